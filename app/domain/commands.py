"""Every command, by noun. Who may ask one follows from the kinds it becomes."""

from app.domain.agenda import at_hand_commands as at_hand
from app.domain.agenda import commands as agenda
from app.domain.agenda import on_the_spot_commands as on_the_spot
from app.domain.agenda import replanning_commands as replanning
from app.domain.attendance import commands as attendance
from app.domain.ballots import breakdown_commands as breakdowns
from app.domain.ballots import commands as ballots
from app.domain.ballots import written_commands as written
from app.domain.board import commands as board
from app.domain.command import Command
from app.domain.door import commands as door
from app.domain.floor import commands as floor
from app.domain.floor import moderation_commands as conduct
from app.domain.guidance import commands as guidance
from app.domain.inputs import agreement_commands as agreement
from app.domain.inputs import commands as inputs
from app.domain.inputs import merging_commands as merging
from app.domain.inputs import moderation_commands as care
from app.domain.inputs import rendering_commands as renderings
from app.domain.inputs import review_commands as review
from app.domain.inputs import spoken_commands as spoken
from app.domain.inputs import together_commands as together
from app.domain.people import commands as people
from app.domain.roles import Role
from app.domain.roles import commands as roles
from app.domain.session import commands as session

COMMANDS: tuple[type[Command], ...] = (
    *people.COMMANDS,
    *roles.COMMANDS,
    *ballots.COMMANDS,
    *breakdowns.COMMANDS,
    *written.COMMANDS,
    *inputs.COMMANDS,
    *agreement.COMMANDS,
    *floor.COMMANDS,
    *conduct.COMMANDS,
    *agenda.COMMANDS,
    *replanning.COMMANDS,
    *on_the_spot.COMMANDS,
    *at_hand.COMMANDS,
    *care.COMMANDS,
    *board.COMMANDS,
    *review.COMMANDS,
    *together.COMMANDS,
    *merging.COMMANDS,
    *spoken.COMMANDS,
    *renderings.COMMANDS,
    *guidance.COMMANDS,
    *door.COMMANDS,
    *attendance.COMMANDS,
    *session.COMMANDS,
)


def commands_of(role: Role) -> tuple[type[Command], ...]:
    """What someone in a role may ask."""
    return tuple(command for command in COMMANDS if role in command.by())


def names_of(role: Role) -> frozenset[str]:
    """What someone in a role may ask, by what it is asked for by."""
    return frozenset[str]().union(*(command.names() for command in commands_of(role)))
