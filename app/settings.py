"""Everything that can be set, from the environment or a `.env` file."""

from functools import cache, cached_property
from pathlib import Path
from socket import AF_INET, SOCK_DGRAM, socket

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

    trusted_proxies: str = "127.0.0.1, ::1"
    """The proxies in front whose X-Forwarded-For and X-Forwarded-Proto count: addresses, networks, or `*`."""

    metrics_token: str = ""
    """With it `/metrics` is read from anywhere; without one, only on this machine."""

    session_plan: Path = Path(__file__).parent / "sessions" / "uclg-2021-05-18.toml"
    """The plan loaded into an empty database."""

    pushes_per_second: float = 5.0
    """How often one view is sent at most."""

    most_screens: int = 15_000
    """How many open screens one process takes before it asks newcomers to come again in a moment."""

    ping_seconds: float = 25.0
    """How often an idle websocket is tried, and how long its answer may take."""

    follow_seconds: float = 1.0
    """How often the log is asked for entries of other processes."""

    @cached_property
    def found_public_url(self) -> str:
        """`public_url`; where it is not set, this machine's address in its network."""
        return self.public_url.rstrip("/") or f"http://{_own_address()}:{self.port}"


def _own_address() -> str:
    """The address other machines reach this one by. Nothing is sent: connecting UDP only picks a route."""
    with socket(AF_INET, SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1 (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
