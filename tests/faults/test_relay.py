"""The relay that the tests of a hall's network rely on does what it says."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.server.harness import Line, Person, Scene, Server, running, wait_until

from .relay import FROM_PHONE, TO_PHONE, Relay
from .strangers import BAD_GATEWAY, FILTER, LOGIN, PORTAL, PORTAL_ELSEWHERE, Stranger


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for all of these."""
    folder = tmp_path_factory.mktemp("relay")
    with running(Server(f"sqlite:///{folder}/hemicycle.db", folder)) as one:
        yield one


@pytest.fixture
def relay(server: Server) -> Iterator[Relay]:
    """A network to that server."""
    one = Relay(server.port)
    yield one
    one.close()


@pytest.fixture
def scene(server: Server) -> Iterator[Scene]:
    """A session on that server."""
    one = Scene(server)
    yield one
    one.close()


@pytest.fixture
def person(relay: Relay, scene: Scene) -> Iterator[Person]:
    """Someone who has joined through the network."""
    one = Person(relay.url, scene.code)
    assert one.join().status_code == 303
    yield one
    relay.drop()  # else a dead line is waited for
    one.close()


def test_requests_and_live_lines_pass(person: Person, scene: Scene) -> None:
    line = person.open("participant")
    assert "ack" in scene.screen("moderator").send("go", item="q2")
    line.see("now", "relation with donors")
    assert "ack" in line.send("ballot", item="q2", answer="4")
    assert scene.answer_of(person.who, "q2") == {"": ["4"]}


@pytest.mark.parametrize("stranger", [PORTAL, BAD_GATEWAY], ids=str)
def test_a_stranger_answers_everything_and_ends_live_lines(
    person: Person, relay: Relay, stranger: Stranger
) -> None:
    line = person.open("participant")
    relay.let_answer(stranger)
    with pytest.raises(ConnectionClosed):
        line.until(lambda: False, "the end of the line")
    assert person.page().text == person.post("floor").text == stranger.body
    with pytest.raises(InvalidStatus):
        person.open("participant")
    relay.mend()
    assert person.page().text != stranger.body
    person.open("participant").ping()


def test_a_portal_at_another_address_sends_everyone_there(person: Person, relay: Relay) -> None:
    relay.let_answer(PORTAL_ELSEWHERE)
    there = person.page()
    assert there.status_code == 302
    assert person.http.get(there.headers["location"]).text == LOGIN


def test_a_filter_answers_what_is_sent_and_leaves_the_rest_alone(person: Person, relay: Relay) -> None:
    line = person.open("participant")
    relay.let_answer(FILTER)
    assert person.post("floor").json() == {"error": "blocked by policy"}
    assert person.page().is_success
    assert line.ping()
    assert [one.split()[0] for one in relay.answered] == ["POST"]


def test_nothing_gets_through_a_cut_line_until_it_is_mended(person: Person, relay: Relay, scene: Scene) -> None:
    line, near = person.open("participant"), scene.phone()
    line.seen()
    relay.cut()
    assert "ack" in scene.screen("moderator").send("go", item="q2")
    near.see("now", "relation with donors")
    assert hears_nothing(line)
    relay.mend()
    line.see("now", "relation with donors")


def test_lines_of_before_are_dead_and_new_ones_live(person: Person, relay: Relay, scene: Scene) -> None:
    line = person.open("participant")
    line.seen()
    relay.deaden()
    line.say('{"do": "ping"}')
    fresh = person.open("participant")
    assert "ack" in scene.screen("moderator").send("go", item="q2")
    fresh.see("now", "relation with donors")
    relay.mend()
    assert hears_nothing(line)


def test_what_is_sent_arrives_and_no_answer_comes_back(person: Person, relay: Relay, scene: Scene) -> None:
    scene.at("q2")
    line = person.open("participant")
    relay.cut(TO_PHONE)
    line.say('{"do": "ballot", "item": "q2", "answer": "4", "key": "half"}')
    wait_until(lambda: scene.answer_of(person.who, "q2"), "the vote to arrive")
    relay.mend()
    assert "ack" in line.answer("half")


def test_what_is_sent_waits_while_that_way_is_cut(person: Person, relay: Relay, scene: Scene) -> None:
    line = person.open("participant")
    relay.cut(FROM_PHONE)
    line.say('{"do": "floor", "key": "held"}')
    assert "ack" in scene.screen("moderator").send("go", item="q2")
    line.see("now", "relation with donors")
    relay.mend()
    line.answer("held")


def test_a_request_arrives_and_its_answer_is_lost(relay: Relay, scene: Scene) -> None:
    relay.lose_answers("/join")
    person = Person(relay.url, scene.code)
    with ThreadPoolExecutor() as elsewhere:
        asked = elsewhere.submit(person.join)
        wait_until(lambda: relay.lost, "the answer to be lost")
        assert len(scene.state.participants) == 1
        assert not asked.done()
        relay.drop()
        with pytest.raises(httpx.TransportError):
            asked.result()
    person.close()


def test_what_is_far_away_takes_longer(person: Person, relay: Relay) -> None:
    relay.latency = 0.05
    assert person.page().elapsed.total_seconds() >= 2 * relay.latency


def hears_nothing(line: Line) -> bool:
    """Whether nothing more stands in the line than what has been taken from it."""
    try:
        line.socket.recv(timeout=0.2)
    except TimeoutError:
        return True
    return False
