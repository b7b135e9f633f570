"""`hemicycle serve`."""

import typer

from app.cli.commands import main
from app.cli.database import newest, ready
from app.cli.links import print_links
from app.serve import serve as run_server
from app.settings import settings


@main.command()
def serve() -> None:
    """Get everything ready, print the links, and serve until Ctrl-C."""
    chosen = settings()
    engine = ready(chosen)
    print_links(newest(engine), chosen.found_public_url)
    run_server(chosen, engine)
    typer.echo("Hemicycle has stopped; everything is saved.")
