"""Simulated participants say what they think of each other's inputs, where an item asks for it."""

import json

from app.log.sessions import create_session
from tests.server.harness import Scene, Server, judged_plan

from .houses import copy_of, rehearsed


def test_everything_they_say_of_others_inputs_counts(server: Server) -> None:
    original = create_session(server.engine, judged_plan())
    process = rehearsed(server, original.code, "--participants", "12", "--speed", "1000", "--keep", "--json")
    out, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    report = json.loads(out)
    scene = Scene(server, copy_of(server, report["code"]))
    judged = [input for input in scene.state.inputs.values() if input.judgements]
    assert report["refused"] == {} and report["troubles"] == []
    assert report["done"]["judgements"] > 6 and "times judged" in told
    assert {input.item for input in judged} == {"q1"}
    assert all(input.author not in input.judgements for input in judged)
    scene.close()
