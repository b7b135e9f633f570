"""The tables. Times are UTC with microseconds, as ISO 8601 text, so that what is hashed is what is stored."""

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlalchemy import Text as LongText
from sqlmodel import Field, SQLModel


class SessionRow(SQLModel, table=True):
    """A session: its code, which is public, and its secrets, which are not."""

    __tablename__ = "session"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, index=True, max_length=12)
    created_at: str = Field(max_length=32)
    cookie_secret: str = Field(max_length=64)
    moderator_token: str = Field(unique=True, index=True, max_length=64)
    rapporteur_token: str = Field(unique=True, index=True, max_length=64)
    board_token: str = Field(unique=True, index=True, max_length=64)


class EntryRow(SQLModel, table=True):
    """An entry of a session's log. Where a person's words were erased, `erased_at` says when."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("session_id", "key"),)

    session_id: int = Field(primary_key=True, foreign_key="session.id")
    seq: int = Field(primary_key=True)
    at: str = Field(max_length=32)
    actor: str = Field(max_length=32)
    kind: str = Field(max_length=32)
    body: str = Field(sa_column=Column(LongText, nullable=False))
    key: str | None = Field(default=None, max_length=64)
    body_hash: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False))
    chain_hash: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False))
    erased_at: str | None = Field(default=None, max_length=32)


class ParticipantRow(SQLModel, table=True):
    """What identifies a participant, apart from the log so that it can be erased."""

    __tablename__ = "participant"

    session_id: int = Field(primary_key=True, foreign_key="session.id")
    id: str = Field(primary_key=True, max_length=32)
    name: str = Field(default="", max_length=80)
