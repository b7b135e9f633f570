"""A hall full of phones for measuring: sessions in a fresh database, with everyone joined already.

`python bench/hall.py DATABASE_URL PEOPLE FOLDER [SESSIONS]`, so many PEOPLE in each of the SESSIONS, writes
`phones.txt` (a line a phone, as wsload reads it: the path, its cookie, and the ballot it sends; each session's
first, then each session's second), `moderators.txt` (a line a session), and `links.json` (of the first session)
into FOLDER.
"""

import json
import sys
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine

from app.domain.people.entries import Joined
from app.live.asking.screen import Screen
from app.live.hall.identity import cookie
from app.log.append import Draft, append
from app.log.database import open_database
from app.log.plan_file import read_plan
from app.log.prepare import prepare
from app.log.sessions import all_sessions, create_session
from app.log.tables import SessionRow
from app.settings import Settings

AT_ONCE = 1000
SECTIONS = ("africa", "europe", "asia_pacific", "latin_america")


def fill(url: str, people: int, folder: Path, sessions: int = 1) -> None:
    """Make the sessions and everyone's cookies and ballots."""
    engine = open_database(url)
    plan = Settings().session_plan
    prepare(engine, plan)
    for _ in range(sessions - len(all_sessions(engine))):
        create_session(engine, read_plan(plan))
    everyone = [f"p-{number:010x}" for number in range(people)]
    rooms = all_sessions(engine)
    for session in rooms:
        let_in(engine, session, everyone)
    entries = people + 1  # the plan, and everyone's joining
    phones = [phone(one, place, who, entries) for place, who in enumerate(everyone) for one in rooms]
    (folder / "phones.txt").write_text("".join(phones))
    (folder / "moderators.txt").write_text("".join(map(moderator, rooms)))
    links = {
        "code": rooms[0].code,
        "cookie": signed_in(rooms[0], "moderator", "moderator"),
        "rapporteur": signed_in(rooms[0], "rapporteur", "rapporteur"),
        "entries": entries,
    }
    (folder / "links.json").write_text(json.dumps(links))


def let_in(engine: Engine, session: SessionRow, everyone: list[str]) -> None:
    """Everyone joins the session."""
    assert session.id is not None
    drafts = [
        Draft(
            session.id,
            who,
            Joined(constituencies={"section": SECTIONS[place % 4], "role": "councillor"}),
            f"join-{who}",
            f"Name {who}",
        )
        for place, who in enumerate(everyone)
    ]
    for start in range(0, len(drafts), AT_ONCE):
        append(engine, {session.id: session.code}, drafts[start : start + AT_ONCE])


def phone(session: SessionRow, place: int, who: str, entries: int) -> str:
    """A participant's line for wsload; their page was made when the log had so many entries."""
    ballot = {"do": "ballot", "item": "q2", "answer": str(place % 5 + 1), "key": str(uuid4())}
    path = f"/s/{session.code}/live/participant?seen={entries}"
    return line(path, signed_in(session, "participant", who), json.dumps(ballot))


def moderator(session: SessionRow) -> str:
    """The moderator's line for wsload."""
    return line(f"/s/{session.code}/live/moderator", signed_in(session, "moderator", "moderator"))


def line(path: str, cookie: str, message: str = "") -> str:
    """The path, the headers, and what is sent."""
    return f"{path}\tCookie: {cookie}\\r\\n\t{message}\n"


def signed_in(session: SessionRow, screen: Screen, who: str) -> str:
    """The cookie of someone at a screen."""
    return "=".join(cookie(session, screen, who))


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:]))
