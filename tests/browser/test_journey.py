"""A session as it is lived through in every engine: by two phones, a moderator and a board."""

from collections.abc import Iterator

import pytest

from tests.server.harness import Server, seed_plan, wait_until

from .engines.window import Engine
from .travellers import BOX, VOTE, VOTE_IS_IN, WORDS, Travellers, item, shown_ranks

ADA = {
    "q1": ["Local: 5", "National: 3", "Regional: 2", "Global: –"],
    "q2": ["Better"],
    "q3": [
        "From your local point of view: South-South cooperation",
        "From your local point of view: Cooperation by peers",
        "From the global perspective: Co-production",
    ],
    "q4": ["Local services, access to finance", "Ecological transition", "Institutions and governance"],
    "q5": ["Severe setback"],
}
BEN = {
    "q1": ["Local: 4", "National: 3", "Regional: 4", "Global: 1"],
    "q2": ["No relation with donors"],
    "q3": ["From your local point of view: No opinion", "From the global perspective: Cooperation by peers"],
    "q4": ["Inequalities"],
    "q5": ["Some boost"],
}
IN_THE_LOG = {
    "q1": {"local": ["5"], "national": ["3"], "regional": ["2"], "global": ["no_opinion"]},
    "q2": {"": ["4"]},
    "q3": {"local": ["south_south", "peers"], "global": ["co_production"]},
    "q4": {"": ["C3", "C1", "institutions"]},
    "q5": {"": ["-2"]},
}
"""What Ada's answers are in the log."""

EVERY_KIND_AFTER_EVERY_OTHER = ("q1 q2 q4 q3", "q2 q3 q1 q4", "q3 q4 q2 q1", "q4 q1 q3 q2")
"""Scale in rows, scale, several choices in rows, ranking: each pair, in both orders."""

OURS = "Both cities send staff."
THEME = seed_plan().themes[0].label.en
DRAFT = "Half a thought, interrup"


@pytest.fixture
def hall(engine: Engine, server: Server) -> Iterator[Travellers]:
    """Two people with phones, the moderator and the board."""
    one = Travellers(engine, server)
    yield one
    one.close()


def test_a_session_is_lived_through(hall: Travellers) -> None:
    hall.come_in()
    hall.board.sees("#participation", "2")
    for name in ("opening", "background", "q1"):
        hall.moderator.goes_to(item(name))
    hall.all_see(item("q1"))
    both_answer(hall, "q1")
    an_input_is_written_supported_and_shown(hall)
    results_are_shown(hall, "q1")
    hall.moderator.goes_to(item("q2"))
    hall.all_see(item("q2"))
    a_reload_in_the_middle_of_sending_loses_nothing(hall)
    for name in ("q3", "q4", "q5"):
        hall.moderator.goes_to(item(name))
        hall.all_see(item(name))
        both_answer(hall, name)
        results_are_shown(hall, name)
    assert {name: hall.scene.answer_of(hall.ada.who, name) for name in IN_THE_LOG} == IN_THE_LOG
    assert [one.text for one in hall.scene.state.inputs.values()] == [OURS]


@pytest.mark.parametrize("order", EVERY_KIND_AFTER_EVERY_OTHER)
def test_what_stands_chosen_is_what_this_person_chose_here(hall: Travellers, order: str) -> None:
    for name in order.split():
        hall.scene.at(name)
        hall.ada.sees("#now h1", item(name).headline.en)
        hall.ada.sees(f"{WORDS}[data-item={name}]")
        hall.ada.has_chosen(VOTE, [])
        hall.ada.answers(*ADA[name])
        hall.ada.has_chosen(VOTE, standing(ADA, name))
    for name in order.split():
        assert hall.scene.answer_of(hall.ada.who, name) == IN_THE_LOG[name]
        hall.scene.at(name)
        hall.ada.sees("#now h1", item(name).headline.en)
        hall.ada.has_chosen(VOTE, standing(ADA, name))


def test_prompt_and_themes_do_not_slip_onto_the_next_question(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.sees(f"{WORDS}[data-item=q1]")
    hall.ada.tap(f"{WORDS} label", "Obstacle", whole=True)
    hall.ada.tap(f"{WORDS} summary")
    hall.ada.tap(f"{WORDS} label", THEME)
    hall.ada.has_chosen(WORDS, ["Obstacle", THEME])
    hall.scene.at("q2")
    hall.ada.sees(f"{WORDS}[data-item=q2]")
    hall.ada.has_chosen(WORDS, [])


def standing(answers: dict[str, list[str]], name: str) -> list[str]:
    """Someone's answer as it stands in the form, in the order of its choices."""
    return shown_ranks(answers[name]) if name == "q4" else answers[name]


def both_answer(hall: Travellers, name: str) -> None:
    hall.ada.answers(*ADA[name])
    hall.ada.has_chosen(VOTE, standing(ADA, name))
    hall.ben.answers(*BEN[name])
    hall.board.sees("#participation .rate", "2 of 2")


def an_input_is_written_supported_and_shown(hall: Travellers) -> None:
    hall.ada.says(OURS)
    hall.ben.supports(OURS)
    hall.moderator.shows_on_the_board(OURS)
    hall.board.sees("#stage blockquote", OURS)
    hall.board.sees("#stage", "1 supports it")
    hall.ada.sees("#mine li", "On the board")


def results_are_shown(hall: Travellers, name: str) -> None:
    hall.moderator.key("o")
    for phone in hall.phones:
        phone.sees("#now", "Your vote was counted.")
        phone.sees_no("#results")
    hall.moderator.key("r")
    first = item(name).vote.options[0].label.en
    hall.board.sees("#stage .chart", first)
    for phone in hall.phones:
        phone.sees("#results", "What the room thinks")


def a_reload_in_the_middle_of_sending_loses_nothing(hall: Travellers) -> None:
    hall.ada.choose(VOTE, *ADA["q2"])
    hall.ada.tap(f"{VOTE} button.primary")
    hall.ada.window.reload()
    hall.ada.sees("#now", VOTE_IS_IN)
    hall.ada.has_chosen(VOTE, ADA["q2"])
    ballots = [one for one in hall.scene.entries if one.body.kind == "ballot_cast" and one.body.item == "q2"]
    assert len(ballots) == 1


def test_a_draft_outlives_a_reload_and_a_look_at_another_page(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.write(BOX, DRAFT)
    hall.ada.window.reload()
    hall.ada.sees(WORDS)
    hall.ada.holds(BOX, DRAFT)
    hall.ada.goto("/")
    hall.ada.sees("body", "Type the code")
    hall.ada.window.back()
    hall.ada.sees("#now h1", item("q1").headline.en)
    hall.ada.holds(BOX, DRAFT)


def test_who_goes_back_to_the_page_is_where_the_session_is(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ben.answers(*BEN["q1"])
    hall.ben.goto("/")
    hall.ben.sees("body", "Type the code")
    hall.scene.at("q2")
    hall.ben.window.back()
    hall.ben.sees("#now h1", item("q2").headline.en)
    hall.ben.answers(*BEN["q2"])
    hall.ben.window.forward()
    hall.ben.sees("body", "Type the code")
    hall.ben.window.back()
    hall.ben.sees("#now", VOTE_IS_IN)
    hall.ben.has_chosen(VOTE, BEN["q2"])
    wait_until(lambda: hall.scene.answer_of(hall.ben.who, "q2") == {"": ["no_relation"]}, "Ben's vote")
