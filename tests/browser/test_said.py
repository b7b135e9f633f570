"""What people call themselves and say stands in its place, whichever way it runs, and is read out once."""

from playwright.sync_api import expect

from .people import Room, Screen
from .test_access import ANSWERS, OTHERS


def test_an_input_written_from_right_to_left_stands_on_the_right(room: Room) -> None:
    room.at("q1").others_say("q1", "المدن تحتاج إلى تمويل مباشر")
    moderator = room.moderator()
    words = moderator.page.locator("#inputs .text")
    expect(words).to_have_css("direction", "rtl")
    expect(words).to_have_css("text-align", "start")


TURNED = "\u202eabc 3"


def test_a_name_that_runs_the_other_way_turns_nothing_else_round(room: Room) -> None:
    plan = room.plan
    who = room.scene.participant(
        name=TURNED, role=plan.constituencies[0].choices[0].id, section=plan.constituencies[1].choices[0].id
    )
    room.at("q1")
    who.post("input", item="q1", text="One.")
    who.post("floor", wanted=True)
    other = room.scene.screen("moderator")
    other.send("show", input="Q1-001")
    other.send("names", shown=True)
    for screen in (room.moderator(), room.board(), room.rapporteur()):
        expect(screen.page.get_by_text("abc 3").locator("visible=true").first).to_be_visible()
        bare = screen.page.evaluate(
            """() => [...document.querySelectorAll("body *")]
              .filter(one => [...one.childNodes].some(({ data }) => data?.includes("abc 3")))
              .filter(one => getComputedStyle(one).unicodeBidi !== "isolate").map(one => one.outerHTML)"""
        )
        assert bare == [], type(screen).__name__


WATCH = """() => {
  window.repeated = [];
  const regions = "[role=status], [role=alert], [aria-live]:not([aria-live=off])";
  const said = new WeakMap();
  const watch = () => { for (const one of document.querySelectorAll(regions)) said.set(one, one.textContent); };
  watch();
  new MutationObserver((changes) => {
    const around = ({ target }) => (target.closest ? target : target.parentElement)?.closest(regions);
    for (const one of new Set(changes.map(around))) {
      if (one && said.has(one) && one.textContent.trim() && said.get(one) === one.textContent)
        window.repeated.push(one.outerHTML.slice(0, 160));
    }
    for (const { addedNodes } of changes) for (const one of addedNodes)
      if (one.matches?.(regions) && one.textContent.trim()) window.repeated.push(one.outerHTML.slice(0, 160));
    watch();
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def test_nothing_that_is_read_out_is_said_again_with_the_same_words(room: Room) -> None:
    phone = room.phone()
    screens: list[Screen] = [room.moderator(), room.board(), room.rapporteur(), phone]
    moderator = room.scene.at("q1")
    phone.sees_question(room.plan.as_planned["q1"])
    for screen in screens:
        screen.page.evaluate(WATCH)
    room.others_say("q1", *OTHERS)
    phone.answer(room.plan.as_planned["q1"], ANSWERS["q1"])
    moderator.send("extend")
    moderator.send("close")
    moderator.send("reveal")
    expect(phone.results.locator("table").first).to_be_visible()
    expect(screens[0].page.locator("#live .pill").last).to_have_text("Results shown")
    expect(screens[1].page.locator("#stage .chart")).to_be_visible()
    expect(screens[2].page.locator("#log")).to_contain_text("results revealed")
    for screen in screens:
        assert screen.page.evaluate("window.repeated") == [], type(screen).__name__
