"""A kind of vote that a package brings works wholly: nothing of ours is changed for it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.log.sessions import create_session
from tests.exports.scenes import small_plan
from tests.server.harness import Scene, Server, running

KIND = '''
"""Thumbs: up or down."""

from typing import ClassVar, Literal

from app.activities.single_choice import SingleChoice


class Thumbs(SingleChoice):
    ordered: ClassVar[bool] = True
    kind: Literal["thumbs"] = "thumbs"
'''
FORM = (
    '<fieldset id="{{ id }}-row" class="row thumbs">'
    "{% for one in vote.options %}"
    '<button type="button" value="{{ one.id }}">{{ _("Thumb") }}</button>'
    "{% endfor %}"
    "</fieldset>"
)
SPANISH = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Thumb"\nmsgstr "Pulgar"\n'
OPTIONS = [{"id": one, "label": {"en": one}} for one in ("up", "down")]
VOTE = {"kind": "thumbs", "prompt": {"en": "So?"}, "options": OPTIONS}
ITEM = {"id": "q", "title": {"en": "Q"}, "minutes": 5, "vote": VOTE}


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which two packages are installed: one that brings a kind of vote, and one that is broken."""
    folder = tmp_path / "site"
    files = {
        "thumbs/__init__.py": KIND,
        "thumbs/form.html": FORM,
        "thumbs/chart.html": '<p class="thumbed">{{ results.rows[0].bars[0].people }} up</p>',
        "thumbs/script.js": 'hemicycle.activity("thumbs", () => ({}));\n',
        "thumbs/style.css": ".thumbs { color: red; }\n",
        "thumbs/locales/es.po": SPANISH,
        "broken.py": "raise RuntimeError('not today')\n",
        "thumbs-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: thumbs\nVersion: 1.0\n",
        "thumbs-1.0.dist-info/entry_points.txt": (
            "[hemicycle.activities]\nthumbs = thumbs:Thumbs\nbroken = broken:Broken\n"
        ),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def in_python(folder: Path, code: str) -> str:
    """What code prints in a Python of its own, in which the packages are installed."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": f"{Path.cwd()}:{folder}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_reading_a_plan_needs_no_import_made_elsewhere(installed: Path) -> None:
    code = "import sys; from app.domain.plan import AgendaItem; assert 'app.activities' not in sys.modules;"
    code += f"vote = AgendaItem.model_validate({ITEM!r}).vote;"
    code += "print(type(vote).__module__, vote.read('up'))"
    assert in_python(installed, code).splitlines()[-1] == "thumbs {'': ['up']}"


def test_one_that_cannot_be_loaded_is_told_of_and_takes_no_other_with_it(installed: Path) -> None:
    said = in_python(installed, "from app.domain.vote import Vote; print(sorted(Vote.kinds))")
    assert "an activity cannot be loaded" in said
    assert "['multiple_choice', 'points', 'ranking', 'scale', 'single_choice', 'thumbs', 'words']" in said


@pytest.fixture
def server(installed: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that runs where the packages are installed."""
    path = f"{Path.cwd()}:{installed}"
    with running(Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, PYTHONPATH=path)) as one:
        yield one


def test_a_session_is_held_with_it(server: Server, installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(installed))
    import thumbs

    item = small_plan().as_planned["q2"].model_copy(update={"vote": thumbs.Thumbs.model_validate(VOTE)})
    plan = small_plan()
    once = {"again": None, "vote": None}
    agenda = tuple(item if one.id == "q2" else one.model_copy(update=once) for one in plan.agenda)
    scene = Scene(server, create_session(server.engine, plan.model_copy(update={"agenda": agenda})))
    voter, moderator = scene.participant("es"), scene.at("q2")
    assert ">Pulgar</button>" in voter.page().text
    assert "ack" in voter.post("ballot", item="q2", form={"answer": ["up"]}).json()
    for do in ("close", "reveal"):
        moderator.send(do)
    assert '<p class="thumbed">1 up</p>' in voter.page().text
    assert 'hemicycle.activity("thumbs"' in server.get("/static/phone.js").text
    assert ".thumbs { color: red; }" in server.get("/static/phone.css").text
    scene.close()
