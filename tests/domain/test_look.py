"""How the board looks: no colour that cannot be read, and a logo that is part of the plan."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.domain.contrast import BLACK, READABLE, WHITE, Colour, contrast, ink_on, readable_on
from app.domain.look import Look
from app.log.logo import MOST_BYTES
from app.log.plan_file import PlanError, read_plan
from app.screens.board.look import DARK, in_colours

SEED = Path(__file__).parents[2] / "app" / "sessions" / "uclg-2021-05-18.toml"
colours = st.builds(Colour, *[st.integers(0, 255)] * 3)


def test_contrast_is_as_the_guidelines_say() -> None:
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == pytest.approx(1)
    assert contrast(Colour.of("#767676"), WHITE) == pytest.approx(4.54, abs=0.005)


@given(colours, st.sampled_from([WHITE, DARK]))
def test_every_colour_is_made_readable_on_either_board(colour: Colour, ground: Colour) -> None:
    made = readable_on(ground, colour)
    assert contrast(made, ground) >= READABLE
    assert made == colour or contrast(colour, ground) < READABLE
    assert contrast(ink_on(made), made) >= READABLE


def test_a_colour_too_pale_is_refused_with_the_nearest_that_is_not() -> None:
    with pytest.raises(ValidationError, match=r"#ffd700 is too pale .* 1\.4.* nearest that can be read is #"):
        Look(colour="#ffd700")


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "url(x)", "#0a6b6e;}"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValidationError):
        Look(colour=colour)


def test_without_colours_the_sheet_changes_nothing() -> None:
    assert "--" not in in_colours(Look())
    assert in_colours(Look(colour="#7A1F5C")).count("--sign: #7a1f5c") == 1


def planned(folder: Path, look: str) -> Path:
    file = folder / "plan.toml"
    file.write_text(f"{look}\n{SEED.read_text(encoding='utf-8')}", encoding="utf-8")
    return file


def test_a_logo_beside_the_file_becomes_part_of_the_plan(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>")
    plan = read_plan(planned(tmp_path, 'look = { logo = "logo.svg", colour = "#7a1f5c", board = "dark" }'))
    assert plan.look.logo == f"data:image/svg+xml;base64,{base64.b64encode(b'<svg/>').decode()}"


@pytest.mark.parametrize(
    ("name", "size", "why"),
    [
        ("logo.svg", None, "cannot be read"),
        ("logo.exe", 10, "expected a file that ends in .svg"),
        ("logo.png", MOST_BYTES + 1000, "101 kB; 100 are the most"),
    ],
)
def test_a_logo_that_cannot_be_used_is_told(tmp_path: Path, name: str, size: int | None, why: str) -> None:
    if size:
        (tmp_path / name).write_bytes(b"x" * size)
    with pytest.raises(PlanError, match=why):
        read_plan(planned(tmp_path, f'look = {{ logo = "{name}" }}'))
