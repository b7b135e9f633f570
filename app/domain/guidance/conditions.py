"""What must hold for an act of the desk to count. Each raises Refusal where it does not."""

from app.domain.guidance.data import Statement, Texts
from app.domain.outcome import Refusal
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


def known_evidence(state: State, id: str) -> str:
    """What a statement can rest on: an input, the result of a vote, hands that were counted, a change that was
    asked for."""
    changes = (id in _changes(one) for one in state.statements.values())
    if id in state.inputs or _is_result(state, id) or any(changes):
        return id
    raise Refusal("unknown_input")


def _is_result(state: State, id: str) -> bool:
    kind, _dash, item = id.partition("-")
    if item != item.upper():
        return False
    item = item.lower()
    if kind == "R":
        return item in state.polls
    return kind == "H" and any(of == item for of, _asked in state.hands_counted)


def _changes(statement: Statement) -> set[str]:
    return {reply.id for reply in statement.replies.values() if reply.text}


def known_theme(state: State, theme_id: str) -> str:
    """A theme of the plan, or one of the rapporteur's own."""
    if theme_id not in state.plan.themes_by_id and theme_id not in state.own_themes:
        raise Refusal("unknown_theme")
    return theme_id


def known_about(state: State, about: str) -> str:
    """An item of the agenda or a theme; "" is none."""
    return about if not about or about in state.agenda else known_theme(state, about)


def known_addressee(state: State, id: str) -> str:
    """An organisation of the plan; "" is none."""
    if id and not any(one.id == id for one in state.plan.organisations):
        raise Refusal("unknown_option")
    return id
