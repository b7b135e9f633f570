"""What is asked on the spot leaves the plan's numbers alone, and is gone once it is taken back unanswered."""

import re

from .harness import Line, Scene


def ask(moderator: Line, question: str = "A test?", **said: object) -> None:
    answer = moderator.send("ask", question=question, vote="single_choice", options="Yes\nNo", **said)
    assert "ack" in answer


def test_planned_questions_keep_their_numbers_whatever_is_asked_besides(scene: Scene) -> None:
    moderator, board = scene.at("q3"), scene.screen("board")
    ask(moderator)
    board.see("stage", "On the spot", "A test?")
    moderator.see("live", "On the spot")
    moderator.send("go", item="q4")
    board.see("stage", "Question 4 of 5")
    moderator.see("live", "Question 4 of 5")
    scene.phone().see("clock", "Question 4 of 5")


def test_what_was_taken_back_unanswered_stands_nowhere_any_more(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q3")
    ask(moderator)
    moderator.see("agenda", "A test?")
    moderator.see("wording", "Asked in EN only")
    moderator.send("undo")
    moderator.see_no_longer("agenda", "A test?")
    moderator.see_no_longer("wording", "Asked in")
    phone.see_no_longer("past", "A test?")


def test_what_was_answered_before_it_was_taken_back_stays_in_the_agenda_and_is_not_taken_in_again(
    scene: Scene,
) -> None:
    phone, moderator = scene.phone(), scene.at("q3")
    ask(moderator)
    assert "ack" in phone.send("ballot", item="s1", answer="o1")
    moderator.send("undo")
    moderator.see("agenda", "A test?", "Asked and taken back")
    assert "Take in again" not in moderator.person.page("/moderator").text


def test_words_are_asked_for_one_box_at_a_time_while_it_is_live_or_to_come(scene: Scene) -> None:
    moderator = scene.at("q3")
    ask(moderator)
    moderator.see("wording", "add ES")
    assert "add FR" not in moderator.person.page("/moderator").text
    moderator.send("word_item", item="s1", language="es", question="¿Una prueba?")
    moderator.see("wording", "add FR")
    moderator.send("go", item="q4")
    moderator.see_no_longer("wording", "add FR")


def test_in_the_agenda_it_stands_once(scene: Scene) -> None:
    moderator, board = scene.at("q3"), scene.screen("board", "fr")
    ask(moderator)
    moderator.send("board", scene="agenda")
    seen = (board.see("stage", "A test?", "Clôture"), moderator.see("agenda", "A test?"))
    assert [len(re.findall(r">A test\?", html)) for html in seen] == [1, 1]
