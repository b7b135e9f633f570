"""One simulated participant: how they come in, and what they are known by."""

import re
import time

from app.domain.text import LANGUAGES
from app.rehearsal.browser import NoAnswer
from app.rehearsal.house import House
from app.rehearsal.screen import OnScreen

_KEY = re.compile(r'name="key" value="([^"]+)"')

NAMELESS, UNSAID = 0.1, 0.15
"""How many give no name, and how many leave a constituency out."""


class Person(OnScreen):
    """The participant with this number, by which it goes round who reads which language."""

    def __init__(self, house: House, number: int) -> None:
        super().__init__(house, "participant")
        self.number = number
        self.language = LANGUAGES[number % len(LANGUAGES)]
        self.line.hears = self._hears
        self.supports: set[str] = set()
        self.judged: set[str] = set()

    # Coming in

    async def come_in(self) -> str:
        """Fill in the form of the way in, and load the page."""
        began, home = time.monotonic(), f"/s/{self.house.code}"
        form = await self.browser.get(home)
        key = _KEY.search(form.text)
        answer = await self.browser.post(f"{home}/join", {**self._of_oneself(), "key": key[1] if key else ""})
        if answer.status != 303:
            raise NoAnswer(f"{self.house.address}: a participant is not let in (status {answer.status}).")
        page = await self.browser.get(home)
        self.house.latencies.acknowledged("join", time.monotonic() - began)
        self.house.done["", "joined"] += 1
        return page.text

    def _of_oneself(self) -> dict[str, str]:
        chance = self.house.chance
        chosen = {
            one.id: chance.choice(one.choices).id
            for one in self.house.plan.constituencies
            if one.choices and chance.random() > UNSAID
        }
        name = "" if chance.random() < NAMELESS else self.house.voices.name(self.language)
        return {"language": self.language, "cookies": "asked", "name": name, **chosen}

    @property
    def who(self) -> str:
        """Their id in the log."""
        return self.browser.cookie("hemicycle_participant").rpartition(".")[0]

    def _hears(self, item: str) -> None:
        if self.house.pressed_at:
            self.house.latencies.pushed(time.monotonic() - self.house.pressed_at)
