"""The report as Markdown: what people wrote stays text, whoever shows it."""

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.exports.report.document import Chart, Heading, Paragraph, Table

from .making import file_of, in_one_line, runs
from .samples import HOSTILE, sample, with_text

READ = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def tokens(text: str) -> list[Token]:
    """Every part of it, also those within a line."""
    return [part for one in READ.parse(text) for part in (one, *(one.children or ()))]


def said(text: str) -> list[str]:
    """What a reader sees, block by block."""
    return [
        in_one_line("".join(part.content if part.type == "text" else " " for part in one.children or ()))
        for one in READ.parse(text)
        if one.type == "inline"
    ]


def test_headings_are_headings(markdown_text: str) -> None:
    read = READ.parse(markdown_text)
    found = [(one.tag, read[n + 1].content) for n, one in enumerate(read) if one.type == "heading_open"]
    meant = [(f"h{b.level + 1}", b.text) for b in sample().blocks if isinstance(b, Heading)]
    assert found == [("h1", sample().title), *meant]


def test_a_chart_is_a_table_and_tables_set_figures_to_the_right(markdown_text: str) -> None:
    read = tokens(markdown_text)
    assert sum(one.type == "table_open" for one in read) == sum(
        isinstance(block, Chart | Table) for block in sample().blocks
    )
    assert "| Somewhere safe to sleep | 62 %, 26 |" in markdown_text
    assert "| Option | People | Share |\n| --- | ---: | ---: |\n" in markdown_text


def test_lists_quotes_and_gaps(markdown_text: str) -> None:
    kinds = [one.type for one in tokens(markdown_text)]
    assert kinds.count("bullet_list_open") == kinds.count("ordered_list_open") == 1
    quotes = [b for b in sample().blocks if isinstance(b, Paragraph) and b.style == "quote"]
    assert kinds.count("blockquote_open") == len(quotes)
    assert "**To be filled in: \\[which?\\]**" in markdown_text


def test_each_note_is_there_once(markdown_text: str) -> None:
    notes = [run.note for run in runs(sample()) if run.note]
    assert f"[^{len(notes) + 1}]" not in markdown_text
    for n in range(1, len(notes) + 1):
        assert markdown_text.count(f"[^{n}]") == 2
        assert markdown_text.count(f"\n[^{n}]: Rests on Q") == 1


HARM = [
    HOSTILE,
    "# heading",
    "- list\n- list",
    "1. one\n2) two",
    "+ plus",
    "> quote",
    "    code",
    "\tcode",
    "```\ncode\n```",
    "~~~\ncode",
    "a\n===",
    "a\n---",
    "***",
    "<div>\n\n**x**",
    "<!-- x",
    "[a]: http://x.example",
    "[^1]: note",
    "a | b\n--- | ---\nc | d",
    "&lt;b&gt; &#60;",
    "\\",
    "line\\\nline",
    "https://x.example www.x.example mail@x.example",
    "one\n\ntwo",
    "![a](b)",
    "* * *",
    "`` ` ``",
]


@pytest.mark.parametrize("text", HARM)
def test_what_people_wrote_is_text(text: str) -> None:
    made = file_of(with_text(text), "md").decode()
    plain = file_of(with_text("words"), "md").decode()
    shape = [one.type for one in READ.parse(made)]
    assert shape == [one.type for one in READ.parse(plain)]
    kinds = {one.type for one in tokens(made)}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "code_block"}
    assert not kinds & {"s_open"}
    assert in_one_line(text) in said(made)[0]
    assert sum(in_one_line(text) in block for block in said(made)) >= 10
    assert "x.example" not in made.replace("\\://x.example", "").replace("www\\.x.example", "").replace(
        "\\@x.example", ""
    )
