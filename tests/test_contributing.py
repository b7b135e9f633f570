"""The worked examples of CONTRIBUTING.md work: each is carried out in a copy of the project, and used."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copy2, copytree, ignore_patterns, rmtree

import pytest

from tests.contributing.examples import Block, Counts, DoesNotFit, Example, carry_out, changed, read_examples

ROOT = Path(__file__).parents[1]
FOLDERS, FILES = ("app", "migrations", "scripts"), ("pyproject.toml",)
EXAMPLES = read_examples((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))

PROGRAMS = {
    "A new kind of vote": "thumbs",
    "A new kind of entry": "lowered_hands",
    "A new table of the export": "floor_table",
    "A new role": "observer",
}
"""What uses each example, in `tests/contributing`."""

NO_PLACE = Block("diff", "one.py", " a = 1\n-b = 1\n+b = 2\n")


@dataclass(frozen=True)
class CarriedOut:
    """An example, and the copy in which it was carried out: the files that are new, and those changed."""

    example: Example
    copy: Path
    new: frozenset[str]
    changed: frozenset[str]

    def run(self, *command: str) -> None:
        """Run Python in the copy; it must succeed. The tests it may use are ours."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.copy,
            env={**os.environ, "PYTHONPATH": f"{self.copy}:{ROOT}"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{self.example.heading}: {' '.join(command)}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="module", params=sorted(PROGRAMS))
def done(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CarriedOut]:
    """Each example, carried out."""
    example, copy = EXAMPLES[request.param], tmp_path_factory.mktemp("copy")
    for name in FOLDERS:
        copytree(ROOT / name, copy / name, ignore=ignore_patterns("*.pyc.*"))
    for name in FILES:
        copy2(ROOT / name, copy)
    before = held_in(copy)
    carry_out(example, copy)
    one = CarriedOut(example, copy, frozenset(), frozenset())
    one.run("scripts/messages")
    after = held_in(copy)
    other = frozenset(name for name in before if after.get(name) != before[name])
    yield CarriedOut(example, copy, after.keys() - before.keys(), other)
    rmtree(copy)


def held_in(folder: Path) -> Mapping[str, bytes]:
    """Every file of a folder, by its name there; not what Python keeps beside."""
    files = (one for one in folder.rglob("*") if one.is_file() and one.suffix != ".pyc")
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def test_every_example_is_tried() -> None:
    assert EXAMPLES.keys() == PROGRAMS.keys()


def test_it_needs_as_many_files_as_it_says_and_shows_each(done: CarriedOut) -> None:
    assert Counts(len(done.new), len(done.changed)) == done.example.counted
    assert {block.path for block in done.example.blocks} == done.new | done.changed
    assert [path for path in done.new | done.changed if f"`{path}`" not in done.example.prose] == []


def test_its_code_is_written_as_ours_is(done: CarriedOut) -> None:
    code = sorted(path for path in done.new | done.changed if path.endswith(".py"))
    done.run("-m", "ruff", "check", "--no-cache", *code)
    done.run("-m", "ruff", "format", "--check", "--no-cache", *code)


def test_it_works(done: CarriedOut) -> None:
    done.run("-m", f"tests.contributing.{PROGRAMS[done.example.heading]}")


def test_a_change_is_made_where_its_lines_stand() -> None:
    assert changed("z = 0\na = 1\nb = 1\n", NO_PLACE) == "z = 0\na = 1\nb = 2\n"


@pytest.mark.parametrize("text", ["", "a = 1\n\nb = 1\n", "aa = 1\nb = 1\n", "a = 1\nb = 1\n\na = 1\nb = 1\n"])
def test_a_change_that_fits_nowhere_or_twice_is_refused(text: str) -> None:
    with pytest.raises(DoesNotFit, match=r"one\.py has these lines [02] times"):
        changed(text, NO_PLACE)
