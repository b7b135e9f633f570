"""A copy says that it is one, on every screen and in every file; a session itself never does."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.log.tables import SessionRow
from app.rehearsal.copy import make_copy
from tests.exports.scenes import read_csv
from tests.server.harness import Scene, Server, plain

MARK = 'class="rehearsal"'


@pytest.fixture(params=["copy", "session"])
def marked(request: pytest.FixtureRequest, server: Server) -> Iterator[tuple[Scene, bool]]:
    """A copy, or the session itself; and whether it should say so."""
    row: SessionRow = server.new_session()
    is_copy = request.param == "copy"
    one = Scene(server, make_copy(server.engine, row) if is_copy else row)
    yield one, is_copy
    one.close()


@pytest.mark.parametrize("role", ["moderator", "rapporteur", "interpreter", "board"])
def test_the_screen_of_a_role_says_so(marked: tuple[Scene, bool], role: str) -> None:
    scene, is_copy = marked
    assert (MARK in scene.holder(role).page(f"/{role}").text) is is_copy


def test_the_way_in_and_the_phone_say_so(marked: tuple[Scene, bool]) -> None:
    scene, is_copy = marked
    assert (MARK in scene.stranger().page().text) is is_copy
    page = scene.participant().page().text
    assert (MARK in page) is is_copy
    assert ("<title>Rehearsal · " in page) is is_copy


def test_the_board_says_so_when_its_head_is_pushed(marked: tuple[Scene, bool]) -> None:
    scene, is_copy = marked
    board = scene.screen("board")
    scene.at("opening")
    assert ("Rehearsal" in plain(board.see("head"))) is is_copy


def test_the_files_manifest_says_of_what(marked: tuple[Scene, bool]) -> None:
    scene, is_copy = marked
    rapporteur = scene.holder("rapporteur")
    whole = json.loads(rapporteur.page("/log.json").text)
    with ZipFile(BytesIO(rapporteur.page("/log.zip").content)) as archive:
        lines = read_csv(archive.read("manifest.csv"))
    assert whole["session"].get("rehearsal_of") == scene.row.rehearsal_of
    assert {line["rehearsal_of"] for line in lines} == {scene.row.rehearsal_of or ""}
    assert bool(scene.row.rehearsal_of) is is_copy
