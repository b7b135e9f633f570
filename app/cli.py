"""The command line: hemicycle serve | links | export | verify | erase | session."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import segno
import typer
from sqlalchemy import Engine

from app.domain.plan import Plan
from app.exports.csv_zip import write_csv_zip
from app.exports.json_file import json_chunks
from app.exports.names import file_name
from app.exports.record import read_record
from app.log.database import open_database
from app.log.erase import erase_person, knows_person
from app.log.prepare import prepare
from app.log.sessions import PlanError, all_sessions, create_session, find_session, read_plan
from app.log.stored import stored_entries
from app.log.tables import SessionRow
from app.log.verify import UnreadableLog, verify_file
from app.log.verify import verify as verify_log
from app.serve import serve as run_server
from app.settings import Settings, settings

main = typer.Typer(add_completion=False, no_args_is_help=True, help="Hemicycle runs a live thematic session.")
session = typer.Typer(no_args_is_help=True, help="Make sessions, and check their plans.")
main.add_typer(session, name="session")

Code = Annotated[str, typer.Argument(help="The session's code; the newest session where it is left out.")]


@main.command()
def serve() -> None:
    """Get everything ready, print the links, and serve until Ctrl-C."""
    chosen = settings()
    engine = _ready(chosen)
    _print_links(_newest(engine), chosen.found_public_url)
    run_server(chosen, engine)
    typer.echo("Hemicycle has stopped; everything is saved.")


@main.command()
def links(
    code: Code = "", as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False
) -> None:
    """Print the four links of a session."""
    chosen = settings()
    found = _session(_ready(chosen), code)
    if as_json:
        typer.echo(json.dumps({"code": found.code, **_links(found, chosen.found_public_url)}))
    else:
        _print_links(found, chosen.found_public_url)


@main.command()
def export(
    code: Code = "",
    to: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    form: Annotated[str, typer.Option("--format", help="zip or json")] = "zip",
) -> None:
    """Write the session input log to a file."""
    if form not in ("zip", "json"):
        _give_up(f"--format: expected zip or json, found {form!r}")
    engine = _ready(settings())
    record = read_record(engine, _session(engine, code))
    path = to / file_name(record.session, record.state.plan, form)
    with path.open("wb") as file:
        if form == "zip":
            write_csv_zip(record, file, datetime.now(UTC))
        else:
            file.writelines(json_chunks(record, datetime.now(UTC)))
    typer.echo(path)


@main.command()
def verify(
    code: Code = "",
    file: Annotated[Path | None, typer.Option(help="An exported log.json instead of the database.")] = None,
) -> None:
    """Check that a session's log is complete and unchanged; name the first entry that does not hold."""
    if file is not None:
        try:
            verdict = verify_file(file)
        except UnreadableLog as error:
            _give_up(str(error))
    else:
        engine = _ready(settings())
        found = _session(engine, code)
        with engine.connect() as db:
            verdict = verify_log(found.code, stored_entries(db, found.id))
    if verdict.broken_at is not None:
        typer.echo(f"Entry {verdict.broken_at} does not hold: {verdict.why}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{verdict.entries} entries hold. Last chain hash: {verdict.chain_hash.hex()}")
    if verdict.erased:
        typer.echo(f"Erased at a person's request: entries {', '.join(map(str, verdict.erased))}.")


@main.command()
def erase(
    participant: Annotated[str, typer.Argument(help="The participant_ref in the log, such as p-1a2b3c4d5e.")],
    code: Code = "",
) -> None:
    """Erase a participant's name and words. The log keeps its places and still verifies."""
    engine = _ready(settings())
    found = _session(engine, code)
    assert found.id is not None
    if not knows_person(engine, found.id, participant):
        _give_up(f"No one with the reference {participant!r} joined session {found.code}. Nothing was erased.")
    changed = erase_person(engine, found, participant)
    typer.echo(f"Erased: the name, and the words in {changed} entries. A running service forgets them at once.")


@session.command("new")
def new_session(plan: Annotated[Path, typer.Argument(help="A session plan, as TOML.")]) -> None:
    """Make a new session from a plan, and print its links."""
    chosen = settings()
    engine = _ready(chosen)
    _print_links(create_session(engine, _plan(plan)), chosen.found_public_url)


@session.command("check")
def check_plan(plan: Annotated[Path, typer.Argument(help="A session plan, as TOML.")]) -> None:
    """Say whether a plan can be used, and if not, what is wrong with it."""
    found = _plan(plan)
    typer.echo(f"{plan}: good. {len(found.agenda)} agenda items, {len(found.questions)} guiding questions.")


@session.command("list")
def list_sessions() -> None:
    """Every session: its code and when it was made."""
    for row in all_sessions(_ready(settings())):
        typer.echo(f"{row.code}  {row.created_at[:16]}Z")


def _ready(chosen: Settings) -> Engine:
    engine = open_database(chosen.database_url)
    try:
        prepare(engine, chosen.session_plan)
    except PlanError as error:
        _give_up(str(error))
    return engine


def _newest(engine: Engine) -> SessionRow:
    return all_sessions(engine)[-1]


def _session(engine: Engine, code: str) -> SessionRow:
    found = find_session(engine, code) if code else _newest(engine)
    if found is None:
        _give_up(f"There is no session with the code {code!r}; `hemicycle session list` lists them.")
    return found


def _plan(path: Path) -> Plan:
    try:
        return read_plan(path)
    except PlanError as error:
        _give_up(str(error))


def _give_up(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(2)


def _links(row: SessionRow, public_url: str) -> dict[str, str]:
    return {
        "participants": f"{public_url}/{row.code}",
        "moderator": f"{public_url}/in/{row.moderator_token}",
        "board": f"{public_url}/in/{row.board_token}",
        "rapporteur": f"{public_url}/in/{row.rapporteur_token}",
    }


def _print_links(row: SessionRow, public_url: str) -> None:
    found = _links(row, public_url)
    typer.echo(f"\nHemicycle session {row.code}\n")
    segno.make(found["participants"], error="l").terminal(out=sys.stdout, compact=True, border=2)
    for name, url in found.items():
        typer.echo(f"  {name:<13}{url}")
    typer.echo("\nThe last three links are keys: give each only to whom it is for. Ctrl-C ends.\n")
    sys.stdout.flush()
