"""Everything that can be set, from the environment or a `.env` file."""

from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.address import own_address, public_address
from app.env_file import ENV_FILE, ENV_FILE_ENCODING, broken_lines, names_set
from app.live.hall.proxies import named_proxies

Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class SettingsError(Exception):
    """A setting cannot be used. The text says which, what was expected and what was found, a line each."""


class Settings(BaseSettings):
    """What can be set. Each field is an environment variable of the same name in capitals; an empty one is
    as good as none."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding=ENV_FILE_ENCODING, env_ignore_empty=True, extra="ignore"
    )

    database_url: str = "sqlite:///data/hemicycle.db"
    """Where everything is kept: one SQLite file, or postgresql://user@host/name."""

    host: str = "0.0.0.0"  # noqa: S104 - phones in the room must reach it
    port: Annotated[int, Field(ge=1, le=65535)] = 8000

    public_url: Annotated[str, AfterValidator(public_address)] = ""
    """The address participants use, such as https://live.example.org; found out where it is not set."""

    links: Literal["shown", "hidden"] = "shown"
    """Whether `serve` prints the links; hidden where others read what it prints."""

    trusted_proxies: Annotated[str, AfterValidator(named_proxies)] = "127.0.0.1, ::1"
    """The proxies whose X-Forwarded-For and X-Forwarded-Proto count: addresses, networks, `*` or `none`."""

    metrics_token: str = ""
    """With it `/metrics` is read from anywhere; without one, only on this machine."""

    session_plan: Path = Path(__file__).parent / "sessions" / "uclg-2021-05-18.toml"
    """The plan loaded into an empty database."""

    demo: bool = False
    """Whether `/demo` shows a session's screens side by side, each signed in: for nothing that is to be
    kept."""

    pushes_per_second: Positive = 5.0
    """How often one view is sent at most."""

    most_screens: Annotated[int, Field(ge=1)] = 15_000
    """How many open screens one process takes before it asks newcomers to come again in a moment."""

    ping_seconds: Positive = 25.0
    """How often an idle websocket is tried, and how long its answer may take."""

    follow_seconds: Positive = 1.0
    """How often the log is asked for entries of other processes."""

    @field_validator("*", mode="before")
    @classmethod
    def _without_quotes(cls, given: Any) -> Any:
        """A shell takes quotes away; `docker run --env-file` and service managers leave them."""
        if not isinstance(given, str):
            return given
        text = given.strip()
        return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text

    @cached_property
    def found_public_url(self) -> str:
        """`public_url`; where it is not set, the address by which others reach this service."""
        return self.public_url or f"http://{own_address(self.host)}:{self.port}"


@cache
def settings() -> Settings:
    """The settings of this process. Raises SettingsError, also where a line of the `.env` file says nothing:
    what it was to set would be left out, and another database be used."""
    try:
        if broken := list(broken_lines(_names())):
            raise SettingsError("\n".join(broken))
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(one) for one in error.errors())) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{ENV_FILE}: is not written as UTF-8. Save it as UTF-8.") from error
    except OSError as error:
        raise SettingsError(f"{ENV_FILE}: cannot be read: {error.strerror}.") from error


def misspelt() -> list[str]:
    """What stands in the `.env` file under a name that is none, but nearly one: a sentence each."""
    known = _names()
    near = {n: get_close_matches(n.upper(), known, 1, 0.8) for n in names_set() if n.upper() not in known}
    return [f"{ENV_FILE}: {name} is no setting. Is {match[0]} meant?" for name, match in near.items() if match]


def _names() -> list[str]:
    return [name.upper() for name in Settings.model_fields]


def _sentence(error: Any) -> str:
    """One mistake, with the variable's name, what was expected and what was found."""
    name, found = str(error["loc"][0]).upper(), error["input"]
    match error["type"]:
        case "int_parsing" | "int_from_float" | "less_than_equal" | "greater_than_equal" if name == "PORT":
            expected = "a number from 1 to 65535"
        case "literal_error":
            expected = error["ctx"]["expected"].replace("'", "")
        case "greater_than" | "greater_than_equal":
            expected = str(error["msg"]).replace("Input should be", "a number")
        case "value_error":
            return f"{name}: {error['ctx']['error']}."
        case _:
            expected = str(error["msg"]).removeprefix("Input should be ").split(",")[0]
    return f"{name}: expected {expected}, found {found!r}."
