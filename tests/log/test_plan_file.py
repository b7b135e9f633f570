"""A plan is read as any editor leaves it, or refused with where the mistake is and what to do."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.log.plan_file import PlanError, read_plan
from app.settings import Settings

SEED: Path = Settings.model_fields["session_plan"].default
WORDS = SEED.read_text(encoding="utf-8")


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[[bytes], str]:
    """Why a file with these bytes is refused as a plan."""

    def refused(data: bytes) -> str:
        (tmp_path / "plan.toml").write_bytes(data)
        with pytest.raises(PlanError) as error:
            read_plan(tmp_path / "plan.toml")
        return str(error.value).removeprefix(f"{tmp_path}/")

    return refused


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
    ],
    ids=["UTF-8 with a mark", "UTF-16", "UTF-16, other way round", "lines of Windows", "lines of old Macs"],
)
def test_a_plan_is_read_as_editors_leave_it(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_bytes(data)
    assert read_plan(tmp_path / "plan.toml") == read_plan(SEED)


def test_another_encoding_is_refused_with_the_line(refusal: Callable[[bytes], str]) -> None:
    line = WORDS[: WORDS.index("ó")].count("\n") + 1
    assert f"line {line} has a letter that is not written as UTF-8" in refusal(
        WORDS.encode("latin-1", "replace")
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (WORDS.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"PK\x03\x04rest", "a Word, LibreOffice or zip file"),
        (b"{\\rtf1\\ansi}", "a file with formatting"),
    ],
)
def test_what_is_no_plain_text_is_called_by_its_name(
    data: bytes, what: str, refusal: Callable[[bytes], str]
) -> None:
    assert what in refusal(data)
    assert "as plain text, in UTF-8" in refusal(data) or "as UTF-8" in refusal(data)


def test_a_mistake_in_the_toml_is_shown_with_its_line(refusal: Callable[[bytes], str]) -> None:
    why = refusal(re.sub(r'^zone = "(.*?)"', r"zone = “\1”", WORDS, flags=re.MULTILINE).encode())
    assert "at line 14" in why
    assert "zone = “Europe/Madrid” TOML wants straight quotes" in why
    assert "Midnight is 00:00:00" in refusal(WORDS.replace("13:30:00", "24:00:00").encode())


def test_every_mistake_is_said_at_once_with_its_key(refusal: Callable[[bytes], str]) -> None:
    changed = WORDS.replace('"Europe/Madrid"', '"Europe/Atlantis"').replace('kind = "ranking"', 'kind = "rank"')
    why = refusal(changed.replace('kind = "scale"', 'kind = "scale"\nstep = 1', 1).encode())
    assert "zone: expected a time zone such as 'Europe/Madrid', found 'Europe/Atlantis'" in why
    assert "vote: kind: expected one of" in why
    assert re.search(r"agenda\.\d\.vote\.step: Extra inputs are not permitted", why)
    assert "the plan has 3 mistake(s)" in why


def test_a_plan_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="cannot be read: No such file"):
        read_plan(tmp_path / "nowhere.toml")
    with pytest.raises(PlanError, match="cannot be read: Is a directory"):
        read_plan(tmp_path)
