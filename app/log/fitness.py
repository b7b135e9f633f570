"""Whether a log in a file can be taken in as a session: it is complete, proved, ours to read, and opens."""

from app.domain.fold import KINDS, apply
from app.domain.plan import FIRST_YEAR, LAST_YEAR
from app.domain.reading import FromTheFuture, read_body
from app.domain.session.entries import Planned
from app.domain.state import State
from app.domain.written import LONGEST_NAME, UNWRITABLE
from app.log.log_file import SCHEMA_VERSION, GivenName, LogFile
from app.log.plausible import is_actor, why_implausible, why_no_moment
from app.log.sessions import CODE_LENGTH, CODE_LETTERS_ALLOWED
from app.log.stored import StoredEntry
from app.log.verify import verify_read

_USE_NEWER = "was written by a newer version of Hemicycle. Use that version, or a later one"
_ONLY_COMPLETE = "A session is imported from what `hemicycle export CODE --complete --format json` makes"


class UnfitLog(Exception):
    """The log cannot be taken in. The text says why, and what to do."""


def must_be_fit(file: LogFile) -> None:
    """Raises UnfitLog, which names the entry where there is one, and UnreadableLog."""
    if file.schema_version > SCHEMA_VERSION:
        raise UnfitLog(f"it {_USE_NEWER}.")
    if file.profile != "complete":
        raise UnfitLog(f"it is the rapporteur's file, which leaves out who voted what. {_ONLY_COMPLETE}.")
    if not file.entries or file.entries[0].kind != Planned.kind:
        raise UnfitLog("its first entry is no plan.")
    verdict = verify_read(file)
    if verdict.broken_at is not None:
        raise UnfitLog(f"entry {verdict.broken_at} does not hold: {verdict.why}. Export the session anew.")
    if verdict.withheld:
        raise UnfitLog(f"what {verdict.withheld} of its entries say is left out. {_ONLY_COMPLETE}.")
    if len(file.code) != CODE_LENGTH or not CODE_LETTERS_ALLOWED.issuperset(file.code):
        raise UnfitLog(f"{file.code!r} is no code of a session.")
    if file.created_at and (why := why_no_moment(file.created_at)):
        raise UnfitLog(f"when it was made cannot be: {why}.")
    _entries_must_be_plausible(file)
    _must_open(file)
    _names_must_have_their_entries(file)


def _entries_must_be_plausible(file: LogFile) -> None:
    before = ""
    for entry in file.entries:
        if why := why_implausible(entry, before):
            raise UnfitLog(f"entry {entry.seq} cannot be taken in: {why}.")
        _must_be_readable(entry)
        before = entry.at


def _must_be_readable(entry: StoredEntry) -> None:
    try:
        read_body(entry.kind, entry.body, entry.version)
    except FromTheFuture as error:
        known = KINDS.get(entry.kind)
        newer = known is None or entry.version > known.version
        why = f"({error}) {_USE_NEWER}" if newer else f"cannot be read: {error}"
        raise UnfitLog(f"entry {entry.seq} {why}.") from error
    except (ValueError, TypeError) as error:
        raise UnfitLog(f"entry {entry.seq} cannot be read: {error}.") from error


def _must_open(file: LogFile) -> None:
    """Whatever a service does to open it is done once: what fails here would fail there each time."""
    state = State()
    for stored in file.entries:
        try:
            apply(state, stored.entry)
        except Exception as error:
            raise UnfitLog(f"entry {stored.seq} cannot be followed: {error!r:.200}.") from error
        year = state.plan.date.year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise UnfitLog(
                f"entry {stored.seq} plans it for {year}, which is not from {FIRST_YEAR} to {LAST_YEAR}."
            )


def _names_must_have_their_entries(file: LogFile) -> None:
    """Names are not sealed; but each was given by whoever made an entry."""
    actors = {entry.seq: entry.actor for entry in file.entries}
    everyone = set(actors.values())
    for one in file.names or ():
        if not _is_name(one) or one.who not in everyone or (one.seq and actors.get(one.seq) != one.who):
            raise UnfitLog(f"a name in it was not given with entry {one.seq}. Export the session anew.")


def _is_name(one: GivenName) -> bool:
    good = isinstance(one.name, str) and len(one.name) <= LONGEST_NAME and not UNWRITABLE.search(one.name)
    return good and is_actor(one.who) and type(one.seq) is int and one.seq >= 0
