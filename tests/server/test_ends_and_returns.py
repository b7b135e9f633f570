"""Killed, stopped and started again: what was acknowledged is there, once, and everyone goes on."""

import signal
from itertools import pairwise

from app.log.sessions import find_session

from .crowd import Voter, vote_until
from .harness import Scene, Server, new_key

VOTERS = 30


def assert_every_acknowledged_ballot_is_there_once(scene: Scene, voters: list[Voter]) -> None:
    entries = scene.entries
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    keys = [entry.key for entry in entries if entry.key is not None]
    assert len(keys) == len(set(keys))
    found = {entry.key: (entry.seq, entry.actor) for entry in entries}
    for voter in voters:
        for vote in voter.acknowledged:
            assert found[vote.key] == (vote.seq, voter.person.who)


def assert_everyone_has_the_ballot_last_acknowledged(scene: Scene, voters: list[Voter]) -> None:
    """Or the one that was under way when the line ended: it may be in the log without having been told so."""
    state = scene.state
    for voter in voters:
        ballot, told = state.ballot("q2", voter.person.who), voter.acknowledged[-1]
        assert ballot is not None and voter.last is not None and told.seq is not None
        expected = told if ballot.seq == told.seq else voter.last
        assert (ballot.answer, ballot.seq >= told.seq) == ({"": [expected.answer]}, True)


def test_killed_in_the_midst_of_voting_nothing_acknowledged_is_lost(own_server: Server) -> None:
    scene = Scene(own_server)
    moderator = scene.at("q2")
    voters = [Voter(scene.participant()) for _ in range(VOTERS)]
    vote_until(voters, "q2", VOTERS * 20, lambda: own_server.kill())
    assert {voter.closed for voter in voters} == {1006}
    moderator.close()
    assert_every_acknowledged_ballot_is_there_once(scene, voters)
    assert_everyone_has_the_ballot_last_acknowledged(scene, voters)

    own_server.start().wait_until_ready()
    for voter in voters:
        line, last = voter.person.open("participant"), voter.last
        assert last is not None
        assert line.send("ballot", last.key, item="q2", answer=last.answer)["ack"] == last.key
        told = voter.acknowledged[0]
        assert line.send("ballot", told.key, item="q2", answer=told.answer) == {
            "ack": told.key,
            "seq": told.seq,
        }
        assert scene.answer_of(voter.person.who, "q2") == {"": [last.answer]}
    assert_every_acknowledged_ballot_is_there_once(scene, voters)
    own_server.kill()  # or it notes between the two which screens were seen
    assert f"{len(scene.entries)} entries hold" in own_server.told("verify", scene.code)
    scene.close()


def test_stopped_in_the_midst_of_voting_everyone_is_told_to_come_back(own_server: Server) -> None:
    scene = Scene(own_server)
    board, _moderator = scene.screen("board"), scene.at("q2")
    voters = [Voter(scene.participant()) for _ in range(VOTERS)]
    vote_until(voters, "q2", VOTERS * 5, lambda: own_server.signal(signal.SIGTERM))
    own_server.wait_for_the_end()
    assert {voter.closed for voter in voters} == {1012}
    assert board.closed_with() == 1012
    assert_every_acknowledged_ballot_is_there_once(scene, voters)
    assert_everyone_has_the_ballot_last_acknowledged(scene, voters)
    assert "Traceback" not in own_server.log()
    scene.close()


def test_started_again_everything_is_as_it_was(own_server: Server) -> None:
    links = own_server.links()
    scene = Scene(own_server, find_session(own_server.engine, links["code"]))
    assert links["moderator"].endswith(f"/in/{scene.row.token('moderator')}")
    phone, moderator = scene.phone(name="Amina"), scene.at("q2")
    key = new_key()
    told = phone.send("ballot", key, item="q2", answer="4")
    made = phone.send("input", item="q2", text="Twin cities")["made"]
    moderator.send("reveal")
    before = scene.entries
    own_server.signal(signal.SIGINT)
    assert own_server.wait_for_the_end() == 0
    assert "everything is saved" in own_server.log()

    own_server.start().wait_until_ready()
    assert own_server.links() == links
    assert scene.entries == before
    page = phone.person.page().text
    assert "Twin cities" in page and "Your vote is in" in page and "What the room thinks" in page
    again, screen = phone.person.open("participant"), moderator.person.open("moderator")
    screen.see("inputs", "Twin cities", "Amina")
    assert again.send("ballot", key, item="q2", answer="4") == told
    assert again.send("revise", input=made, text="Twin regions")["ack"]
    assert "ack" in screen.send("next", leaving="q2")
    assert all(later.seq == earlier.seq + 1 for earlier, later in pairwise(scene.entries))
    scene.close()
