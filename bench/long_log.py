"""Fill the newest session's log up to so many entries, all of which count: its second question is live, and who
joined answers it again and again, and says something one time in ten: `long_log.py ENTRIES`."""

import sys
from datetime import UTC, datetime
from uuid import uuid4

from app.domain.agenda.entries import ItemStarted
from app.domain.ballots.entries import BallotCast
from app.domain.inputs.entries import InputSent
from app.log.append import Draft, append
from app.log.database import open_database
from app.log.sessions import all_sessions, last_seqs
from app.settings import settings

AT_ONCE = 2000
PEOPLE = 5000

engine = open_database(settings().database_url)
session = all_sessions(engine)[-1]
assert session.id is not None
append(engine, {session.id: session.code}, [Draft(session.id, "moderator", ItemStarted(item="q2"))])
missing = int(sys.argv[1]) - last_seqs(engine, [session.id])[session.id]
for start in range(0, missing, AT_ONCE):
    drafts = []
    for number in range(start, min(start + AT_ONCE, missing)):
        choice = str((number // PEOPLE + number) % 5 + 1)  # everyone changes their mind
        body = BallotCast(item="q2", answer={"": [choice]}, written_at=datetime.now(UTC))
        if number % 10 == 0:
            body = InputSent(item="q2", text=f"What was said as number {number}, in as many words as usual.")
        drafts.append(Draft(session.id, f"p-{number % PEOPLE:010x}", body, str(uuid4())))
    append(engine, {session.id: session.code}, drafts)
