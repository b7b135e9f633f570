"""Makes suggestions in a process of its own: asked on standard input, told on standard output, both JSON."""

import json
import os
import sys

from app.sense.said import asked_from
from app.sense.suggest import suggest

NICENESS = 15
"""The hall comes first, also where both share one core."""


def main() -> None:
    """Suggest what is asked for."""
    os.nice(NICENESS)
    json.dump(suggest(asked_from(json.load(sys.stdin))), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
