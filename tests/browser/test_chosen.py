"""What stands chosen on a phone is exactly what its owner chose for this item, and stays until it is sent."""

from itertools import permutations

import pytest
from playwright.sync_api import expect

from tests.server.harness import Line

from .people import Answer, Phone, Room

ANSWERS: dict[str, Answer] = {
    "q1": {"local": ["3"], "national": ["no_opinion"], "global": ["5"]},
    "q2": {"": ["4"]},
    "q3": {"local": ["peers", "planning"], "global": ["south_south"]},
    "q4": {"": ["C4", "C1", "donor_recipient"]},
    "q5": {"": ["-1"]},
}
"""A scale with rows, a single choice, several choices with rows, a ranking, a scale."""


def chooses(phone: Phone, moderator: Line, question: str) -> list[str]:
    """Go to a question and choose, without sending; what stands chosen then."""
    moderator.send("go", item=question)
    phone.sees_question(phone.room.plan.as_planned[question])
    phone.choose(phone.room.plan.as_planned[question], ANSWERS[question])
    return phone.chosen()


@pytest.mark.parametrize("sent", [True, False])
def test_nothing_chosen_for_one_question_stands_chosen_for_another(room: Room, sent: bool) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    chosen: dict[str, list[str]] = {}
    for pair in permutations(ANSWERS, 2):
        for question in pair:
            item = room.plan.as_planned[question]
            moderator.send("go", item=question)
            phone.sees_question(item)
            assert phone.chosen() == chosen.get(question, []), pair
            if question not in chosen:
                phone.choose(item, ANSWERS[question])
                chosen[question] = phone.chosen()
                if sent:
                    phone.send_vote()
                    phone.sees_vote_is_in()
    cast = [entry.body for entry in room.scene.entries if entry.body.kind == "ballot_cast"]
    assert len(cast) == (len(ANSWERS) if sent else 0)


def test_prompt_and_themes_stay_with_their_question(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    ticked = phone.page.locator("form.words input:checked")
    moderator.send("go", item="q1")
    phone.sees_question(room.plan.as_planned["q1"])
    phone.page.locator('form.words [name=prompt][value="proposal"]').check()
    phone.page.locator("form.words details.tags summary").click()
    phone.page.locator('form.words [name=themes][value="C4"]').check()
    moderator.send("go", item="q2")
    phone.sees_question(room.plan.as_planned["q2"])
    expect(ticked).to_have_count(0)
    moderator.send("close")
    expect(phone.now).to_contain_text("Voting is closed.")
    moderator.send("back")
    phone.sees_question(room.plan.as_planned["q1"])
    expect(ticked).to_have_count(2)
    phone.page.reload()
    expect(ticked).to_have_count(2)


@pytest.mark.parametrize("question", ANSWERS)
def test_what_is_chosen_and_not_sent_outlives_whatever_happens(room: Room, question: str) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    item = room.plan.as_planned[question]
    chosen = chooses(phone, moderator, question)
    expect(phone.state).to_have_text("Chosen, not sent yet.")
    for do, undone in (("close", "open"), ("reveal", "undo"), ("next", "back")):
        moderator.send(do)
        expect(phone.vote).to_have_count(0) if do == "close" else None
        moderator.send(undone)
        phone.sees_question(item)
        expect(phone.vote).to_be_visible()
        assert phone.chosen() == chosen, do
    phone.choose_language("fr")
    assert phone.chosen() == chosen
    phone.page.reload()
    assert phone.chosen() == chosen
    phone.send_vote()
    phone.sees_vote_is_in()
    assert phone.chosen() == chosen


def test_a_refused_vote_is_still_chosen_and_the_refusal_can_be_read(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    item = room.plan.as_planned["q2"]
    chosen = chooses(phone, moderator, "q2")
    phone.page.evaluate("document.querySelector('form.vote :checked').value = 'nothing of the kind'")
    phone.send_vote()
    refusal = "This answer is not one of the choices. Please choose again."
    expect(phone.state).to_have_text(refusal)
    room.others_say("q2", "Something else happens meanwhile.")
    expect(phone.others).to_have_count(1)
    moderator.send("extend")
    expect(phone.state).to_have_text(refusal)
    phone.page.evaluate(
        """() => { const option = document.querySelector('form.vote [id$="-4"]');
          option.value = "4"; option.dispatchEvent(new Event("change", { bubbles: true })); }"""
    )
    phone.choose(item, ANSWERS["q2"])
    phone.send_vote()
    phone.sees_vote_is_in()
    assert phone.chosen() == chosen
