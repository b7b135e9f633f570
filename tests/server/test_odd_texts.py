"""Texts of every script are taken, shown as they are, and never as anything but text."""

import pytest

from .harness import Person, Scene

HOSTILE = '<script>alert(1)</script><b onmouseover="x">\'&amp;</b>'
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b onmouseover=&#34;x&#34;&gt;&#39;&amp;amp;&lt;/b&gt;"

TEXTS = {
    "an emoji": "Cities 🤝 regions",
    "an emoji of several": "Women first 👩🏽‍🔧",
    "Arabic": "التعاون بين المدن",
    "Hebrew and Latin": "שלום UCLG שלום",
    "Persian with a joiner": "می‌خواهیم",
    "Chinese": "城市之間的合作",
    "a combining accent": "Cooperacio\u0301n",
    "several lines": "One\nTwo\n\nThree",
    "exactly the limit": "é" * 280,
    "a formula": "=HYPERLINK(1)",
    "a template": "{{ 7 * 7 }} %(n)s",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_shown_as_it_was_sent(scene: Scene, name: str) -> None:
    author, reader, board = *scene.phones(2), scene.screen("board")
    moderator, text = scene.at("q1"), TEXTS[name]
    made = author.send("input", item="q1", text=text)["made"]
    assert scene.state.inputs[made].text == text
    moderator.send("show", input=made)
    author.see("mine", "On the board")
    board.until(lambda: text in board.views.get("stage", ""), "the text on the board")
    for html in (author.views["mine"], reader.others("q1"), board.views["stage"]):
        assert text in html


def test_a_text_decides_itself_in_which_direction_it_runs(scene: Scene) -> None:
    author, reader, board = *scene.phones(2), scene.screen("board")
    moderator, rapporteur = scene.at("q1"), scene.holder("rapporteur")
    made = author.send("input", item="q1", text=TEXTS["Arabic"])["made"]
    moderator.send("show", input=made)
    author.see("mine", "On the board")
    moderator.see("inputs", "Take off the board")
    board.see("stage", TEXTS["Arabic"])
    log = rapporteur.page("/rapporteur").text
    for html in (
        author.views["mine"],
        reader.others("q1"),
        moderator.views["inputs"],
        board.views["stage"],
        log,
    ):
        assert 'dir="auto"' in html[: html.index(TEXTS["Arabic"])][-30:]


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("Twin\x00cities", "Twincities"),
        ("Twin\x07cities", "Twincities"),
        ("Twin\x7fcities", "Twincities"),
        ("Twin\uffffcities", "Twincities"),
        ("\ufeffTwin cities", "Twin cities"),
        ("Twin\x0bcities", "Twin\ncities"),
        ("Twin\x0ccities", "Twin\ncities"),
        ("Twin\u2028cities", "Twin\ncities"),
        ("Twin\x85cities\r\nof\rours", "Twin\ncities\nof\nours"),
    ],
)
def test_what_is_pasted_from_slides_becomes_what_was_meant(scene: Scene, pasted: str, meant: str) -> None:
    phone = scene.phone()
    scene.at("q1")
    made = phone.send("input", item="q1", text=pasted)["made"]
    assert scene.state.inputs[made].text == meant
    phone.send("revise", input=made, text=f"{pasted}!")
    assert scene.state.inputs[made].text == f"{meant}!"


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t ", "\u200b\u200d", "\u3164\u3164", "\u2800", "\u00ad\u034f\ufe0f"]
)
def test_a_text_of_nothing_is_refused(scene: Scene, text: str) -> None:
    phone = scene.phone()
    scene.at("q1")
    assert phone.send("input", item="q1", text=text)["reason"] == "empty_text"


def test_markup_is_text_in_every_view_and_page(scene: Scene) -> None:
    author, reader = scene.phone(name=HOSTILE[:40]), scene.phone()
    board, moderator = scene.screen("board"), scene.at("q1")
    made = author.send("input", item="q1", text=HOSTILE)["made"]
    author.send("floor", topic=HOSTILE[:40])
    for command in ({"do": "names", "shown": True}, {"do": "show", "input": made}):
        assert "ack" in moderator.send(**command)
    author.see("mine", "On the board")
    board.see("stage", "onmouseover")
    moderator.see("inputs", "Take off the board")
    moderator.see("hands", "alert(1)")
    shown = [author.views["mine"], reader.others("q1"), moderator.views["inputs"], board.views["stage"]]
    pages: list[tuple[Person, str]] = [
        (author.person, ""),
        (reader.person, ""),
        (moderator.person, "/moderator"),
    ]
    pages += [(board.person, "/board"), (scene.holder("rapporteur"), "/rapporteur")]
    shown += [person.page(path).text for person, path in pages]
    for html in shown:
        assert ESCAPED in html
    whole = "".join([*shown, moderator.views["hands"], author.person.page("/join").text])
    assert "<script>alert" not in whole
    assert "<b onmouseover" not in whole


def test_a_reason_for_setting_aside_is_text_too(scene: Scene) -> None:
    author, moderator = scene.phone(), scene.at("q1")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    moderator.send("set_aside", input=made, reason="test", note=HOSTILE)
    assert ESCAPED in author.see("mine", "Set aside")
    assert ESCAPED in scene.holder("rapporteur").page("/rapporteur").text


def test_a_mistyped_code_is_text_in_the_answer(scene: Scene) -> None:
    page = scene.stranger().http.get("/", params={"code": "<script>alert(1)</script>"})
    assert page.status_code == 404
    assert "<script>alert" not in page.text


def test_what_the_plan_does_not_know_is_left_away(scene: Scene) -> None:
    phone = scene.phone()
    scene.at("q1")
    phone.send("input", item="q1", text="Twin cities", prompt="poem", themes=["C1", "Z9", "C1"])
    made = scene.state.inputs["Q1-001"]
    assert (made.prompt, made.themes) == (None, ("C1",))
