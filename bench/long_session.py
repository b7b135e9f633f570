"""A session with a long log: its start, and its downloads."""

import time
from concurrent.futures import ThreadPoolExecutor

from service import Service
from tools import Row, Tools


def start(tools: Tools, entries: int) -> list[Row]:
    """From the command to ready, with a long log."""
    service = tools.house(5000)
    with service:
        service.begin()
        service.moderate({"do": "next"})
    service.run("long_log.py", entries)
    with service:
        took, have = service.started_in, service.entries()
        downloads = [download(service, have, ending) for ending in ("xlsx", "zip", "json")]
    return [(f"start with a log of {have} entries, to ready", f"{took:.1f} s", ""), *downloads]


def download(service: Service, entries: int, ending: str) -> Row:
    """The rapporteur's file of a long log: the longest that anyone else waits meanwhile, and the memory it
    takes beside the room, the process that makes it included."""
    before, longest, peak = service.memory_of_all(), 0.0, 0
    with ThreadPoolExecutor(1) as rapporteur:
        size = rapporteur.submit(service.take_home, ending)
        while not size.done():
            began = time.monotonic()
            service.get("/healthz")
            longest = max(longest, time.monotonic() - began)
            peak = max(peak, service.memory_of_all())
            time.sleep(0.02)
    more = max(peak - before, 0) / 1000
    measured = f"longest wait {longest * 1000:.0f} ms, {more:.0f} MB more ({size.result() / 1e6:.0f} MB sent)"
    return (f"download of {entries} entries as {ending.upper()}, for everyone else", measured, "")
