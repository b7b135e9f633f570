"""The locked releases: they are what the project asks for, and one release of a thing in all of them."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKED = ("build", "run", "test")


def releases(name: str) -> dict[str, str]:
    """What `requirements/` names for this, by package."""
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
    pinned = [Requirement(line.rstrip("\\").strip()) for line in lines if "==" in line and line[0].isalnum()]
    return {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in pinned}


@pytest.mark.parametrize(
    ("name", "asked"),
    [("run", PROJECT["dependencies"]), ("test", PROJECT["optional-dependencies"]["test"])],
)
def test_everything_asked_for_is_locked_at_a_release_that_satisfies_it(name: str, asked: list[str]) -> None:
    locked = releases(name)
    for wanted in map(Requirement, asked):
        release = locked.get(canonicalize_name(wanted.name))
        assert release is not None, f"{wanted} is not in requirements/{name}.txt: run scripts/lock"
        assert wanted.specifier.contains(release), f"{wanted} is locked at {release}: run scripts/lock"


def test_what_runs_is_what_is_tested() -> None:
    assert releases("run").items() <= releases("test").items()


def test_no_two_releases_of_one_thing_are_asked_for() -> None:
    every = [pair for name in LOCKED for pair in releases(name).items()]
    assert len({package for package, _ in every}) == len(set(every))
