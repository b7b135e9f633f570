"""How far groups agree on what leads, in words: no verdict stands without the threshold that it follows."""

from app.activities.sentences import what_leads
from app.domain.breakdown import Leading
from app.domain.convergence import AGREED, AGREED_IN_GROUP, APART, CONTESTED, Verdict
from app.domain.small_groups import SMALL_GROUP
from app.domain.text import Language
from app.i18n import _


def of_what_leads(leading: list[Leading], language: Language) -> list[str]:
    """A sentence a verdict, with everything of which it is said."""
    of: dict[Verdict, list[str]] = {}
    for one in leading:
        of.setdefault(one.agreement.verdict, []).append(what_leads(one, language))
    return [
        _("%(options)s: %(verdict)s", options=", ".join(options), verdict=meaning(verdict))
        for verdict, options in of.items()
    ]


def meaning(verdict: Verdict) -> str:
    """A verdict, with the threshold that it follows."""
    if verdict == "convergent":
        return _(
            "convergent: at least %(all)s %% of all, and %(each)s %% of every group of %(n)s or more",
            all=AGREED,
            each=AGREED_IN_GROUP,
            n=SMALL_GROUP,
        )
    if verdict == "divergent":
        return _("divergent: groups of %(n)s or more differ by %(points)s points", n=SMALL_GROUP, points=APART)
    if verdict == "contested":
        return _("contested: between %(least)s and %(most)s %% of all", least=CONTESTED[0], most=CONTESTED[1])
    if verdict == "leaning":
        return _("leaning one way, with no clear agreement between the groups")
    return _("not assessable: fewer than two groups have %(n)s people or more", n=SMALL_GROUP)
