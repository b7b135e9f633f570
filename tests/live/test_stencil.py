"""A page that is made once and filled in for each reader reads as if it had been made for each."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.live.showing.stencil import Stencil, slot

NAMES = ("who", "key", "own")
text = st.text(max_size=40) | st.text(st.sampled_from("abc é<>&"), min_size=150, max_size=2000)
values = st.fixed_dictionaries({name: text | st.just("x" * 700) | st.just("x" * 70_000) for name in NAMES})


@given(st.lists(text | st.sampled_from([slot(name) for name in NAMES]), max_size=12), values)
def test_compressed_or_not_it_is_the_text_with_its_slots_filled_in(
    pieces: list[str], given: dict[str, str]
) -> None:
    named = {slot(name): given[name] for name in NAMES}
    whole = "".join(named.get(piece, piece) for piece in pieces).encode()
    stencil = Stencil("".join(pieces))
    for _ in range(2):
        assert stencil.filled(given) == whole
        assert gzip.decompress(stencil.gzipped(given)) == whole


def test_what_people_write_is_no_slot() -> None:
    written = "slot-0123456789abcdef-key; {{ key }} slot-key;"
    stencil = Stencil(written + slot("own"))
    assert stencil.filled({"own": written, "key": "secret"}).decode() == written * 2


def test_a_slot_without_a_value_is_a_mistake() -> None:
    for fill in (Stencil(slot("who")).filled, Stencil(slot("who")).gzipped):
        with pytest.raises(KeyError):
            fill({})
