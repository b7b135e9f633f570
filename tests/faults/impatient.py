"""`hemicycle serve`, but what it waits for a minute for, it waits for a second or two. For tests alone.

The intervals are constants of the service; a test that waits for them would take minutes.
"""

from functools import partial

from app import serve
from app.cli import main
from app.live import patience

PING_SECONDS = 1.0
HEAD_SECONDS = 2.0

_config = serve.uvicorn.Config


def _impatient_config(*given: object, **how: object) -> object:
    return _config(*given, **(how | {"ws_ping_interval": PING_SECONDS, "ws_ping_timeout": PING_SECONDS}))  # type: ignore[arg-type]


if __name__ == "__main__":
    serve.uvicorn.Config = _impatient_config  # type: ignore[assignment, misc]
    patience.HEAD_SECONDS = HEAD_SECONDS  # type: ignore[assignment]
    partial(main, ["serve"])()
