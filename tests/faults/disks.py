"""Disks that can be made full, and freed again."""

import errno
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from .house import House

SIZE = 16 * 1024 * 1024


class Disk(Protocol):
    """Where a hall keeps its database."""

    folder: Path

    def fill(self, house: House, output: bool = False) -> None:
        """Leave no room for another byte; nor, where the server's `output` is kept here too, for that."""

    def free(self, house: House) -> None:
        """Have room again."""


class SmallDisk:
    """A file system of its own, of a few megabytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, house: House, output: bool = False) -> None:
        with self._filler.open("wb", buffering=0) as file:
            _write_all_it_takes(file.fileno())
        if output:  # it has what is left of its last page
            with house.output.open("ab", buffering=0) as file:
                _write_all_it_takes(file.fileno(), b"\n")

    def free(self, house: House) -> None:
        self._filler.unlink()


class LimitedFiles:
    """For where nothing can be mounted: the server is not allowed to make its files any longer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, house: House, output: bool = False) -> None:
        longest = (self.folder / "hemicycle.db-wal").stat().st_size
        self._limit(house, longest)
        if output:
            os.truncate(house.output, longest + 1)

    def free(self, house: House) -> None:
        self._limit(house, resource.RLIM_INFINITY)

    def _limit(self, house: House, soft: int) -> None:
        if house.running:
            hard = resource.prlimit(house.pid, resource.RLIMIT_FSIZE)[1]
            resource.prlimit(house.pid, resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A disk of its own, where the system lets us mount one; else files that may not grow."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "hemicycle-faults", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        print(f"no disk of its own ({mounted.stderr.strip()}); limiting the length of files instead")
        yield LimitedFiles(folder)
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _write_all_it_takes(file: int, what: bytes = b"\0" * 4096) -> None:
    try:
        while True:
            os.write(file, what)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
