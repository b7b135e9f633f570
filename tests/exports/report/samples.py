"""A made-up report: a consultation on rest areas, with every kind of block, and with texts that mean harm."""

from app.domain.text import Language
from app.exports.report.document import (
    Bar,
    Block,
    Chart,
    Document,
    Head,
    Heading,
    Items,
    Paragraph,
    Run,
    Table,
)

HOSTILE = (
    '#panic("no") $x^2$ \\ @ref <label> `code` "quoted" *bold* _it_ [link](http://x.example) '
    "<script>alert(1)</script> <b>&amp;</b> {{ 7 * 7 }} {% raw %} | cell | ~~gone~~ "
    "[^1] ![i](u) // /* 'x' -- --- ..."
)
"""What a format would take for its own."""

NAME = "سلمى حداد"
ANSWERS = (
    ("en", "Lorries park on the hard shoulder because nothing else is open after ten at night."),
    ("es", "Hace falta una ducha limpia y un lugar donde dormir sin miedo; lo demás puede esperar."),
    ("fr", "On ne dort pas : les emplacements sont pleins dès 19 heures, et personne ne le dit en amont."),
    ("en", "Do not build more before we know how full the existing ones are, hour by hour."),
    ("es", "¿Quién paga el mantenimiento cuando termina la concesión?"),
    ("fr", "« Sûr » veut dire éclairé, visible et gratuit ; pas une barrière de plus."),
)


def _input(n: int) -> str:
    return f"Q{1 + n // 24}-{1 + n % 24:03}"


def _said(n: int) -> Run:
    language, words = ANSWERS[n % len(ANSWERS)]
    return Run(words, language=language)  # type: ignore[arg-type]


def _votes() -> Table:
    rows = (
        ("Yes, in every region", 23, 55),
        ("Yes, where data show a need", 13, 31),
        ("No", 4, 10),
        ("–", 2, 4),
    )
    return Table(
        "Table 1. Should the code ask for a safe parking area every 100 km? n = 42",
        (Head("Option", width=3), Head("People", figures=True), Head("Share", figures=True)),
        tuple((((Run(label),), (Run(str(n)),), (Run(f"{share} %"),))) for label, n, share in rows),
    )


def _chart() -> Chart:
    return Chart(
        "Figure 1. What matters most in a rest area. n = 42",
        (
            Bar("Somewhere safe to sleep", 0.62, "62 %, 26"),
            Bar("Clean showers and toilets, open all night and free of charge", 0.24, "24 %, 10"),
            Bar("Information on free places before the exit", 0.14, "14 %, 6"),
            Bar("A restaurant", 0.0, "0 %, 0"),
        ),
        "Of 42 people, 26 put somewhere safe to sleep first, 10 showers, 6 information, none a restaurant.",
    )


def _theme(n: int, title: str) -> tuple[Block, ...]:
    first = 4 * n
    return (
        Heading(2, title, f"theme-{n}"),
        Paragraph(
            (
                Run("Most who wrote on this see the same want, though not the same way out. "),
                Run(
                    "Places are full early in the evening",
                    bold=True,
                    note=(_input(first), _input(first + 1), _input(first + 2)),
                ),
                Run(", and a full one is found out only at its gate. Several ask for figures before concrete"),
                Run(".", note=(_input(first + 3),)),
                Run(" Whether the operators would share theirs was "),
                Run("not", italic=True),
                Run(" asked."),
            )
        ),
        Paragraph((_said(n),), "quote"),
        *((_chart(),) if n % 4 == 3 else ()),
        Paragraph((Run("Some of it was said in these words. "), _said(n + 1), Run(" "), _said(n + 2))),
        Paragraph(
            (
                Run("What the Secretariat makes of it: "),
                Run("[a sentence by the rapporteur]", gap=True),
                Run(" The group divides on who should pay, and the session had no time to go further."),
            )
        ),
    )


def _annex() -> Table:
    rows = tuple(
        (
            (Run(_input(n)),),
            (Run(NAME if n % 11 == 4 else "Transport union" if n % 3 else "Road operator"),),
            (_said(n), *((Run(" " + HOSTILE),) if n == 7 else ())),
            (Run(str((n * 7) % 13)),),
        )
        for n in range(160)
    )
    return Table(
        "Every input, in the order received",
        (Head("Input"), Head("Who", width=2), Head("In their words", width=5), Head("Endorsed", figures=True)),
        rows,
    )


def sample(language: Language = "en") -> Document:
    """The report, some fourteen pages of it."""
    themes = (
        "Room to rest",
        "Safety at night",
        "Who pays",
        "What drivers are told",
        "Women at the wheel",
        "Data",
        "Small operators",
        "Waiting at borders",
        "Electric lorries",
        "Booking a place",
        "Enforcement",
        "Water and waste",
    )
    blocks: tuple[Block, ...] = (
        Heading(1, "In short", "in-short"),
        Paragraph(
            (Run("Forty-two people from eleven countries asked for fewer promises and more places to sleep."),),
            "lead",
        ),
        Items(
            (
                (Run("A safe parking area every 100 km has wide support", note=("Q1-001", "Q1-002")), Run(".")),
                (Run("Nobody wants to pay for it alone."),),
                (Run("Two delegations reserve their position: "), Run("[which?]", gap=True)),
            )
        ),
        Paragraph(
            (Run("These are the views of those who came, and stand for nobody else."),),
            "caveat",
        ),
        Heading(1, "What was asked, and what was answered", "answers"),
        Heading(2, "The code of practice", "code"),
        _votes(),
        _chart(),
        Paragraph((Run("Answers were given by name of the constituency, once each, and could be changed."),)),
        Heading(3, "How the question was put", "question"),
        Items(
            (
                ((Run("A draft was read out."),)),
                (Run("Everyone had two minutes."),),
                (Run("The vote was open."),),
            ),
            True,
        ),
        Heading(1, "What people wrote", "themes"),
        *(block for n, title in enumerate(themes) for block in _theme(n, title)),
        Heading(1, "Next steps", "next"),
        Paragraph((Run(f"{NAME} will bring the draft to the Bureau by 30 June. "), Run("[date]", gap=True))),
        Paragraph((Run(HOSTILE),), "quote"),
        Heading(1, "Annex: the inputs", "annex"),
        _annex(),
    )
    return Document(
        language=language,
        code="R7KM",
        kind="Draft report",
        title="Rest areas on the trunk roads: a consultation",
        cover=(
            ("Session", "Thematic session 3, Working Party on Road Transport"),
            ("Date", "18 May 2021, 12:00–13:30 CEST"),
            ("Present", "42 people of 11 constituencies"),
            ("Rapporteur", NAME),
        ),
        blocks=blocks,
        made="Made on 18 May 2021 at 14:02 CEST out of 212 entries of the session’s log (hash 5d1f…c0).",
    )


def with_text(text: str) -> Document:
    """A report that says the text wherever a text can be, and has one of the two inputs that it names."""
    run = Run(text, note=("Q1-001", "Q9-999"))
    head = Head(text, figures=True)
    return Document(
        "fr",
        text,
        text,
        text,
        ((text, text),),
        (
            Heading(2, text, "one"),
            Paragraph((run, Run(text, bold=True, gap=True, language="es")), "quote"),
            Items(((run,), (Run(text, italic=True),))),
            Items(((run,),), numbered=True),
            Table(text, (head, head, head, head), (((run,), (Run(text),)), ((Run("Q1-001"),), ()))),
            Chart(text, (Bar(text, 0.5, text),), text),
        ),
        text,
    )
