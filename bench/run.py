"""The live path against the machine's limit: `make bench` (five minutes; needs a C compiler and two cores).

The server runs on one core, the load clients (wsload.c, join.c) on the other. The limit (limit.c) is a bare
epoll server in C that writes one ready frame to every phone, measured in the same run, so that ratios hold on
any machine. Prints a table in Markdown, as docs/benchmarks.md keeps it.

`python bench/run.py joins` measures the rows of that name alone.
"""

import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from arrivals import come_back, first_joins
from ballots import ballots, full_hall
from long_session import start
from pushes import fan_out, first_push, many_sessions
from tools import Row, Tools

ROWS: dict[str, Callable[[Tools], list[Row]]] = {
    "fan-out": lambda tools: fan_out(tools, 5000),
    "first-push": lambda tools: first_push(tools, 2000),
    "ballots": lambda tools: [*ballots(tools, 3000), *ballots(tools, 5000)],
    "joins": lambda tools: first_joins(tools, 2000),
    "returns": lambda tools: come_back(tools, 5000),
    "hall": lambda tools: full_hall(tools, 10_000),
    "sessions": lambda tools: many_sessions(tools, 200, 50),
    "start": lambda tools: start(tools, 200_000),
}


def main(wanted: list[str]) -> None:
    """Measure everything, or what is wanted of it, and print the table."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    with tempfile.TemporaryDirectory() as folder:
        tools = Tools(Path(folder))
        rows = [row for name in wanted or ROWS for row in ROWS[name](tools)]
    print("\n| what | measured | against the limit |\n|---|---|---|")
    for what, measured, ratio in rows:
        print(f"| {what} | {measured} | {ratio} |")


if __name__ == "__main__":
    main(sys.argv[1:])
