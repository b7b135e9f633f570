"""A result by groups: one key shows it on the board, then by the next groups, then no longer."""

from playwright.sync_api import expect

from .people import Room
from .test_access import NARROW, check

SIZES = ((1920, 1080), (1280, 720), (1024, 768))
FITS = "() => { const main = document.querySelector('main'); return main.scrollHeight <= main.clientHeight; }"


def test_one_key_shows_the_result_by_each_list_of_groups_and_hides_it(room: Room) -> None:
    room.at("q2")
    board, moderator = room.board(), room.moderator()
    sections = [choice.id for one in room.plan.by_weight[:1] for choice in one.choices]
    for n in range(40):
        who = {"section": sections[n % len(sections)], "role": "councillor"}
        room.scene.participant(**who).post("ballot", item="q2", answer=str(1 + n % 5))
    expect(moderator.page.get_by_role("heading", name="Show by groups")).to_have_count(0)
    moderator.press("o")
    expect(moderator.states.first).to_have_text("Voting closed")
    expect(moderator.page.get_by_role("heading", name="Show by groups")).to_be_visible()
    shown = board.page.locator("#stage .multiples")
    for _one in room.plan.by_weight:
        moderator.press("v")
        expect(shown.first).to_be_visible()
        for width, height in SIZES:
            board.page.set_viewport_size({"width": width, "height": height})
            board.page.wait_for_function(FITS)
    moderator.press("v")
    expect(shown).to_have_count(0)
    moderator.press("u")
    expect(shown.first).to_be_visible()


def test_arrows_go_through_the_groups_both_ways_and_the_board_follows(room: Room) -> None:
    room.at("q2")
    board, moderator = room.board(), room.moderator()
    for n in range(8):
        room.scene.participant(role="councillor").post("ballot", item="q2", answer=str(1 + n % 5))
    moderator.press("o")
    expect(moderator.page.get_by_role("heading", name="Show by groups")).to_be_visible()
    by, lists = board.stage.locator(".multiples thead th").first, room.plan.by_weight
    for key, one in (("ArrowLeft", lists[-1]), ("ArrowLeft", lists[-2]), ("ArrowRight", lists[-1])):
        moderator.press(key)
        expect(by).to_have_text(one.label.en)
    moderator.press("ArrowRight")
    expect(by).to_have_count(0)
    moderator.press("ArrowRight")
    expect(by).to_have_text(lists[0].label.en)


def test_phones_see_the_same_groups_in_short_while_the_board_shows_them(room: Room) -> None:
    room.at("q2")
    phone, board, moderator = room.phone(), room.board(), room.moderator()
    sections = room.plan.by_weight[0]
    for n, place in enumerate((0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 4)):
        who = {sections.id: sections.choices[place].id}
        room.scene.participant(**who).post("ballot", item="q2", answer=str(4 + n % 2))
    moderator.press("o")
    moderator.shows_groups()
    expect(board.stage.locator(".multiples")).to_be_visible()
    by_groups = phone.page.locator("#results details")
    expect(by_groups).to_have_count(len(room.plan.as_planned["q2"].vote.options))
    first = by_groups.first
    expect(first).to_have_attribute("open", "")
    names = [f"{sections.choices[place].label.en} (n = 4)" for place in (0, 1)]
    for row, name in enumerate(["All (n = 11)", *names, "Others (n = 3)"]):
        expect(first.locator("tbody th").nth(row)).to_have_text(name)
    expect(first.locator("tbody tr").first).to_contain_text("%")
    expect(phone.results.get_by_text(sections.choices[2].label.en)).to_have_count(0)
    check(phone.page, NARROW)
    moderator.press("ArrowLeft")
    expect(by_groups).to_have_count(0)


def test_arrows_stay_with_whoever_chooses_or_writes(room: Room) -> None:
    room.at("q2")
    moderator = room.moderator()
    moderator.press("o")
    expect(moderator.page.get_by_role("heading", name="Show by groups")).to_be_visible()
    moderator.press("i")
    moderator.press("ArrowRight")
    moderator.press("Escape")
    moderator.press("v")
    expect(moderator.page.locator("#breakdown .multiples thead th").first).to_have_text(
        room.plan.by_weight[0].label.en
    )
