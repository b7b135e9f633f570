"""From a tap to every screen: what is sent is acknowledged, and what changed reaches whoever shows it."""

import pytest

from .harness import SOON, Scene, plain

ONE = "How has the reality of development cooperation"


def test_a_question_reaches_every_phone_and_the_board(scene: Scene) -> None:
    phones, board = scene.phones(3), scene.screen("board")
    scene.at("q1")
    for screen in (*phones, board):
        screen.see("now" if screen in phones else "stage", ONE)


def test_everyone_reads_in_their_own_language(scene: Scene) -> None:
    english, spanish, french = (scene.phone(language) for language in ("en", "es-MX", "fr-CA"))
    scene.at("q1")
    english.see("now", "Changed little")
    spanish.see("now", "Ha cambiado poco")
    french.see("now", "A peu changé")


def test_a_ballot_is_acknowledged_with_its_place_in_the_log(scene: Scene) -> None:
    phone = scene.phone()
    scene.at("q2")
    answer = phone.send("ballot", "my-key", item="q2", answer="4")
    assert answer == {"ack": "my-key", "seq": scene.entries[-1].seq}
    assert (scene.entries[-1].actor, scene.entries[-1].key) == (phone.who, "my-key")
    assert scene.answer_of(phone.who, "q2") == {"": ["4"]}


def test_the_board_and_the_moderator_see_how_many_have_answered(scene: Scene) -> None:
    first, second, _third = scene.phones(3)
    board, moderator = scene.screen("board"), scene.at("q2")
    board.see("participation", "0 of 3 joined have answered")
    first.send("ballot", item="q2", answer="4")
    second.send("ballot", item="q2", answer="no_opinion")
    board.see("participation", "2 of 3 joined have answered")
    moderator.see("people", "Answered 2", "Waiting for 1")
    moderator.see("answers", "Better", "100 %")


