"""What moderators need at a glance stands there; the rest is folded, and unfolded it stays."""

from playwright.sync_api import expect

from .people import Room


def test_lists_that_are_not_the_main_one_are_folded_and_stay_as_they_are_opened(room: Room) -> None:
    room.scene.participant(section="africa", role="councillor")
    moderator, role = room.moderator(), next(one for one in room.plan.constituencies if one.id == "role")
    here, folded = moderator.page.locator("#groups"), moderator.page.locator("#groups details")
    expect(here.get_by_role("rowheader", name="Africa", exact=True)).to_be_visible()
    councillors = here.get_by_role("row").filter(has_text=role.choices[0].label.en)
    expect(councillors).to_be_hidden()
    folded.filter(has_text=role.label.en).locator("summary").click()
    expect(councillors).to_contain_text("1")
    room.scene.participant(role="councillor")
    expect(councillors.locator("td").first).to_have_text("2")
    expect(councillors).to_be_visible()
