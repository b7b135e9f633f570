"""Everything that can be set, from the environment or a `.env` file."""

from functools import cache
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set. Each field is an environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    database_url: str = "sqlite:///data/hemicycle.db"
    """Where everything is kept: one SQLite file, or postgresql+psycopg://user@host/name."""

    host: str = "0.0.0.0"  # noqa: S104 - phones in the room must reach it
    port: int = 8000

    public_url: str = ""
    """The address participants use, such as https://live.example.org; found out where it is not set."""

    session_plan: Path = Path(__file__).parent / "sessions" / "uclg-2021-05-18.toml"
    """The plan loaded into an empty database."""

    pushes_per_second: float = 5.0
    """How often one view is sent at most."""

    follow_seconds: float = 1.0
    """How often the log is asked for entries of other processes."""


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