def test_a_second_ballot_replaces_the_first(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    phone.send("ballot", item="q2", answer="1")
    phone.send("ballot", item="q2", answer="5")
    assert scene.answer_of(phone.who, "q2") == {"": ["5"]}
    moderator.see("answers", "1 person")


def test_a_ballot_can_be_taken_back(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    phone.send("ballot", item="q2", answer="1")
    moderator.see("people", "Answered 1")
    assert "ack" in phone.send("withdraw", item="q2")
    moderator.see("people", "Answered 0")
    assert phone.send("withdraw", item="q2")["reason"] == "no_ballot"


def test_an_input_is_acknowledged_with_the_id_it_was_given(scene: Scene) -> None:
    first, second = scene.phones(2)
    scene.at("q1")
    assert first.send("input", item="q1", text="One")["made"] == "Q1-001"
    assert second.send("input", item="q1", text="Two")["made"] == "Q1-002"


def test_an_input_reaches_its_author_the_moderator_and_the_others(scene: Scene) -> None:
    author, reader = scene.phones(2)
    moderator = scene.at("q1")
    author.send("input", item="q1", text="Twin cities", prompt="proposal", themes=["C1"])
    author.see("mine", "Twin cities", "Q1-001", "C1")
    moderator.see("inputs", "Twin cities", "Q1-001", "Proposal", "1 received")
    reader.see("others-count", "1 input so far")
    assert "Twin cities" in reader.others("q1")
    assert "Twin cities" not in author.others("q1")
    assert "Twin cities" not in reader.others("q1", ("Q1-001",))


def test_how_many_inputs_there_are_is_said_of_the_question_that_is_live(scene: Scene) -> None:
    author, reader = scene.phones(2)
    moderator = scene.at("q1")
    author.send("input", item="q1", text="Twin cities")
    assert 'data-item="q1"' in reader.see("others-count", "1 input so far")
    moderator.send("go", item="q2")
    author.send("input", item="q2", text="Fewer consultants")
    reader.until(lambda: 'data-item="q2"' in reader.views["others-count"], "the count of the next question")


def test_support_is_acknowledged_and_the_moderator_sees_it(scene: Scene) -> None:
    author, reader = scene.phones(2)
    moderator = scene.at("q1")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    assert reader.send("endorse", input=made)["made"] == made
    moderator.see("inputs", "1 supports it")
    assert "ack" in reader.send("endorse", input=made, agree=False)
    moderator.see_no_longer("inputs", "1 supports it")
    assert author.send("endorse", input=made)["reason"] == "own_input"


@pytest.mark.parametrize("whose", ["the author's", "the board's"])
def test_support_shows_where_the_input_stands(scene: Scene, whose: str) -> None:
    author, reader = scene.phones(2)
    board, moderator = scene.screen("board"), scene.at("q1")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    moderator.send("show", input=made)
    board.see("stage", "Twin cities")
    author.see("mine", "On the board")
    reader.send("endorse", input=made)
    screen, view = (board, "stage") if whose == "the board's" else (author, "mine")
    screen.patience = SOON
    screen.see(view, "1 supports it")


def test_its_author_can_reword_and_withdraw_an_input_and_no_one_else(scene: Scene) -> None:
    author, other = scene.phones(2)
    moderator = scene.at("q1")
    made = author.send("input", item="q1", text="Twin cites")["made"]
    assert other.send("revise", input=made, text="Mine now")["reason"] == "not_yours"
    assert "ack" in author.send("revise", input=made, text="Twin cities")
    moderator.see("inputs", "Twin cities")
    assert other.send("withdraw", input=made)["reason"] == "not_yours"
    assert "ack" in author.send("withdraw", input=made)
    moderator.see("inputs", "Withdrawn by its author")
    author.see("mine", "Withdrawn by you")


def test_an_input_set_aside_goes_from_the_phones_and_its_author_reads_why(scene: Scene) -> None:
    author, reader = scene.phones(2)
    moderator = scene.at("q1")
    made = author.send("input", item="q1", text="Just a test")["made"]
    reader.see("others-count", "1 input so far")
    moderator.send("set_aside", input=made, reason="test", note="Thank you")
    author.see("mine", "Set aside by the moderator", "was only a test", "Thank you")
    assert f'data-changed="{made}:0"' in reader.see("others-count", "No inputs yet")
    moderator.send("restore", input=made)
    reader.see("others-count", "1 input so far")


def test_no_phone_is_told_results_before_they_are_revealed(scene: Scene) -> None:
    phone, board = scene.phone(), scene.screen("board")
    moderator = scene.at("q2")
    phone.send("ballot", item="q2", answer="4")
    board.see("participation", "1 of 1 joined have answered")
    assert "100 %" not in plain("".join([*phone.views.values(), *board.views.values()]))
    moderator.send("reveal")
    phone.see("results", "What the room thinks", "Better", "100 %")
    board.see("stage", "Better", "100 %")
    moderator.send("hide")
    phone.see_no_longer("results", "Better")
    board.see_no_longer("stage", "Better")


def test_asking_for_the_floor_reaches_the_moderator(scene: Scene) -> None:
    phone, moderator = scene.phone(name="Amina"), scene.at("q1")
    phone.send("floor", topic="Water")
    moderator.see("hands", "Asking for the floor", "Amina")
    moderator.send("give_floor", participant=phone.who)
    moderator.see("hands", "Has the floor: Amina")
    moderator.send("end_floor")
    moderator.see_no_longer("hands", "Amina")


def test_the_moderator_sees_people_come_and_go(scene: Scene) -> None:
    moderator = scene.screen("moderator")
    stays, goes = scene.phones(2)
    moderator.see("people", "Connected 2", "Joined 2")
    goes.close()
    moderator.see("people", "Connected 1", "Joined 2")
    assert stays.ping()


def test_names_stand_on_the_board_only_when_the_moderator_shows_them(scene: Scene) -> None:
    author, board = scene.phone(name="Amina", role="sherpa"), scene.screen("board")
    moderator = scene.at("q1")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    moderator.send("show", input=made)
    assert "Amina" not in board.see("stage", "Twin cities")
    moderator.send("names", shown=True)
    board.see("stage", "Amina", "Sherpa")


def test_a_phone_that_comes_back_is_shown_what_it_missed(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q1")
    phone.see("now", ONE)
    seen = phone.seen()
    phone.close()
    moderator.send("next", leaving="q1")
    again = phone.person.open("participant", seen)
    again.see("now", "relation with donors")


def test_a_phone_that_missed_nothing_is_sent_little(scene: Scene) -> None:
    phone, _moderator = scene.phone(), scene.at("q1")
    phone.see("now", ONE)
    again = phone.person.open("participant", phone.seen())
    again.ping()
    assert set(again.views) <= {"saving"}


def test_a_ping_says_the_time_and_how_far_the_screen_has_come(scene: Scene) -> None:
    phone = scene.phone()
    scene.at("q1")
    phone.see("now", ONE)
    [shown] = (entry.seq for entry in scene.entries if entry.body.kind == "item_started")
    assert shown <= phone.seen() <= scene.last_seq
    assert abs(phone.ping()["now"] - scene.entries[-1].at.timestamp() * 1000) < 60_000
