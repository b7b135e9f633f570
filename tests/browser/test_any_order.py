"""Whatever happens, in whatever order, to the tabs of a phone: what was sent is in the log once, and what was
typed is on the screen or in the log."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Error, Page, expect

from tests.faults.house import SOAK
from tests.faults.relay import Relay
from tests.faults.strangers import BAD_GATEWAY, FILTER, PORTAL
from tests.server.harness import Server

from .people import Phone, Room, eventually

WALKS = 40 if SOAK else 6
MOODS = {"a portal": PORTAL, "a filter": FILTER, "a bad gateway": BAD_GATEWAY}
HAPPENINGS = [
    "vote",
    "send",
    "type",
    "reload",
    "crash",
    "another tab",
    "next",
    "dead line",
    "broken line",
    "well",
]
WALK = st.lists(st.sampled_from([*HAPPENINGS, *MOODS]), min_size=4, max_size=9)
QUESTIONS = ("q1", "q2", "q3", "q5")


class Walk:
    """One phone with up to two tabs, in a hall whose network does what it likes."""

    def __init__(self, room: Room, relay: Relay) -> None:
        self.room, self.relay = room, relay
        self.phone: Phone = room.stranger(base_url=relay.url)
        self.phone.expected = re.compile(".")
        self.phone.join()
        self.moderator = room.scene.at("q2")
        self.phone.sees_question(room.plan.as_planned["q2"])
        self.tabs: list[Page] = [self.phone.page]
        self.sent: list[str] = []
        self.typed = ""
        self.voted: set[str] = set()
        self.number = 0

    @property
    def tab(self) -> Page:
        """The tab in front."""
        return self.tabs[-1]

    def happen(self, what: str) -> None:
        """One thing happens."""
        if what in MOODS:
            self.relay.let_answer(MOODS[what])
        elif what in ("dead line", "broken line"):
            self.relay.deaden() if what == "dead line" else self.relay.drop()
        elif what == "well":
            self.relay.mend()
        elif what == "next":
            self.moderator.send("go", item=QUESTIONS[(self.number + len(self.sent)) % len(QUESTIONS)])
        elif what in ("reload", "crash", "another tab"):
            self._open_anew(what)
        elif self.tab.locator("form.words").count():
            self._do(what)
        self.number += 1

    def _open_anew(self, what: str) -> None:
        self.relay.mend()  # a page that is not there cannot be opened
        if what == "crash":
            self.tabs.pop().close(run_before_unload=False)
        if what != "reload" and len(self.tabs) < 2:
            self.tabs.append(self.phone.context.new_page())
        self.tab.goto(f"/s/{self.room.code}")

    def _do(self, what: str) -> None:
        with suppress(Error):  # the question may leave at this very moment
            if what == "vote" and self.tab.locator("form.vote").count():
                self.voted.add(self.tab.locator("form.vote").get_attribute("data-item") or "")
                self.tab.locator('form.vote [value="no_opinion"]').first.check(timeout=1000, force=True)
                self.tab.locator("form.vote button.primary").click(timeout=1000)
            elif what in ("send", "type"):
                text = f"{what} {self.number}"
                self.tab.locator("[data-draft]").fill(text, timeout=1000)
                self.typed = text
                if what == "send":
                    self.tab.locator("form.words button.primary").click(timeout=1000)
                    self.sent, self.typed = [*self.sent, text], ""

    def comes_right(self) -> None:
        """All is well again: nothing that was sent or typed is lost, and nothing is there twice."""
        self.relay.mend()
        self.tab.evaluate("window.dispatchEvent(new Event('online'))")
        kept = "Object.keys(localStorage).filter(key => key.includes(':message:')).length"
        eventually(lambda: self.tab.evaluate(kept) == 0, "everything kept to be answered", self.tab)
        texts = [input.text for input in self.room.scene.state.inputs.values()]
        assert len(texts) == len(set(texts)), texts
        assert set(self.sent) <= set(texts), (self.sent, texts)
        if self.typed:
            shown = (
                self.tab.locator("[data-draft]").input_value()
                if self.tab.locator("[data-draft]").count()
                else ""
            )
            shown += " ".join(self.tab.locator("[data-leftover]").all_inner_texts())
            assert self.typed in shown or self.typed in texts, (self.typed, shown)


@pytest.fixture
def halls(browser: Browser, server: Server) -> Iterator[list[tuple[Room, Relay]]]:
    """The sessions of the walks, closed at the end."""
    opened: list[tuple[Room, Relay]] = []
    yield opened
    for room, _relay in opened:
        room.close()


@settings(
    max_examples=WALKS,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(walk=WALK)
def test_nothing_sent_or_typed_is_lost_whatever_happens(
    browser: Browser, server: Server, halls: list[tuple[Room, Relay]], walk: list[str]
) -> None:
    room, relay = Room(browser, server), Relay(server.port)
    room.waysides.append(relay)
    halls.append((room, relay))
    one = Walk(room, relay)
    for what in walk:
        one.happen(what)
    one.comes_right()
    expect(one.tab.locator("#line")).to_be_hidden(timeout=20_000)
