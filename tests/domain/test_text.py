"""How long a text is: as the library that knows Unicode's rules counts."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import count_characters

ODD = st.sampled_from(["\r\n", "\r", "\n", "\t", "\x00", "e\u0301", "👩‍👩‍👧", "🇪🇸", "ñ", " "])
WRITTEN = st.lists(st.one_of(ODD, st.characters(max_codepoint=0x7F), st.characters())).map("".join)


@given(WRITTEN)
def test_what_a_person_sees_as_one_character_counts_as_one(written: str) -> None:
    inside = written.strip().strip("\ufeff")
    assert count_characters(written) == len(regex.findall(r"\X", inside))


@given(st.text(st.characters(max_codepoint=0x7F)).map(lambda text: text.replace("\n", "\r\n")))
def test_a_text_without_accents_is_counted_alike(written: str) -> None:
    assert count_characters(written) == len(regex.findall(r"\X", written.strip()))


@pytest.mark.parametrize(
    ("written", "long"), [("a\r\nb", 3), (" hello ", 5), ("", 0), ("\ufeff", 0), ("👩‍👩‍👧é", 2)]
)
def test_the_length_of(written: str, long: int) -> None:
    assert count_characters(written) == long
