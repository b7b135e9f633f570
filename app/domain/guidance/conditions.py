"""What must hold for an act of the desk to count. Each raises Refusal where it does not."""

from app.domain.guidance.data import InputGroup, Statement, Texts
from app.domain.outcome import Refusal
from app.domain.plain_letters import plain_letters
from app.domain.state import State
from app.domain.written import is_blank


def known_statement(state: State, statement_id: str) -> Statement:
    """A statement of the session."""
    statement = state.statements.get(statement_id)
    if statement is None:
        raise Refusal("unknown_statement")
    return statement


def standing_statement(state: State, statement_id: str) -> Statement:
    """A statement that was not dropped."""
    statement = known_statement(state, statement_id)
    if statement.dropped:
        raise Refusal("unknown_statement")
    return statement


def some_words(texts: Texts) -> Texts:
    """The texts that say something; at least one must."""
    said = {language: text.strip() for language, text in texts.items() if not is_blank(text)}
    if not said:
        raise Refusal("empty_text")
    return said


def known_bearing(state: State, statement: Statement, id: str) -> str:
    """What a statement can rest on: an input, the result of a vote, hands that were counted, a change that was
    asked for. What it rests on can be taken away whatever became of it."""
    if id in statement.evidence or id in state.inputs or _is_result(state, id) or _is_change(state, id):
        return id
    raise Refusal("unknown_input")


def _is_result(state: State, id: str) -> bool:
    kind, _dash, item = id.partition("-")
    if item != item.upper():
        return False
    item = item.lower()
    if kind == "R":
        return item in state.polls
    return kind == "H" and bool(state.hands_on(item))


def _is_change(state: State, id: str) -> bool:
    reply = state.reply(id)
    return reply is not None and bool(reply.text)


def known_theme(state: State, theme_id: str) -> str:
    """A theme of the plan, or one of the rapporteur's own."""
    if theme_id not in state.plan.themes_by_id and theme_id not in state.own_themes:
        raise Refusal("unknown_theme")
    return theme_id


def known_group(state: State, id: str) -> InputGroup:
    """A group of inputs that say alike."""
    if id not in state.groups:
        raise Refusal("unknown_group")
    return state.groups[id]


def group_of(state: State, input_id: str) -> InputGroup:
    """The group an input is in."""
    found = state.group_of(input_id)
    if found is None:
        raise Refusal("unknown_group")
    return found


def group_called(state: State, label: str) -> InputGroup | None:
    """The group of this name, whatever its case, accents and blanks; one without inputs is none any more."""
    name, groups = _in_short(label), state.groups.values()
    return next((one for one in groups if name and one.inputs and name == _in_short(one.label)), None)


def another_theme(state: State, label: str) -> str:
    """A name that no theme has yet, whatever its case, accents and blanks. What the log has of before may have
    one twice."""
    plans = (text for one in state.plan.themes for text in one.label.model_dump().values())
    names = {_in_short(name) for name in (*plans, *state.own_themes.values())}
    if _in_short(label) in names:
        raise Refusal("theme_there")
    return label


def _in_short(name: str) -> str:
    return " ".join(plain_letters(name).split())


def known_about(state: State, about: str) -> str:
    """An item of the agenda or a theme; "" is none."""
    return about if not about or about in state.agenda else known_theme(state, about)


def known_addressee(state: State, id: str) -> str:
    """An organisation of the plan; "" is none."""
    if id and not any(one.id == id for one in state.plan.organisations):
        raise Refusal("unknown_option")
    return id
