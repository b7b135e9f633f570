"""The next question reaches everyone."""

import subprocess
import time
from statistics import median

from service import Service
from tools import Row, Tools, figures

ROUNDS, PASSES = 5, 3


def fan_out(tools: Tools, phones: int) -> list[Row]:
    """The next question to every phone: from the moderator's message to the last phone that has it. Medians of
    several passes, the limit measured before each: a virtual machine is now faster, now slower."""
    limits, lasts = [], []
    for _ in range(PASSES):
        limits.append(tools.bare(phones, ROUNDS)["last_client_ms"]["p50"])
        with tools.server(phones - 1) as service:
            lasts.append(median(next_questions(tools, service)))
    limit, last = median(limits), median(lasts)
    measured = f"{last:.0f} ms (limit {limit:.0f} ms)"
    return [(f"next question to {phones} phones, to the last", measured, f"{last / limit:.2f}x")]


def first_push(tools: Tools, phones: int) -> list[Row]:
    """The first question that a process pushes after its start, beside those that follow."""
    firsts, laters = [], []
    for _ in range(PASSES):
        with (service := tools.house(phones - 1)):
            service.begin()
        with service:
            first, *later = next_questions(tools, service)
        firsts.append(first)
        laters.append(median(later))
    measured = f"{median(firsts):.0f} ms (those after it {median(laters):.0f} ms)"
    return [(f"first question after a start to {phones} phones, to the last", measured, "")]


def many_sessions(tools: Tools, sessions: int, people: int) -> list[Row]:
    """Many small sessions on one process: all their moderators press "next" at once."""
    with tools.house(people, sessions) as service:
        before = service.memory()
        load, most, pause = moderators_press(tools, service), 0, 0.0
        while load.poll() is None:  # not the moment after, when all hang up at once
            most, pause = max(most, service.memory()), service.longest_pause()
            time.sleep(0.25)
        got = figures(load)
    assert got["connected"] == sessions * (people + 1), got
    times = ", ".join(f"{ms:.0f}" for ms in got["rounds_ms"])
    memory = f"{(most - before) / sessions:.0f} kB a session with its phones"
    return [
        (f"next question in {sessions} sessions of {people} phones at once, to the last", f"{times} ms", ""),
        ("longest pause meanwhile, opening every room and connecting included", f"{pause:.0f} ms", ""),
        ("resident memory for them", f"{memory}, {most / 1000:.0f} MB in all", ""),
    ]


def next_questions(tools: Tools, service: Service) -> list[float]:
    """The times of so many next questions in turn, each to the last phone, in ms."""
    times: list[float] = figures(moderators_press(tools, service))["rounds_ms"]
    return times


def moderators_press(tools: Tools, service: Service) -> subprocess.Popen[bytes]:
    """The load client, in which each session's moderator presses "next", again and again."""
    press = ("--trigger", '{"do":"next"}', "--match", 'id="clock"', "--rounds", ROUNDS, "fanout")
    return tools.load(*service.phones_and_moderators(), "--settle", 2500, *press)
