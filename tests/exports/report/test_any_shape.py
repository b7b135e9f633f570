"""Whatever a report is made of, every format makes a file of it."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.exports.report.document import Bar, Block, Chart, Document, Head, Heading, Items, Paragraph, Run, Table

from .making import file_of
from .samples import sample
from .test_html import Seen

words = some.sampled_from(["", " ", "word", "two words", "a\nb", "سلمى", "#x"])
runs = some.lists(
    some.builds(
        Run, words, some.booleans(), some.booleans(), some.booleans(), some.sampled_from([(), ("Q1-001",)])
    ),
    max_size=3,
).map(tuple)
few_of = {"max_size": 3}
blocks = some.one_of(
    some.builds(Heading, some.integers(1, 5), words, some.uuids().map(str)),
    some.builds(Paragraph, runs, some.sampled_from(["body", "lead", "quote", "caveat"])),
    some.builds(Items, some.lists(runs, **few_of).map(tuple), some.booleans()),
    some.builds(
        Table,
        words,
        some.lists(some.builds(Head, words, some.booleans(), some.integers(1, 5)), **few_of).map(tuple),
        some.lists(some.lists(runs, **few_of).map(tuple), **few_of).map(tuple),
    ),
    some.builds(
        Chart, words, some.lists(some.builds(Bar, words, some.floats(0, 1), words), **few_of).map(tuple), words
    ),
)
documents = some.lists(blocks, max_size=6).map(lambda all: replace(sample("es"), blocks=tuple(all)))


@settings(max_examples=25, deadline=None)
@given(documents)
def test_every_format_makes_a_file(document: Document) -> None:
    docx.Document(BytesIO(file_of(document, "docx")))
    assert file_of(document, "pdf").startswith(b"%PDF")
    Seen(file_of(document, "html").decode())
    assert file_of(document, "md").startswith(b"# Rest areas")


@pytest.mark.parametrize(
    "block",
    [
        Table("no columns", (), ()),
        Table("no rows", (Head("a"), Head("b")), ()),
        Table("", (Head(""),), (((),),)),
        Items(()),
        Chart("", (), ""),
        Paragraph(()),
    ],
)
def test_nothing_to_show_is_no_reason_to_fail(block: Block) -> None:
    for ending in ("docx", "pdf", "html", "md"):
        assert file_of(replace(sample(), blocks=(block,)), ending)
