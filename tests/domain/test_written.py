"""What a person meant to write, sign by sign."""

import sys

import pytest

from app.domain.written import cleaned


def test_every_sign_that_can_be_printed_is_left_as_it_is() -> None:
    changed = [sign for sign in map(chr, range(sys.maxunicode + 1)) if cleaned(f"a{sign}b") != f"a{sign}b"]
    assert changed and not any(map(str.isprintable, changed))


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("one\vtwo\r\nthree", "one\ntwo\nthree"),
        ("\ufeffbe\x00gun\ud83d", "begun"),
        ("¿Qué?\u2028Sí", "¿Qué?\nSí"),
    ],
)
def test_lines_end_where_they_ended_and_what_nobody_means_is_nothing(given: str, meant: str) -> None:
    assert cleaned(given) == meant
