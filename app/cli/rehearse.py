"""`hemicycle rehearse`: a session played through by simulated participants, on a copy that is wiped."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Annotated, NamedTuple

import typer
from sqlalchemy import Engine

from app.address import EVERYWHERE, own_address
from app.cli.commands import Code, end_as_ctrl_c_does, give_up, main
from app.cli.database import existing, session_of
from app.cli.links import links_of
from app.log.tables import SessionRow
from app.log.wipe import wipe_copy
from app.rehearsal.browser import NoAnswer
from app.rehearsal.copy import NothingToRehearse, copied, copies, plan_of
from app.rehearsal.house import Tell
from app.rehearsal.own_server import THIS_MACHINE, own_server, serves
from app.rehearsal.rehearse import Asked, rehearse
from app.rehearsal.report import Report
from app.settings import Settings, settings

MOST_PARTICIPANTS = 2000


class Wanted(NamedTuple):
    """What was asked for: by how many, how fast, at which server, and whether the copy is to be kept."""

    participants: int
    speed: float
    server: str
    keep: bool


@main.command("rehearse")
def rehearse_session(
    code: Code = "",
    participants: Annotated[
        int, typer.Option(min=1, max=MOST_PARTICIPANTS, help="How many simulated participants come.")
    ] = 60,
    speed: Annotated[float, typer.Option(min=0.1, max=1000, help="So many times faster than life.")] = 1.0,
    server: Annotated[
        str, typer.Option(help="The address of the running service, where it is not this machine's own.")
    ] = "",
    keep: Annotated[bool, typer.Option("--keep", help="Keep the copy, to look round in it.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="What was measured, for programs; how it goes is told on stderr.")
    ] = False,
    wipe: Annotated[
        bool, typer.Option("--wipe", help="Only wipe the copies that were kept, or left by a crash.")
    ] = False,
) -> None:
    """Let simulated participants play a session through, on a marked copy of it that is wiped at the end.

    The session itself is only read. It is played at the running service; where there is none, at one for the
    time of the rehearsal.
    """
    tell = partial(typer.echo, err=as_json)
    engine = existing(settings(), reading=False)
    if wipe:
        _wipe(engine, code)
        return
    original, wanted = session_of(engine, code), Wanted(participants, speed, server, keep)
    with _ended_in_words(tell):
        report = _rehearsed(engine, original, wanted, tell)
    if as_json:
        typer.echo(json.dumps({**report.data, "kept": keep}))
    else:
        tell("\n".join(["", *report.lines]))
    tell(_what_is_left(report.code, keep))
    if report.troubles:
        raise typer.Exit(1)


def _wipe(engine: Engine, code: str) -> None:
    found = copies(engine, code)
    for copy in found:
        wipe_copy(engine, copy)
        typer.echo(f"{copy.code}  rehearsal of {copy.rehearsal_of}: wiped.")
    if not found:
        typer.echo("There is no copy to wipe.")


@contextmanager
def _ended_in_words(tell: Tell) -> Iterator[None]:
    """Where it ends before its time, the command says why in a sentence. What ends a program ends it as Ctrl-C
    does, so that the copy is wiped."""
    end_as_ctrl_c_does()
    try:
        yield
    except NothingToRehearse as error:
        give_up(str(error))
    except NoAnswer as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as end:
        tell("Stopped; the session itself was only read.")
        raise typer.Exit(130) from end


def _rehearsed(engine: Engine, original: SessionRow, wanted: Wanted, tell: Tell) -> Report:
    with (
        copied(engine, original, wanted.keep) as copy,
        _server(wanted.server, copy.code, settings()) as address,
    ):
        tell(f"Rehearsal of {original.code} as {copy.code}, at {address}\n")
        for name, url in links_of(copy, address).items():
            if name != "co-moderator":
                tell(f"  {name:<13}{url}")
        tell("")
        asked = Asked(address, copy, plan_of(engine, copy), wanted.participants, wanted.speed)
        return asyncio.run(rehearse(asked, tell))


@contextmanager
def _server(given: str, code: str, chosen: Settings) -> Iterator[str]:
    """The address of a server that has the session: the one that is given, this machine's, or one of its own.
    Raises NoAnswer where the one that is given does not have it."""
    host = THIS_MACHINE if chosen.host in EVERYWHERE else own_address(chosen.host)
    address = given.rstrip("/") or f"http://{host}:{chosen.port}"
    try:
        if serves(address, code):
            yield address
            return
        why = f"The server at {address} has not the database of DATABASE_URL here, or is another program."
    except OSError as error:
        why = f"Nobody answers at {address} ({error.strerror or error}). Is the service running?"
    if given:
        raise NoAnswer(why)
    with own_server() as own:
        yield own


def _what_is_left(code: str, keep: bool) -> str:
    if keep:
        return f"The copy is kept: `hemicycle links {code}`. `hemicycle rehearse --wipe {code}` wipes it."
    return "The copy is wiped; the session itself was only read."
