"""Uses a kind of entry of which only the names are known: asked for, carried out, undone, told."""

from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.command import Command, Sender
from app.domain.floor.entries import FloorAsked
from app.domain.people.entries import Joined
from app.exports.codes import KINDS
from app.exports.translated import translated
from app.i18n import spoken
from app.live.asking.reading import Unusable, read_request
from app.live.room.presence import Presence
from app.live.showing.scene import Scene
from app.log.sessions import create_session
from app.screens.log_lines import Filter, newest_lines
from tests.domain.scenes import NOON, PLAN, Session
from tests.exports.scenes import new_database, read_record, write

ASKED = b'{"do": "lower_hands", "key": "one"}'

session = Session("p-1", "p-2", at="single")
session.do("p-1", FloorAsked(topic="Trade"))
session.do("p-2", FloorAsked())

command = read_request("moderator", ASKED)
assert isinstance(command, Command) and command.key == "one"
body = command.body(session.state, Sender("moderator-1"))
assert session.do("moderator-1", body).refused is None
assert session.state.hands == {} == session.replayed().hands
session.undo()
assert list(session.state.hands) == ["p-1", "p-2"] == list(session.replayed().hands)

try:
    read_request("participant", ASKED)
except Unusable as error:
    assert error.reason == "not_allowed"
else:
    raise AssertionError("participants may not")
assert session.do("p-1", body).refused == "not_allowed"

meaning = translated(KINDS["hands_lowered"])
assert meaning.en and meaning.es and meaning.fr and len({meaning.en, meaning.es, meaning.fr}) == 3

with TemporaryDirectory() as folder:
    engine = new_database(Path(folder))
    held = create_session(engine, PLAN)
    assert held.id is not None
    write(engine, held, ("p-1", Joined()), ("moderator-1", body))
    record = read_record(engine, held)
    scene = Scene(held.code, record.state, record.names, Presence(), "es", NOON, "http://here")
    with spoken("es"):
        for group in ("floor", "moderation"):
            [line] = newest_lines(engine, held.id, scene, Filter(kind=group), most=10)
            assert (line.kind, line.who, line.refused) == ("manos bajadas", "Moderación", "")
    engine.dispose()
