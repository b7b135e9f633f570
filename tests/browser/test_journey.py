"""A session as it is lived through in every engine: by two phones, a moderator and a board."""

import pytest

from tests.server.harness import seed_plan, wait_until

from .travellers import BOX, VOTE, VOTE_IS_IN, WORDS, Laptop, Travellers, item, shown_ranks

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
ASKED = "What do we do first?"
DRAFT = "Half a thought, interrup"


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


def test_a_moderator_keeps_the_session_in_hand_by_keys(hall: Travellers) -> None:
    hall.come_in()
    hall.moderator.goes_to(item("opening"))
    what_is_late_is_made_up_and_given_back(hall)
    something_is_asked_on_the_spot_and_answered(hall)
    someone_is_given_the_floor(hall)
    the_board_shows_what_its_figure_says(hall)


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


def what_is_late_is_made_up_and_given_back(hall: Travellers) -> None:
    hall.moderator.key("e")
    hall.moderator.sees("#clock .drift", "2 minutes behind")
    hall.moderator.key("l")
    hall.moderator.sees("#clock .drift", "On time")
    hall.moderator.key("u")
    hall.moderator.sees("#clock .drift", "2 minutes behind")


def something_is_asked_on_the_spot_and_answered(hall: Travellers) -> None:
    hall.moderator.key("q")
    hall.moderator.sees("#ask button")
    hall.moderator.window.write(ASKED)
    hall.moderator.holds("#ask [name=question]", ASKED)
    hall.moderator.tap("#ask button", "Ask it")
    for screen in (*hall.phones, hall.moderator, hall.board):
        screen.sees("h1", ASKED)
    hall.ada.says(OURS)
    hall.moderator.sees("#inputs li", OURS)


def someone_is_given_the_floor(hall: Travellers) -> None:
    hall.ben.tap("#hand-form button")
    hall.moderator.sees("#hands li", "Ben")
    hall.moderator.key("f")
    hall.ben.sees("#hand", "You have the floor.")
    hall.moderator.key("d")
    hall.moderator.sees_no("#hands", "Ben")
    hall.ben.sees("#hand-form button", "Ask for the floor")


def the_board_shows_what_its_figure_says(hall: Travellers) -> None:
    for figure, scene in (("2", "question"), ("8", "agenda"), ("9", "join"), ("0", "pause"), ("1", "session")):
        hall.moderator.key(figure)
        hall.board.sees(f"#stage[data-scene={scene}]")


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


STATEMENT = "Peers learn from each other."


def test_what_is_said_becomes_guidance_that_the_room_recognises(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.says(OURS)
    hall.ben.says("Both cities learn.")
    desk = hall.rapporteur
    desk.goto(f"/s/{hall.scene.code}/rapporteur/desk")
    desk.sees("[data-piece]", "Both cities learn.")
    a_statement_is_drafted_by_keyboard(desk)
    hall.scene.at("validation")
    desk.tap(".in-hand button", "Read back to everyone")
    for phone in hall.phones:
        phone.sees(".statement", STATEMENT)
    hall.board.sees("#stage h1", STATEMENT)
    hall.ada.tap("form.recognise button", "Yes, it does")
    hall.ada.sees("form.recognise", "Sent and saved.")
    hall.ben.write("form.recognise textarea", "And regions")
    hall.ben.tap("form.recognise button", "It needs this change")
    hall.ben.sees("form.recognise", "Sent and saved.")
    desk.sees(".in-hand", "And regions")
    hall.board.sees("#stage", "2 people have answered on their phones")
    desk.goto(f"/s/{hall.scene.code}/rapporteur/report")
    desk.write("#text-summary", "The room agreed.")
    desk.tap("h1")
    desk.sees("#write-summary", "Saved.")
    desk.sees("#preview", "The room agreed.")


def a_statement_is_drafted_by_keyboard(desk: Laptop) -> None:
    desk.key("n")
    desk.window.write(STATEMENT)
    desk.tap("form.draft button", "Draft it")
    desk.sees(".in-hand h2", "G-01")
    desk.key("1")
    desk.sees('[data-piece="Q1-001"]', "supports")
    desk.key("j")
    desk.sees('[data-piece="Q1-002"].chosen')
    desk.key("g")
    desk.window.write("Learning")
    desk.tap("#grouping button", "Save")
    desk.key("4")
    desk.sees('[data-piece="Q1-002"]', "adds")
    desk.sees(".cards li", "rests on 2 pieces")
