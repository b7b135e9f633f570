"""Hours that a zone's clocks skip, or show twice, when they are put forward or back."""

from datetime import UTC, datetime


def missing(local: datetime) -> str:
    """Why there is no such time: the zone's clocks are put forward over it. Nothing where there is."""
    instead = local.astimezone(UTC).astimezone(local.tzinfo)
    if instead.replace(tzinfo=None) == local.replace(tzinfo=None):
        return ""
    return (
        f"{local:%H:%M} does not exist on {local:%Y-%m-%d} in {local.tzinfo}: "
        f"the clocks are put forward over it; {instead:%H:%M} does"
    )


def twice(local: datetime) -> str:
    """What is taken where the zone's clocks, put back, show this time twice. Nothing where they do not."""
    if local.replace(fold=1).utcoffset() == local.replace(fold=0).utcoffset() or missing(local):
        return ""
    return (
        f"{local:%H:%M} comes twice on {local:%Y-%m-%d} in {local.tzinfo}, where the clocks are put back; "
        "the first is taken"
    )
