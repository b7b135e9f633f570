"""Files that hold people's words and everyone's keys are for their owner's eyes alone."""

from contextlib import suppress
from pathlib import Path

_OTHERS = 0o077


def keep_private(*files: Path) -> list[Path]:
    """Take from other users of the machine what rights they have on these files. Returns those changed; what is
    not ours to change, or not there, stays as it is."""
    changed = []
    for file in files:
        with suppress(OSError):
            mode = file.stat().st_mode
            if mode & _OTHERS:
                file.chmod(mode & ~_OTHERS)
                changed.append(file)
    return changed
