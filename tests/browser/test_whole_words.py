"""Words are not taken apart where there is no room for them, but where their language divides them."""

import pytest
from playwright.sync_api import expect

from app.domain.text import Language

from .people import Room

TAKEN_APART = """([place, longest]) => {
  const found = [];
  for (const element of document.querySelectorAll(place)) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((one) => one.top)).size;
        if (lines > 1 && word[0].length <= longest) found.push(word[0]);
      }
    }
  }
  return found;
}"""
"""The words in a place, of so many letters at most, that begin on one line and end on another."""

NARROWEST = {"viewport": {"width": 320, "height": 640}}
TWOFOLD = "() => { document.documentElement.style.fontSize = '200%'; }"
SHORT = 9
"""Words of so many letters fit the narrowest phone. This browser has no lists to divide longer ones by."""


@pytest.mark.parametrize("language", ["es", "fr"])
def test_enlarged_twofold_on_the_narrowest_phone_a_question_keeps_its_words_whole(
    room: Room, language: Language
) -> None:
    phone = room.phone(language, **NARROWEST)
    for item in ("background", "q1", "q2", "q3"):
        room.at(item)
        phone.sees_question(room.plan.as_planned[item])
        phone.page.evaluate(TWOFOLD)
        assert phone.page.evaluate(TAKEN_APART, ["#now", SHORT]) == []
        expect(phone.question).to_have_css("hyphens", "auto")
        sizes = "[one, document.body].map((each) => parseFloat(getComputedStyle(each).fontSize))"
        question, text = phone.question.evaluate(f"(one) => {sizes}")
        assert question >= text


def test_on_a_phone_the_undo_keeps_its_words_whole(room: Room) -> None:
    room.scene.at("q1").send("board", scene="pause", minutes=5)
    moderator = room.moderator("es", viewport={"width": 390, "height": 844})
    undo = moderator.page.locator("[data-key=u]")
    expect(undo).to_contain_text("(Moderación)")
    assert moderator.page.evaluate(TAKEN_APART, ["[data-key=u]", 100]) == []
