"""Making one file in a process of its own, so that nobody in the hall waits for it.

`app.exports.aside` starts it. It is told on standard input what to make, and writes the file to standard
output.
"""

import json
import os
import sys
from datetime import datetime
from typing import BinaryIO

from app.exports.asked import UNREADABLE, Asked
from app.exports.download import download_of
from app.exports.formats import FORMATS
from app.exports.record import open_record
from app.exports.report.write import write_report
from app.log.database import open_database
from app.log.sessions import find_session
from app.log.unusable import OUT_OF_REACH

NICENESS = 15
"""The hall comes first, also where both share one core."""


def main() -> None:
    """Make what is asked for; where the database cannot be reached, say why and end with UNREADABLE."""
    os.nice(NICENESS)
    asked = Asked(*json.load(sys.stdin))
    try:
        make(asked, sys.stdout.buffer)
    except OUT_OF_REACH as error:
        print(error, file=sys.stderr)
        sys.exit(UNREADABLE)


def make(asked: Asked, target: BinaryIO) -> None:
    """Read the log as it is at this moment, and write the file. Raises what the database raises."""
    engine = open_database(asked.database_url, reading=True)
    session = find_session(engine, asked.code)
    if session is None:
        raise LookupError(f"no session {asked.code}")
    with open_record(engine, session, asked.profile) as record:
        if asked.report_in:
            write_report(record, asked.report_in, asked.format, target)
        else:
            download = download_of(record, datetime.fromisoformat(asked.generated_at))
            FORMATS[asked.format].write(download, target)
    engine.dispose()


if __name__ == "__main__":
    main()
