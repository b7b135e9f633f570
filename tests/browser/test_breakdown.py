"""A result by groups: one key shows it on the board, then by the next groups, then no longer."""

from playwright.sync_api import expect

from .people import Room

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
