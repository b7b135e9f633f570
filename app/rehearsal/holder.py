"""A simulated holder of a role, who came by its link: the moderator, the rapporteur, the board."""

import time
from typing import Any

from app.rehearsal.browser import NoAnswer
from app.rehearsal.house import House
from app.rehearsal.line import Answer
from app.rehearsal.screen import OnScreen


class Holder(OnScreen):
    """Someone who holds a role, by the token of its link."""

    def __init__(self, house: House, role: str, token: str) -> None:
        super().__init__(house, role)
        self._role, self._token = role, token

    async def come_in(self) -> str:
        """Follow the link."""
        entered = await self.browser.get(f"/in/{self._token}")
        page = await self.browser.get(entered.location or "/")
        if entered.status != 303 or page.status != 200:
            raise NoAnswer(f"{self.house.address}: the link of the {self._role} leads nowhere.")
        return page.text

    async def press(self, do: str, **fields: Any) -> Answer:
        """Ask for something that every phone shows: from now on it is measured when each does."""
        self.house.pressed_at = time.monotonic()
        return await self.ask(do, **fields)
