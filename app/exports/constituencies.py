"""The columns that say for whom people speak: one for each constituency that the session's plan declares."""

from app.domain.plan import Plan
from app.domain.small_groups import ALL
from app.domain.text import N_
from app.exports.cells import Column
from app.exports.codes import TOO_FEW
from app.exports.translated import translated

_GIVEN = N_("What the participant gave as “%(label)s”.")
_GIVEN_IF_MANY = N_("What the participant gave as “%(label)s”; merged where too few could be told by it.")
_SUPPORT = N_(
    "How many others agree with it, by “%(label)s”, as JSON; those of groups with too few of them as merged."
)
_SHARED = N_("Those who gave the same as “%(label)s”.")


def given(plan: Plan) -> tuple[Column, ...]:
    """What a person gave."""
    return tuple(Column(one.name, translated(_GIVEN, label=one.label)) for one in plan.constituencies)


def given_if_many(plan: Plan) -> tuple[Column, ...]:
    """What a person gave, where enough others gave the same."""
    return tuple(
        Column(one.name, translated(_GIVEN_IF_MANY, label=one.label), codes=TOO_FEW, open=True)
        for one in plan.constituencies
    )


def scope(plan: Plan, meaning: str) -> Column:
    """By what those counted were chosen."""
    shared = {one.name: translated(_SHARED, label=one.label) for one in plan.by_weight}
    return Column("scope", meaning, codes={ALL: N_("Everyone."), **shared}, open=True)


SCOPE_VALUE = Column("scope_value", N_("What those counted gave; empty where all are counted."))


def supporters(plan: Plan) -> tuple[Column, ...]:
    """How support for an input is shared out, by the main constituency; none where the plan has none."""
    return tuple(
        Column(f"endorsements_by_{one.name}", translated(_SUPPORT, label=one.label))
        for one in plan.by_weight[:1]
    )
