"""``results.jsonl`` and ``errors.jsonl``: one whole line at a time, and what an earlier run did."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from viewer.commands.common import UsageError
from viewer.export.atomic import whole_file

RESULTS, ERRORS = "results.jsonl", "errors.jsonl"

# Names of images may hold dots, and anything that looks like a number.
_NUMBERED = re.compile(r"(.*-\d{4,})(-frame\d+)?\.")


class Lines:
    """A file of JSON lines that is only ever appended to, each line in one piece.

    Parameters
    ----------
    path : Path
        Emptied first unless ``keep``.
    keep : bool
    """

    def __init__(self, path: Path, *, keep: bool = False) -> None:
        # Without a buffer, a line reaches the system in one call or not at all.
        self._file: BinaryIO = path.open("ab" if keep else "wb", buffering=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def append(self, record: Mapping[str, Any]) -> None:
        """Append one line; OSError if the disk is full."""
        line = f"{json.dumps(record, allow_nan=False)}\n".encode()
        if self._file.write(line) != len(line):
            raise OSError("the results could not be written: is the disk full?")


@dataclass(frozen=True, slots=True)
class Finished:
    """One frame that an earlier run has done, and what its files are called without suffixes."""

    path: str
    frame: int
    names: frozenset[str]


def keep_finished(
    folder: Path, sha256: str, thresholds: Mapping[str, float], formats: Collection[str]
) -> Iterator[Finished]:
    """Yield what of an earlier run need not be made again.

    The file is rewritten with these lines alone: a line that was cut off, that comes twice, or
    whose files are not all there, goes. Only one line at a time is in memory.

    Raises
    ------
    UsageError
        If they were made by another model or with other thresholds: one file never mixes both.
    """
    path = folder / RESULTS
    if not path.is_file():
        return
    seen: set[tuple[str, int]] = set()
    with path.open("rb") as before, whole_file(path) as kept, kept.open("wb") as after:
        for line in before:
            record = _parsed(line)
            if record is None or (record["path"], record["frame"]) in seen:
                continue
            _check_same_run(record, path, sha256, thresholds)
            files = record["files"]
            if all(name in files and (folder / files[name]).is_file() for name in formats):
                seen.add((record["path"], record["frame"]))
                after.write(line)
                names = frozenset(map(_stem, files.values()))
                yield Finished(record["path"], record["frame"], names)


def _check_same_run(
    record: Mapping[str, Any], path: Path, sha256: str, thresholds: Mapping[str, float]
) -> None:
    model = record["model"]
    if model["sha256"] != sha256:
        raise UsageError(
            f"{path} was made by another model ({model['name']} {model['version']}); choose "
            "another --out, or leave out --resume to start again."
        )
    before = {one["finding"]: one["threshold"] for one in record["findings"]}
    differing = [
        f"{name} {before.get(name, 'none')} instead of {value:g}"
        for name, value in thresholds.items()
        if before.get(name) != value
    ]
    if differing:
        raise UsageError(
            f"{path} was made with other thresholds ({', '.join(differing)}); choose another "
            "--out, or leave out --resume to start again."
        )


def _stem(file: str) -> str:
    """Return a file's name without frame and suffixes: as the writer numbered its image."""
    numbered = _NUMBERED.match(file)
    return numbered[1] if numbered else file


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Return a result, or None for a line that was cut off or is none of ours."""
    if not line.endswith(b"\n"):
        return None
    try:
        record: dict[str, Any] = json.loads(line)
        whole = {
            "path": str(record["path"]),
            "frame": int(record["frame"]),
            "files": dict(record["files"]),
            "model": {name: str(record["model"][name]) for name in ("name", "version", "sha256")},
            "findings": [
                {**one, "threshold": float(one["threshold"])} for one in record["findings"]
            ],
        }
    except (ValueError, KeyError, TypeError):
        return None
    return record | whole
