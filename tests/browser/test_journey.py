"""A session as it is lived through in every engine: by two phones, a moderator and a board."""

from collections.abc import Iterator

import pytest

from tests.server.harness import Server, wait_until

from .engines.window import Engine
from .travellers import VOTE, VOTE_IS_IN, WORDS, Travellers, item

BEN = {
    "q1": ["Local: 4", "National: 3", "Regional: 4", "Global: 1"],
    "q2": ["No relation with donors"],
}
DRAFT = "Half a thought, interrup"


@pytest.fixture
def hall(engine: Engine, server: Server) -> Iterator[Travellers]:
    """Two phones that have joined, the moderator and the board."""
    one = Travellers(engine, server)
    yield one
    one.close()


def test_a_draft_outlives_a_reload_and_a_look_at_another_page(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.all_see(item("q1"))
    hall.ada.write("#text", DRAFT)
    hall.ada.window.reload()
    hall.ada.sees(WORDS)
    hall.ada.holds("#text", DRAFT)
    hall.ada.goto("/")
    hall.ada.sees("body", "Type the code")
    hall.ada.window.back()
    hall.ada.sees("#now h1", item("q1").headline.en)
    hall.ada.holds("#text", DRAFT)


def test_who_goes_back_to_the_page_is_where_the_session_is(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.all_see(item("q1"))
    hall.ben.answers(*BEN["q1"])
    hall.ben.goto("/")
    hall.ben.sees("body", "Type the code")
    hall.moderator.goes_to(item("q2"))
    hall.ben.window.back()
    hall.ben.sees("#now h1", item("q2").headline.en)
    hall.ben.answers(*BEN["q2"])
    hall.ben.window.forward()
    hall.ben.sees("body", "Type the code")
    hall.ben.window.back()
    hall.ben.sees("#now", VOTE_IS_IN)
    hall.ben.has_chosen(VOTE, BEN["q2"])
    wait_until(lambda: hall.scene.answer_of(hall.ben.who, "q2") == {"": ["no_relation"]}, "Ben's vote")
