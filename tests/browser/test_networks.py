"""Networks as they are in a hall: gone for a while, without websockets, slow, silent; and a restart."""

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, WebSocketRoute, expect

from tests.server.harness import Server, running

from .people import CUT_OFF, Moderator, Phone, Room

MY_TEXT = "Written in the lift, without network."
WAITING = "Waiting to be sent; it is kept on this phone."


def votes_and_writes_without_network(phone: Phone) -> None:
    """What a person does while nothing goes out; the phone keeps it and says so."""
    item = phone.room.plan.as_planned["q2"]
    phone.sees_question(item)
    phone.lose_network()
    phone.choose(item, {"": ["4"]})
    phone.send_vote()
    expect(phone.state).to_have_text(phone.say(WAITING))
    phone.write(MY_TEXT, prompt="proposal")
    expect(phone.waiting).to_contain_text([MY_TEXT])
    expect(phone.waiting).to_contain_text([phone.say(WAITING)])
    assert not sent_by(phone), "nothing can have reached the server"


def everything_is_sent_once(phone: Phone) -> None:
    """What was kept has reached the log, once; the phone says so."""
    phone.sees_vote_is_in()
    expect(phone.mine).to_have_count(1)
    expect(phone.mine).to_contain_text(MY_TEXT)
    expect(phone.waiting).to_have_count(0)
    expect(phone.box).to_have_value("")
    assert sent_by(phone) == ["ballot_cast", "input_sent"]


def sent_by(phone: Phone) -> list[str]:
    """What the log on disk has of this person, besides their joining."""
    return [
        entry.body.kind
        for entry in phone.room.scene.entries
        if entry.actor == phone.who and entry.body.kind != "joined"
    ]


def test_what_is_done_without_network_is_kept_and_sent_once(room: Room) -> None:
    phone = room.phone("es")
    room.at("q2")
    votes_and_writes_without_network(phone)
    phone.find_network()
    everything_is_sent_once(phone)
    phone.page.reload()
    everything_is_sent_once(phone)


def test_what_is_kept_outlives_the_page(room: Room) -> None:
    phone = room.phone("fr")
    room.at("q2")
    votes_and_writes_without_network(phone)
    phone.page.close()
    phone.find_network()
    phone.open_page()
    phone.page.goto(f"/s/{room.code}")
    everything_is_sent_once(phone)


def test_the_phone_says_that_there_is_no_connection_and_that_it_is_back(room: Room) -> None:
    phone, item = room.stranger(), room.plan.as_planned["q2"]
    phone.take_hold_of_time()
    phone.join()
    room.at("q2")
    phone.sees_question(item)
    phone.lose_network()
    phone.choose(item, {"": ["4"]})
    phone.send_vote()
    phone.hurry(7)
    expect(phone.line).to_contain_text("No connection. You can go on")
    phone.find_network()
    phone.hurry(5)
    phone.sees_vote_is_in()
    expect(phone.line).to_be_hidden()


