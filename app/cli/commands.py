"""What commands are put on, and what several of them share."""

from typing import Annotated, NoReturn

import typer

main = typer.Typer(add_completion=False, no_args_is_help=True, help="Hemicycle runs a live thematic session.")

Code = Annotated[str, typer.Argument(help="The session's code; the newest session where it is left out.")]


def give_up(why: str) -> NoReturn:
    """End the command with a sentence that says what is wrong and what to do."""
    typer.echo(why, err=True)
    raise typer.Exit(2)
