"""`hemicycle serve`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from app.cli.commands import main
from app.cli.database import newest, ready
from app.cli.links import print_links, warn_of_address
from app.listening import try_to_listen
from app.log.tables import SessionRow
from app.settings import Settings, misspelt, settings


@main.command()
def serve() -> None:
    """Get everything ready, print the links, and serve until Ctrl-C."""
    chosen = settings()
    try_to_listen(chosen.host, chosen.port)
    engine = ready(chosen)
    with _heard_or_not():
        _announce(newest(engine), chosen)
    from app.serve import serve as run_server  # only now: it takes longer than all other commands together

    run_server(chosen, engine)
    with _heard_or_not():
        typer.echo("Hemicycle has stopped; everything is saved.")


def _announce(row: SessionRow, chosen: Settings) -> None:
    for line in misspelt():
        typer.echo(line, err=True)
    if chosen.links == "shown":
        print_links(row, chosen)
        typer.echo("Ctrl-C ends.\n")
    else:
        typer.echo(f"Hemicycle session {row.code} at {chosen.found_public_url}. Its links: `hemicycle links`.")
        warn_of_address(chosen)


@contextmanager
def _heard_or_not() -> Iterator[None]:
    """Where nobody reads what is printed any more, the service goes on without printing."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