def test_a_phone_without_websockets_takes_part_over_plain_http(room: Room) -> None:
    phone, item = room.stranger(), room.plan.as_planned["q2"]
    phone.expected = CUT_OFF
    phone.take_hold_of_time()
    phone.page.add_init_script(NO_WEBSOCKETS)
    phone.join()
    room.at("q2").others_say("q2", "Trust grows with each joint project.")
    phone.hurry(6)
    phone.sees_question(item)
    phone.answer(item, {"": ["5"]})
    phone.write(MY_TEXT)
    expect(phone.words_state).to_have_text("Sent and saved.")
    expect(phone.box).to_have_value("")
    phone.hurry(5)
    expect(phone.mine).to_contain_text(MY_TEXT)
    phone.hurry(3)
    phone.support("Trust grows with each joint project.")
    room.scene.screen("moderator").send("reveal", item="q2")
    phone.hurry(5)
    expect(phone.results).to_contain_text("What the room thinks")
    expect(phone.line).to_be_hidden()
    expect(phone.others.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    assert sent_by(phone) == ["ballot_cast", "input_sent", "endorsed"]


NO_WEBSOCKETS = """
window.WebSocket = class extends EventTarget {
  static CONNECTING = 0; static OPEN = 1; static CLOSING = 2; static CLOSED = 3;
  readyState = 0;
  constructor() {
    super();
    setTimeout(() => {
      this.readyState = 3;
      this.dispatchEvent(new Event("error"));
      this.dispatchEvent(new CloseEvent("close", { code: 1006 }));
    }, 50);
  }
  send() { throw new DOMException("not open", "InvalidStateError"); }
  close() {}
};
"""
"""A network that lets no websocket through: each fails with an error and a close of code 1006."""


def test_a_line_that_is_open_and_silent_is_given_up(room: Room) -> None:
    phone = room.stranger()
    phone.take_hold_of_time()
    silent: list[bool] = []

    def pass_on(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(lambda message: None if silent else server.send(message))
        server.on_message(lambda message: None if silent else socket.send(message))

    phone.page.route_web_socket("**/live/participant*", pass_on)
    phone.join()
    room.at("q2")
    item = room.plan.as_planned["q2"]
    phone.sees_question(item)
    silent.append(True)
    phone.choose(item, {"": ["5"]})
    phone.send_vote()
    expect(phone.state).to_have_text(WAITING)
    phone.hurry(7)
    phone.sees_vote_is_in()
    assert sent_by(phone) == ["ballot_cast"]


def test_a_moderator_is_told_at_once_of_a_key_that_has_not_come_through(room: Room) -> None:
    room.at("q1")
    moderator, relay = room.relayed_role(Moderator, "moderator")
    first, then = room.plan.as_planned["q1"], room.plan.as_planned["q2"]
    expect(moderator.question).to_have_text(first.headline.en)
    relay.cut()
    moderator.press("n")
    expect(moderator.line).to_have_text("Waiting to be sent.")
    expect(moderator.question).to_have_text(first.headline.en)
    relay.mend()
    expect(moderator.question).to_have_text(then.headline.en)
    expect(moderator.line).to_be_hidden()


def test_what_another_tab_has_settled_is_not_said_to_wait(room: Room) -> None:
    room.at("q1")
    moderator, relay = room.relayed_role(Moderator, "moderator")
    expect(moderator.question).to_have_text(room.plan.as_planned["q1"].headline.en)
    relay.cut()
    moderator.press("n")
    expect(moderator.line).to_have_text("Waiting to be sent.")
    moderator.page.evaluate("""() => Object.keys(localStorage).filter((name) => name.includes("message:"))
        .forEach((name) => localStorage.removeItem(name))""")
    expect(moderator.line).to_be_hidden()


@pytest.mark.parametrize("late", ["hx-ws", "phone"])
def test_scripts_that_come_late_find_the_phone_connected(room: Room, late: str) -> None:
    phone = room.stranger()

    def slowly(route: Route) -> None:
        phone.page.wait_for_timeout(700)
        route.continue_()

    phone.page.route(f"**/{late}.*.js", slowly)
    with phone.page.expect_websocket():
        phone.join()
    room.at("q1")
    phone.sees_question(room.plan.as_planned["q1"])
    expect(phone.line).to_be_hidden()


def test_board_and_phone_outlive_a_restart_of_the_server(browser: Browser, tmp_path: Path) -> None:
    with running(Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path)) as server:
        room = Room(browser, server)
        board, phone = room.board(), room.phone()
        board.expected = phone.expected = CUT_OFF
        one, two = room.plan.as_planned["q1"], room.plan.as_planned["q2"]
        room.at("q1")
        phone.sees_question(one)
        phone.choose(one, {"local": ["5"]})
        server.signal(signal.SIGTERM)
        server.wait_for_the_end()
        phone.send_vote()
        expect(phone.state).to_have_text(WAITING)
        expect(board.question).to_have_text(one.headline.en)
        server.start().wait_until_ready()
        phone.sees_vote_is_in()
        room.at("q2")
        for question in (board.question, phone.question):
            expect(question).to_have_text(two.headline.en)
        expect(board.rate).to_contain_text("of 1 joined have answered")
        room.close()
