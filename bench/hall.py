"""A hall full of phones for measuring: a session in a fresh database, with everyone joined already.

`python bench/hall.py DATABASE_URL PEOPLE FOLDER` writes `phones.txt` (a line a phone, as wsload reads it: the
path, its cookie, and the ballot it sends), `moderator.txt`, and `links.json` into FOLDER.
"""

import json
import sys
from pathlib import Path
from uuid import uuid4

from app.domain.people.entries import Joined
from app.live.hall.identity import cookie
from app.log.append import Draft, append
from app.log.database import open_database
from app.log.prepare import prepare
from app.log.sessions import all_sessions
from app.settings import Settings

AT_ONCE = 1000


def fill(url: str, people: int, folder: Path) -> None:
    """Make the session and everyone's cookies and ballots."""
    engine = open_database(url)
    prepare(engine, Settings().session_plan)
    session = all_sessions(engine)[-1]
    assert session.id is not None
    everyone = [f"p-{number:010x}" for number in range(people)]
    sections = ["africa", "europe", "asia_pacific", "latin_america"]
    for start in range(0, people, AT_ONCE):
        drafts = [
            Draft(
                session.id,
                who,
                Joined(constituencies={"section": sections[place % 4], "role": "councillor"}),
                f"join-{who}",
                f"Name {who}",
            )
            for place, who in enumerate(everyone[start : start + AT_ONCE])
        ]
        append(engine, {session.id: session.code}, drafts)
    path = f"/s/{session.code}/live/participant?seen={people + 1}"
    with (folder / "phones.txt").open("w") as file:
        for place, who in enumerate(everyone):
            name, value = cookie(session, "participant", who)
            ballot = {"do": "ballot", "item": "q2", "answer": str(place % 5 + 1), "key": str(uuid4())}
            file.write(f"{path}\tCookie: {name}={value}\\r\\n\t{json.dumps(ballot)}\n")
    name, value = cookie(session, "moderator", "moderator")
    links = {"code": session.code, "cookie": f"{name}={value}", "database": url}
    links["rapporteur"] = "=".join(cookie(session, "rapporteur", "rapporteur"))
    (folder / "links.json").write_text(json.dumps(links))


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
