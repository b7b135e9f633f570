"""Makes docs/example: the report of a rehearsed session of 18 May 2021, as it may be passed on.

`python scripts/example.py` lets sixty simulated participants play the real plan through the real service on a
temporary database, writes what a rapporteur would write, and makes the files. With a folder named after it, it
keeps the database there, and makes the files anew of one that is there.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sqlalchemy import Engine  # noqa: E402

from app.domain.entry import Body  # noqa: E402
from app.domain.guidance.harvest import InputConsidered  # noqa: E402
from app.domain.guidance.reporting import ReportWritten  # noqa: E402
from app.domain.guidance.statements import StatementRevised  # noqa: E402
from app.domain.text import Language  # noqa: E402
from app.exports.record import open_record  # noqa: E402
from app.exports.report.write import write_report  # noqa: E402
from app.log.append import Draft, append  # noqa: E402
from app.log.database import open_database  # noqa: E402
from app.log.sessions import all_sessions, newest_session  # noqa: E402
from app.log.tables import SessionRow  # noqa: E402
from app.rehearsal.copy import make_copy, plan_of  # noqa: E402
from app.rehearsal.own_server import own_server  # noqa: E402
from app.rehearsal.rehearse import Asked, rehearse  # noqa: E402

EXAMPLE = ROOT / "docs" / "example"
FILES: tuple[tuple[Language, str], ...] = (("es", "docx"), ("es", "pdf"), ("es", "md"), ("en", "docx"))
PLAN = ROOT / "app" / "sessions" / "uclg-2021-05-18.toml"
PEOPLE, SPEED = 60, 45.0

WRITTEN: dict[tuple[str, Language], str] = {
    (
        "summary",
        "en",
    ): "The session confirms that local and regional governments are already partners of cooperation"
    " at every level.\n"
    "The relationship with donors has improved, but its rules are still made for ministries.\n"
    "Seen locally, cooperation is an exchange between equals; seen globally, it is still described as aid.\n"
    "Access to finance for local services is the obstacle named most.\n"
    "The crisis stopped exchanges and opened other ways to cooperate; whether they stay is yet to be decided.",
    (
        "summary",
        "es",
    ): "La sesión confirma que los gobiernos locales y regionales son ya socios de la cooperación en"
    " todos los niveles.\n"
    "La relación con los donantes ha mejorado, pero sus reglas siguen pensadas para los ministerios.\n"
    "Vista desde lo local, la cooperación es intercambio entre iguales; vista desde lo mundial, todavía se"
    " describe como ayuda.\n"
    "El acceso a la financiación de los servicios locales es el obstáculo más citado.\n"
    "La crisis detuvo intercambios y abrió otras formas de cooperar, cuya continuidad queda por decidir.",
    ("next_steps", "en"): "The rapporteur sends this draft to the Secretariat within a week.\n"
    "The CIB Working Group takes the statements into the draft policy statement before the Executive Bureau"
    " meets.",
    ("next_steps", "es"): "La relatoría envía este borrador a la Secretaría en el plazo de una semana.\n"
    "El Grupo de Trabajo CIB recoge los enunciados en el borrador de declaración antes de la reunión del Buró"
    " Ejecutivo.",
}
OF_EACH_QUESTION: dict[tuple[str, Language], str] = {
    (
        "said",
        "en",
    ): "Contributions tell of experience rather than of principles, and ask again for simpler rules.",
    (
        "said",
        "es",
    ): "Las aportaciones describen experiencias concretas antes que principios, y repiten la petición de"
    " reglas más sencillas.",
    (
        "divided",
        "en",
    ): "The differences between sections are those of few people; no disagreement follows from them.",
    (
        "divided",
        "es",
    ): "Las diferencias entre secciones son de pocas personas y no permiten concluir un desacuerdo.",
    ("open", "en"): "Who pays for following up what was agreed.",
    ("open", "es"): "Quién financia el seguimiento de lo acordado.",
}


SECTIONS = (
    "4. Addressing inequalities",
    "2. Mechanisms for cooperation",
    "2. Mechanisms for cooperation",
    "3. Local services and access to finance",
    "1. Health systems and pandemic response",
)
"""The section of the policy to which each statement goes."""

NOT_TAKEN_UP = {"Q1-004": "Says the same as Q1-002.", "Q3-003": "Concerns another session."}


def main() -> None:
    """Make the files."""
    if len(sys.argv) > 1:
        make_of(Path(sys.argv[1]))
        return
    with TemporaryDirectory(prefix="hemicycle-example-") as folder:
        make_of(Path(folder))


def make_of(folder: Path) -> None:
    """Make them of the database in a folder, which is played first where it is not there yet."""
    file = folder / "example.db"
    database, played = f"sqlite:///{file}", file.exists()
    session = newest(database) if played else play(database)
    engine = open_database(database)
    for language, format in FILES:
        target = EXAMPLE / f"report_{language}.{format}"
        with open_record(engine, session, "shareable") as record, target.open("wb") as opened:
            write_report(record, language, format, opened)
        print(target)


def newest(database: str) -> SessionRow:
    """The copy that was played."""
    return next(one for one in reversed(all_sessions(open_database(database))) if one.rehearsal_of)


def play(database: str) -> SessionRow:
    """Let the session be played, and what a rapporteur writes be written."""
    with own_server(DATABASE_URL=database, SESSION_PLAN=str(PLAN), DEMO="yes") as address:
        engine = open_database(database)
        original = newest_session(engine)
        assert original is not None
        copy = make_copy(engine, original)
        asyncio.run(rehearse(Asked(address, copy, plan_of(engine, copy), PEOPLE, SPEED), print))
    write(engine, copy)
    return copy


def write(engine: Engine, session: SessionRow) -> None:
    """What the rapporteur writes into the report."""
    assert session.id is not None
    questions = [item.id for item in plan_of(engine, session).agenda if item.question]
    parts = WRITTEN | {
        (f"{item}.{part}", language): text
        for item in questions
        for (part, language), text in OF_EACH_QUESTION.items()
    }
    with open_record(engine, session) as record:
        statements, inputs = dict(record.state.statements), list(record.state.inputs)
    bodies: list[Body] = [
        ReportWritten(part=part, language=to, text=text) for (part, to), text in parts.items()
    ]
    bodies += [
        StatementRevised(statement=id, revision=one.revision, section=section)
        for (id, one), section in zip(statements.items(), SECTIONS, strict=False)
    ]
    bodies += [InputConsidered(input=one) for one in inputs if one not in NOT_TAKEN_UP]
    bodies += [InputConsidered(input=one, why_not=why) for one, why in NOT_TAKEN_UP.items()]
    drafts = [Draft(session.id, "rapporteur", body) for body in bodies]
    append(engine, {session.id: session.code}, drafts)


if __name__ == "__main__":
    main()
