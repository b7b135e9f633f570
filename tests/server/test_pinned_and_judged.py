"""An input that is pinned where inputs are judged is sent to a phone once, and not again each time it asks."""

import re

from app.log.sessions import create_session

from .harness import Scene, Server, judged_plan


def test_what_a_phone_has_it_is_not_sent_again(server: Server) -> None:
    scene = Scene(server, create_session(server.engine, judged_plan()))
    moderator, author, reader = scene.at("q1"), scene.phone(), scene.phone()
    made = author.send("input", item="q1", text="Twin cities")["made"]
    moderator.send("pin", inputs=[f"{made}:1"])
    has = re.search(r'data-input="([^"]+)" data-revision="([^"]+)"', reader.others("q1"))
    assert has is not None
    assert "Twin cities" not in reader.others("q1", have=(f"{has[1]}:{has[2]}",))
    scene.close()
