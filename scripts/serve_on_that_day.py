"""`hemicycle serve` for pictures: its clock is off by as many seconds as the file in CLOCK_FILE says."""

import datetime as calendar
import os
import time
from pathlib import Path

real_time, real_count, file = time.time, time.clock_gettime, Path(os.environ["CLOCK_FILE"])


class Then(calendar.datetime):
    """A datetime whose present is another."""

    @classmethod
    def now(cls, tz: calendar.tzinfo | None = None) -> calendar.datetime:
        """The present, by the clock that is off."""
        return calendar.datetime.fromtimestamp(time.time(), tz)


time.time = lambda: real_time() + float(file.read_text())
time.clock_gettime = lambda which: real_count(which) + float(file.read_text())
calendar.datetime = Then  # type: ignore[misc]

from app.cli import main  # noqa: E402 - whatever reads the time must find it changed

main(["serve"])
