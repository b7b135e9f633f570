"""The worked examples of CONTRIBUTING.md, as they are read there and carried out in a copy of the project."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r'^```(\w+) title="([^"\n]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_COUNTED = re.compile(r"New files: (\d+)\. Changed files: (\d+)\.")
_BETWEEN_PLACES = re.compile(r"^@@.*\n", re.MULTILINE)


class DoesNotFit(Exception):
    """The project is no longer as an example takes it to be, or an example not as it must be."""


class Block(NamedTuple):
    """What stands in a file: all of it, words at its end (`po`), or what becomes of it (`diff`)."""

    form: str
    path: str
    text: str


class Counts(NamedTuple):
    """How many files are new, and how many are changed."""

    new: int
    changed: int


@dataclass(frozen=True)
class Example:
    """A section that is worked out: what is said, and the blocks in their order."""

    heading: str
    prose: str
    blocks: tuple[Block, ...]

    @property
    def counted(self) -> Counts:
        """How many files it says that it needs. Raises DoesNotFit where it does not say, or says twice."""
        said = _COUNTED.findall(self.prose)
        if len(said) != 1:
            raise DoesNotFit(f"{self.heading}: say once how many files are new and changed, not {said}")
        return Counts(*map(int, said[0]))


def read_examples(text: str) -> dict[str, Example]:
    """Every section of a text that has blocks with a file's name, by its heading."""
    found = {}
    for section in text.split("\n## ")[1:]:
        heading, _, said = section.partition("\n")
        blocks = tuple(Block(*one) for one in _BLOCK.findall(said))
        if blocks:
            found[heading] = Example(heading, _BLOCK.sub("", said), blocks)
    return found


def carry_out(example: Example, project: Path) -> None:
    """Do to the project what the example says. Raises DoesNotFit."""
    for block in example.blocks:
        file = project / block.path
        match block.form:
            case "diff":
                file.write_text(changed(file.read_text(encoding="utf-8"), block), encoding="utf-8")
            case "po":
                words = file.read_text(encoding="utf-8") if file.exists() else ""
                _write(file, f"{words}\n{block.text}")
            case _:
                if file.exists():
                    raise DoesNotFit(f"{block.path} is there already")
                _write(file, block.text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def changed(text: str, block: Block) -> str:
    """The text with the block's changes, each where the lines around it stand. Raises DoesNotFit unless they
    stand there once."""
    text = f"\n{text}"
    for place in _BETWEEN_PLACES.split(block.text):
        before, after = ("\n" + "".join(f"{line}\n" for line in _side(place, sign)) for sign in "-+")
        if (times := text.count(before)) != 1:
            raise DoesNotFit(f"{block.path} has these lines {times} times, not once:{before}")
        text = text.replace(before, after)
    return text[1:]


def _side(place: str, sign: str) -> Iterator[str]:
    """The lines that stand there before (`-`) or after (`+`)."""
    for line in place.splitlines():
        if line[:1] not in ("", " ", "-", "+"):
            raise DoesNotFit(f"a line of a diff begins with a space, - or +, not so: {line}")
        if line[:1] in ("", " ", sign):
            yield line[1:]
