"""What commands are put on, and what several of them share."""

import os
import signal
import sys
from contextlib import suppress
from typing import Annotated, Any, NoReturn
from unicodedata import category

import typer
from sqlalchemy.exc import DBAPIError
from typer.core import TyperGroup

from app.listening import CannotListen
from app.log.database import database_address
from app.log.plan_file import PlanError
from app.log.unusable import DatabaseUnusable, why_unusable
from app.settings import SettingsError, settings


class Commands(TyperGroup):
    """Commands that say in a sentence what was wrong with what they were given, and end with 2.

    Nothing that they write can be read by other users of the machine.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        os.umask(0o077)
        _say_what_can_be_said()
        try:
            return super().invoke(ctx)
        except (SettingsError, CannotListen, DatabaseUnusable, PlanError) as error:
            give_up(str(error))
        except DBAPIError as error:
            give_up(why_unusable(error, database_address(settings().database_url)))
        except BrokenPipeError:
            raise
        except OSError as error:
            give_up(f"{error.filename or 'What was to be written'}: {error.strerror or error}.")


main = typer.Typer(
    cls=Commands, add_completion=False, no_args_is_help=True, help="Hemicycle runs a live thematic session."
)

Code = Annotated[str, typer.Argument(help="The session's code; the newest session where it is left out.")]


def give_up(why: str) -> NoReturn:
    """End the command with a sentence that says what is wrong and what to do."""
    typer.echo(shown(why), err=True)
    raise typer.Exit(2)


def shown(text: str) -> str:
    """The text as a terminal may be given it: what would steer it is written out, such as `\\x1b`."""
    return "".join(ascii(one)[1:-1] if category(one)[0] == "C" and one != "\n" else one for one in text)


def end_as_ctrl_c_does() -> None:
    """Whatever asks this command to end, ends it as Ctrl-C does: what must be done at its end is done."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)


def _say_what_can_be_said() -> None:
    """A letter that the terminal does not have becomes a question mark, rather than the end of the command."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
