"""What ``analyze`` is to look at: files, folders, archives, DICOMDIRs and lists of them."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from viewer.commands.common import UsageError
from viewer.dicom.scan import Instance, Rejected, scan

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def with_lists(arguments: Iterable[str], lists: Iterable[str]) -> list[Path]:
    """Return the paths of the command line, an ``@list`` replaced by the paths in it.

    Parameters
    ----------
    arguments : iterable of str
        Paths; of a path that really begins with ``@``, write ``./@…``.
    lists : iterable of str
        Files of paths; ``-`` stands for standard input.

    Raises
    ------
    UsageError
        If a list cannot be read, or there is nothing to look at.
    """
    paths: list[Path] = []
    for argument in arguments:
        if argument.startswith("@"):
            paths += read_list(argument[1:])
        else:
            paths.append(Path(argument))
    for name in lists:
        paths += read_list(name)
    if not paths:
        raise UsageError("name files, folders, ZIP archives, DICOMDIRs or a --list of them.")
    return paths


def read_list(name: str) -> list[Path]:
    """Return the paths of a list: one a line, or divided by NUL as ``find -print0`` does.

    Empty lines and lines that begin with ``#`` are skipped. Relative paths count from the current
    folder, as if they stood on the command line.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"the list {name} cannot be read: {error.strerror}.") from error
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if b"\0" in data:
        lines = data.split(b"\0")
    else:
        lines = [line.strip() for line in data.splitlines()]
        lines = [line for line in lines if not line.startswith(b"#")]
    return [Path(os.fsdecode(line)) for line in lines if line]


def find_inputs(
    paths: Iterable[Path], out: Path, on_progress: Callable[[int, int], None] | None = None
) -> Iterator[Instance | Rejected]:
    """Yield what the paths hold, each as soon as its header was read.

    Results of an earlier run in ``out`` are no input, unless they were asked for by name.

    Parameters
    ----------
    on_progress : callable, optional
        As of :func:`viewer.dicom.scan.scan`.
    """
    given = list(paths)
    folder = out.resolve()
    asked = any(path.resolve().is_relative_to(folder) for path in given)
    found = False
    for one in scan(given, on_progress=on_progress):
        path = one.source.path if isinstance(one, Instance) else Path(one.label)
        if asked or not path.resolve().is_relative_to(folder):
            found = True
            yield one
    if not found:
        yield Rejected(", ".join(map(str, given[:3])), "There is no file in it.")
