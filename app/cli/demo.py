"""`hemicycle demo`: the session of 18 May 2021 in three minutes, on a database that goes at the end."""

import asyncio
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from urllib.parse import urlsplit

import typer

from app.address import own_address
from app.cli.commands import end_as_ctrl_c_does, main
from app.cli.links import links_of
from app.log.database import open_database
from app.log.sessions import newest_session
from app.log.tables import SessionRow
from app.rehearsal.browser import NoAnswer
from app.rehearsal.copy import make_copy, plan_of
from app.rehearsal.own_server import own_server
from app.rehearsal.rehearse import Asked, rehearse
from app.settings import Settings, settings

SPEED = 30.0
"""An hour and a half in three minutes."""

PLAN = str(Settings.model_fields["session_plan"].default)
"""Whatever plan is set here, it is the session of 18 May."""

WHAT_TO_SEE = {
    "board": "The board: what the room sees. Press F there.",
    "participants": "A phone: join, vote and write as one of them.",
    "moderator": "The moderator's laptop. Today its keys are pressed for you.",
    "rapporteur": "The rapporteur's desk: every line of the log, and the files to take home.",
}


@main.command()
def demo(
    participants: Annotated[int, typer.Option(min=1, max=500, help="How many simulated people come.")] = 60,
    speed: Annotated[float, typer.Option(min=1, max=1000, help="So many times faster than life.")] = SPEED,
) -> None:
    """Show a whole session in three minutes: simulated people, real screens. Nothing is kept."""
    end_as_ctrl_c_does()
    with TemporaryDirectory(prefix="hemicycle-demo-") as folder, suppress(KeyboardInterrupt):
        database = f"sqlite:///{Path(folder) / 'demo.db'}"
        host = settings().host
        try:
            with own_server(host, DATABASE_URL=database, SESSION_PLAN=PLAN, DEMO="yes") as address:
                outside = f"http://{own_address(host)}:{urlsplit(address).port}"
                _show(database, address, outside, participants, speed)
        except NoAnswer as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error
    typer.echo("\nThe demonstration has ended; nothing of it is kept.")


def _show(database: str, address: str, outside: str, participants: int, speed: float) -> None:
    engine = open_database(database)
    original = newest_session(engine)
    assert original is not None
    copy = make_copy(engine, original)
    _say_what_to_see(copy, outside, 93 / speed)
    asked = Asked(address, copy, plan_of(engine, copy), participants, speed)
    report = asyncio.run(rehearse(asked, typer.echo))
    typer.echo(
        "\n".join(["", report.lines[0], "Look round as long as you like: results, log, files. Ctrl-C ends it."])
    )
    engine.dispose()
    while True:
        time.sleep(3600)


def _say_what_to_see(copy: SessionRow, address: str, minutes: float) -> None:
    links = links_of(copy, address)
    typer.echo("\nHemicycle: the session of 18 May 2021, with simulated participants\n")
    typer.echo(f"  Everything side by side: board, moderator and a phone.\n    {address}/demo/{copy.code}\n")
    for name, what in WHAT_TO_SEE.items():
        typer.echo(f"  {what}\n    {links[name]}\n")
    typer.echo(
        f"It takes about {max(1, round(minutes))} minutes, told by the clock of that day. Ctrl-C ends it.\n"
    )
