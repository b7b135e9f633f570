"""An input that is pinned where inputs are judged is sent to a phone once, and not again each time it asks."""

import re

from app.log.sessions import create_session

from .harness import Scene, Server, seed_plan


def test_what_a_phone_has_it_is_not_sent_again(server: Server) -> None:
    plan = seed_plan()
    asked = plan.as_planned["q1"].inputs
    assert asked is not None
    judged = {"inputs": asked.model_copy(update={"others": "agreement"})}
    agenda = tuple(one.model_copy(update=judged) if one.id == "q1" else one for one in plan.agenda)
    scene = Scene(server, create_session(server.engine, plan.model_copy(update={"agenda": agenda})))
    moderator, author, reader = scene.at("q1"), scene.phone(), scene.phone()
    made = author.send("input", item="q1", text="Twin cities")["made"]
    moderator.send("pin", inputs=[f"{made}:1"])
    has = re.search(r'data-input="([^"]+)" data-revision="([^"]+)"', reader.others("q1"))
    assert has is not None
    assert "Twin cities" not in reader.others("q1", have=(f"{has[1]}:{has[2]}",))
    scene.close()
