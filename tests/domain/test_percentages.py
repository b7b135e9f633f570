"""A count of a base is the same percentage wherever it stands: rounded by itself, halves up."""

import pytest

from app.domain.convergence import Part, convergence
from app.domain.findings import Findings
from app.domain.shares import IN_TENTHS, percentage

from .scenes import Session


def test_what_leads_has_the_percentage_that_its_result_has() -> None:
    session = Session(*(f"p-{n}" for n in range(11)), at="single")
    for n in range(11):
        session.answer(f"p-{n}", "apple" if n < 5 else "pear" if n < 8 else "plum")
    findings = Findings(session.state)
    [leads] = findings.leading("single")
    assert (leads.bar.percent, leads.agreement.whole.rounded) == (45, 45)
    vote, [row] = session.state.polls["single"].vote, findings.result("single").rows
    assert vote.percentages(row, IN_TENTHS) == [455, 273, 273, 0]


@pytest.mark.parametrize(
    ("count", "base", "percent", "tenths"),
    [(5, 11, 45, 455), (1, 8, 13, 125), (3, 8, 38, 375), (1, 16, 6, 63), (5, 200, 3, 25), (0, 3, 0, 0)],
)
def test_a_percentage_is_rounded_halves_up(count: int, base: int, percent: int, tenths: int) -> None:
    assert (percentage(count, base), percentage(count, base, IN_TENTHS)) == (percent, tenths)
    assert Part("a", base, count).rounded == percent


def test_groups_differ_by_what_their_shares_do_rounded_halves_up() -> None:
    assert convergence(Part("all", 16, 9), [Part("a", 8, 4), Part("b", 8, 5)]).spread == 13


def test_a_percentage_of_nothing_is_nothing() -> None:
    assert percentage(0, 0) == 0
