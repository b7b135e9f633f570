"""People come: back, after the network was gone, and for the first time."""

import time

from tools import Row, Tools, figures


def first_joins(tools: Tools, people: int) -> list[Row]:
    """A hall scans the code together: each gets the form, joins, gets the page and opens the websocket. The
    last of them is in, and nobody was sent away."""
    with tools.house(0) as service:
        join = tools.join(service.port, service.links["code"], people, service.links["entries"])
        got, pause = figures(join), service.longest_pause()
    assert got["in"] == people, got
    form, line = got["form"], got["line"]
    rate = f"{got['a_second']} people a second ({4 * got['a_second']} requests)"
    after = f"the form after {form['p50'] / 1000:.1f} s, in after {line['p50'] / 1000:.1f} s"
    return [
        (f"{people} people join at once: form, page, websocket", f"{rate}, {after}", ""),
        ("longest pause of the event loop meanwhile", f"{pause:.0f} ms", ""),
    ]


def come_back(tools: Tools, phones: int) -> list[Row]:
    """Everyone's network comes back at once: connect, be recognised, show the present screen."""
    bare = tools.bare(phones, 1)
    with tools.server(phones) as service:
        before = service.memory()
        phones_there = ("--settle", 4000, "--match", "<", "--rounds", 0, "fanout")
        load = tools.load(*service.phones(), *phones_there)
        time.sleep(phones / 1000 + 2)
        memory = (service.memory() - before) / phones
        got = figures(load)
    ours, limit = got["connects_per_s"], bare["connects_per_s"]
    return [
        (f"{phones} phones come back at once", f"{ours}/s (limit {limit}/s)", f"{limit / ours:.1f}x"),
        ("resident memory for each connected phone", f"{memory:.1f} kB", ""),
    ]
