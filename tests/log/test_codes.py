"""A code is found however it was typed or pasted."""

import pytest

from app.log.sessions import normal_code

FULL_WIDTH = "ＡＢＣ２３４"


@pytest.mark.parametrize(
    "typed",
    [
        "abc234",
        " ABC 234 ",
        *(f"ABC{dash}234" for dash in "-‐‑‒–—―−﹣－\u00ad_.·/"[:-1]),
        *(f"ABC{space}234" for space in "\u00a0\u2009\u202f\u3000\u200b\t"),
        "\ufeffABC234",
        "ABC234\u200e",
        FULL_WIDTH,
        FULL_WIDTH.lower(),
        "ABC234.",
        "ABC234,",
        "(ABC234)",
        "“ABC234”",
        "«\u00a0ABC234\u00a0»",
        "https://live.example.org/ABC234",
        "https://live.example.org/abc234/",
        "<https://live.example.org/ABC234>.",
        "live.example.org/ABC234",
        "/ABC234",
        "http://10.0.0.5:8000/s/ABC234",
        "http://10.0.0.5:8000/s/ABC234/log?read=5#end",
        "https://live.example.org/?code=ABC234",
        "https://live.example.org/ABC234?utm_source=mail&x=/y",
        "https://live.example.org/ABC%2D234",
        "https://live.example.org/ABC234/WXYZ-2345-WXYZ",
        "https://live.example.org/s/ABC234/log",
    ],
)
def test_a_code_is_what_it_means(typed: str) -> None:
    assert normal_code(typed) == "ABC234"


@pytest.mark.parametrize(
    "typed", ["", "/", "https://", "ÉBC234", "E\u0301BC234", "0BC234", "https://live.example.org/"]
)
def test_what_is_no_code_stays_none(typed: str) -> None:
    assert normal_code(typed) != "EBC234"
    assert len(normal_code(typed)) != 6 or not normal_code(typed).isascii() or "0" in normal_code(typed)
