"""Everyone votes."""

import time

from tools import Row, Tools, figures


def ballots(tools: Tools, phones: int) -> list[Row]:
    """Everyone votes within half a second; an answer comes when the ballot is durable."""
    with tools.server(phones) as service:
        service.moderate({"do": "next"})
        vote = ("--match", '"ack"', "--window", 500, "--settle", 2000, "ack")
        got = figures(tools.load(*service.phones(), *vote))
        pause, entries = service.longest_pause(), service.entries()
    ack = got["ack_ms"]
    assert got["acked"] == phones, got
    assert entries >= 2 * phones, entries
    measured = f"{got['acks_per_s']}/s, p50 {ack['p50']} ms, p99 {ack['p99']} ms"
    return [
        (f"{phones} ballots within 500 ms, durable before the answer", measured, ""),
        ("longest pause of the event loop meanwhile, connecting included", f"{pause:.0f} ms", ""),
    ]


def full_hall(tools: Tools, phones: int) -> list[Row]:
    """A full hall on one process: the question to all, all vote within 20 s, the results live."""
    with tools.server(phones) as service:
        service.moderate({"do": "next"})
        service.moderate({"do": "reveal", "item": "q2"})
        load = tools.load(*service.phones(), "--match", '"ack"', "--window", 20_000, "--settle", 3000, "ack")
        pause = 0.0
        while load.poll() is None:  # not the moment after, when ten thousand hang up at once
            pause = service.longest_pause()
            time.sleep(0.25)
        got, entries = figures(load), service.entries()
    kept = entries - phones - 6
    measured = (
        f"{got['acked']} acknowledged, {kept} in the log, {got['lost']} lost; longest pause {pause:.0f} ms"
    )
    pushed = f"; {got['frames'] / phones:.0f} frames a phone"
    return [(f"{phones} phones on one process vote within 20 s, results live", measured + pushed, "")]
