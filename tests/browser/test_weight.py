"""What a phone has to load before its owner can take part."""

from playwright.sync_api import Request, expect

from .people import Room

MOST = 52_000
"""How many bytes the first participant page may be, with all it needs, as transferred. Promised are 60 kB."""


def test_the_first_participant_page_is_light(room: Room) -> None:
    joined = room.phone("fr")
    room.at("q1").others_say("q1", "Une coopération entre pairs.", "Des projets communs.", "Moins de distance.")
    fresh = room.stranger("fr", storage_state=joined.context.storage_state())
    requests = list[Request]()
    fresh.page.on("requestfinished", lambda request: requests.append(request))
    fresh.page.goto(f"/s/{room.code}", wait_until="networkidle")
    expect(fresh.vote).to_be_visible()
    kinds = {request.resource_type for request in requests}
    assert {"document", "stylesheet", "script"} <= kinds
    loaded = dict[str, int]()
    for request in requests:  # a second time from memory; what is fetched is not the page
        if request.resource_type not in {"fetch", "xhr"}:
            loaded.setdefault(request.url, transferred(request))
    print(f"The first participant page: {sum(loaded.values())} bytes")
    assert sum(loaded.values()) <= MOST, loaded


def transferred(request: Request) -> int:
    """How many bytes came as an answer, head and all."""
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
