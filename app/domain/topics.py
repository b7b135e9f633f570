"""What an entry can touch: names for the parts of a session that screens show and entries change."""

from typing import Literal, get_args

Topic = Literal[
    "agenda",  # which item is live
    "times",  # how long items take
    "notes",  # what moderators note for themselves
    "voting",  # what is open
    "results",  # what is revealed
    "ballots",  # what was answered
    "hands",  # what was counted by show of hands
    "words",  # which inputs there are, and their wording
    "support",  # who supports them
    "judgements",  # who said whether they agree with them
    "care",  # which inputs stand on the board, and which were set aside
    "board",  # which scene it shows
    "names",  # whether the board shows names
    "people",  # who has joined, and what they said of themselves
    "attendance",  # how many are invited, and whether the board shows who is here
    "holders",  # who holds a role, and what they are called
    "floor",  # who asks to speak, and who does
    "door",  # who may join
    "guidance",  # which statement is read back, and its words
    "verdicts",  # what was answered to statements
    "desk",  # what the rapporteur makes of it all
    "report",  # what they write into the report
]
TOPICS: frozenset[Topic] = frozenset(get_args(Topic))
EVERYTHING = TOPICS
