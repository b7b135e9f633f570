"""Whether what says that it was erased is what an erasure leaves.

The hash of an erased entry is that of what it said, which is gone, so the mark alone would let anything stand
there. What stands there must be what an erasure makes of itself, and a later entry must say for whom.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from app.domain.fold import KINDS
from app.domain.people.entries import NamesErased, PersonErased
from app.domain.reading import FromTheFuture
from app.domain.roles import HOUSE, role_of
from app.log.log_file import WithheldEntry
from app.log.stored import StoredEntry
from app.log.words import Words, without, words_of


class _Erasures(NamedTuple):
    """The last entry that erased each person, and the last that erased everyone's names. Where a newer version
    wrote on the log, it is not sure whose words an entry holds."""

    people: dict[str, int]
    names: int
    whose_is_sure: bool

    def left(self, words: Words) -> bool:
        """Whether an erasure left this."""
        stored, body = words.stored, words.stored.entry.body
        whose = words.people if self.whose_is_sure else self.people.keys()
        of_someone = any(self.people.get(one, 0) > stored.seq for one in whose)
        if body.erases and of_someone and without(stored, body.erases, words.number) == stored.body:
            return True
        of_names = self.names > stored.seq and bool(body.identifies)
        return of_names and without(stored, body.identifies, stored.seq) == stored.body


def first_unfounded(log: Iterable[StoredEntry]) -> int | None:
    """The first entry that says it was erased, and was not; None where there is none. What is not in the file
    cannot be wrong in it."""
    told = [one for one in log if not isinstance(one, WithheldEntry)]
    readable = [one for one in told if _is_readable(one)]
    spoilt = [one.seq for one in told if one.erased_at and _is_ours(one) and not _is_readable(one)]
    erasures = _erasures(readable, whose_is_sure=len(readable) == len(told))
    return min((*spoilt, *islice(_not_left(readable, erasures), 1)), default=None)


def _not_left(log: Sequence[StoredEntry], erasures: _Erasures) -> Iterator[int]:
    """The entries that no erasure left; of a log that cannot be followed to its end, also those after that."""
    shown = set[int]()
    with suppress(Exception):
        for words in words_of(log):
            if words.stored.erased_at and not erasures.left(words):
                yield words.stored.seq
            shown.add(words.stored.seq)
    yield from (one.seq for one in log if one.erased_at and one.seq not in shown)


def _erasures(log: Sequence[StoredEntry], whose_is_sure: bool) -> _Erasures:
    people, names = dict[str, int](), 0
    for stored in log:
        if stored.kind not in (PersonErased.kind, NamesErased.kind) or role_of(stored.actor) not in HOUSE:
            continue
        body = stored.entry.body
        if isinstance(body, PersonErased):
            people[body.participant] = stored.seq
        else:
            names = stored.seq
    return _Erasures(people, names, whose_is_sure)


def _is_ours(stored: StoredEntry) -> bool:
    """Whether this version of the program can read entries of its kind and version."""
    known = KINDS.get(stored.kind)
    return known is not None and stored.version <= known.version


def _is_readable(stored: StoredEntry) -> bool:
    try:
        return bool(stored.entry)
    except (FromTheFuture, ValueError, TypeError):
        return False
