"""Unfinished evaluations, kept line by line in a file.

They are taken up again if models, images and ground truth are the same.
"""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from pcam_model.engine import Engine
from pcam_model.wording import plain
from train.observations import EngineOf, Observation, Task

_log = logging.getLogger(__name__)

#: Raise when an observation means something else than before: older unfinished work is dropped.
FORMAT = 2


class Unfinished:
    """The observations of an evaluation that was cut short, in one file.

    The first line says for what they are; each further line is an observation. A last line that
    was cut off is dropped.

    Parameters
    ----------
    file : Path
    engine_of, wanted, findings
        As for :func:`run_all`.
    """

    def __init__(
        self,
        file: Path,
        engine_of: EngineOf,
        wanted: Sequence[Task],
        findings: Sequence[str],
    ) -> None:
        self._file = file
        digest = hashlib.sha256(msgspec.json.encode([FORMAT, list(findings)]))
        for task in wanted:
            digest.update(msgspec.json.encode(_described(engine_of(task.record), task)))
        self._head = digest.hexdigest()

    def load(self) -> dict[str, Observation]:
        """Return what was observed before by name; nothing if it was for other images or models."""
        if not self._file.is_file():
            return {}
        head, *lines = self._file.read_bytes().split(b"\n")
        if head.decode(errors="replace") != self._head:
            _log.info("%s is of another model or other images: starting anew", self._file)
            return {}
        found = {}
        for line in lines[:-1]:  # what follows the last line break is empty, or was cut off
            observation = msgspec.json.decode(line, type=Observation)
            if not observation.error:
                found[observation.name] = observation
        return found

    def record(
        self, known: Iterable[Observation], new: Iterable[Observation]
    ) -> Iterator[Observation]:
        """Write the known and each new observation as it comes, and yield the new ones."""
        with self._file.open("wb") as stream:
            stream.write(self._head.encode() + b"\n")
            for observation in known:
                stream.write(msgspec.json.encode(observation, enc_hook=plain) + b"\n")
            for observation in new:
                stream.write(msgspec.json.encode(observation, enc_hook=plain) + b"\n")
                stream.flush()
                yield observation

    def finish(self) -> None:
        """Remove the file: the work is done."""
        self._file.unlink(missing_ok=True)


def _described(engine: Engine, task: Task) -> list[object]:
    drawn = [
        (name, truth.boxes.tolist(), None if truth.mask is None else str(truth.mask["counts"]))
        for name, truth in sorted(task.truth.items())
    ]
    return [
        engine.identity.sha256,
        task.record.name,
        task.record.source.label,
        drawn,
        list(task.absent),
    ]
