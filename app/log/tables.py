"""The tables. Times are UTC with microseconds, as ISO 8601 text, so that what is hashed is what is stored."""

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlalchemy import Text as LongText
from sqlmodel import Field, Relationship, SQLModel


class SessionRow(SQLModel, table=True):
    """A session: its code, which is public, and its secrets, which are not. A copy that is rehearsed has in
    `rehearsal_of` the code of the session it was made of."""

    __tablename__ = "session"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, index=True, max_length=12)
    created_at: str = Field(max_length=32)
    cookie_secret: str = Field(max_length=64)
    rehearsal_of: str | None = Field(default=None, max_length=12)
    links: list["RoleLinkRow"] = Relationship(sa_relationship_kwargs={"lazy": "selectin"})

    def token(self, role: str) -> str:
        """The key in the link of a role. Raises KeyError where the role has none."""
        return {link.role: link.token for link in self.links}[role]


class RoleLinkRow(SQLModel, table=True):
    """The link of a role: whoever follows it holds the role, as an actor of their own."""

    __tablename__ = "role_link"

    session_id: int | None = Field(default=None, primary_key=True, foreign_key="session.id")
    role: str = Field(primary_key=True, max_length=32)
    token: str = Field(unique=True, index=True, max_length=64)


class EntryRow(SQLModel, table=True):
    """An entry of a session's log. Where a person's words were erased, `erased_at` says when.

    `salt` is hashed with the body and goes with it, so that nobody finds out by trying what was erased; entries
    of before have none.
    """

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("session_id", "key"),)

    session_id: int = Field(primary_key=True, foreign_key="session.id")
    seq: int = Field(primary_key=True)
    at: str = Field(max_length=32)
    actor: str = Field(max_length=32)
    kind: str = Field(max_length=32)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    body: str = Field(sa_column=Column(LongText, nullable=False))
    key: str | None = Field(default=None, max_length=64)
    salt: bytes | None = Field(default=None, sa_column=Column(LargeBinary(16), nullable=True))
    body_hash: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False))
    chain_hash: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False))
    erased_at: str | None = Field(default=None, max_length=32)


class ParticipantRow(SQLModel, table=True):
    """What identifies a participant, apart from the log so that it can be erased: the name they gave with the
    entry `seq`. A name of before this was kept stands at 0."""

    __tablename__ = "participant"

    session_id: int = Field(primary_key=True, foreign_key="session.id")
    id: str = Field(primary_key=True, max_length=32)
    seq: int = Field(primary_key=True)
    name: str = Field(default="", max_length=80)
