"""What stands on top of a desk is one row on a laptop, in every language."""

import pytest
from playwright.sync_api import Page

from app.domain.text import LANGUAGES

from .people import Room

LAPTOPS = (1280, 1440)
PLACES = ("", "/desk", "/report", "/trace")

NOT_IN_THE_ROW = """() => {
  const head = document.querySelector(".top"), row = head.getBoundingClientRect();
  const middle = (box) => (box.top + box.bottom) / 2;
  const boxes = [...head.children].map((one) => [one.innerText, one.getBoundingClientRect()]);
  return boxes.filter(([, box]) => Math.abs(middle(box) - middle(row)) > 2 || box.right > row.right);
}"""


def is_one_row(page: Page) -> None:
    for width in LAPTOPS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(NOT_IN_THE_ROW) == [], f"{page.url} at {width}"
        assert page.locator(".top").bounding_box()["height"] < 72  # type: ignore[index]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_desks_head_is_one_row(room: Room, language: str) -> None:
    for screen in (
        room.moderator(language),
        room.interpreter(language),
        rapporteur := room.rapporteur(language),
    ):
        is_one_row(screen.page)
    for place in PLACES:
        rapporteur.page.goto(f"/s/{room.code}/rapporteur{place}")
        is_one_row(rapporteur.page)
