"""What ``analyze`` leaves in its folder: results, errors, and files for each image."""

import logging
import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pcam_model.engine import Engine
from viewer.commands.journal import ERRORS, RESULTS, Lines, keep_finished
from viewer.export.exporter import Exporter
from viewer.export.names import UniqueNames, safe_stem
from viewer.export.options import ExportOptions, PictureOptions
from viewer.export.record import result_record
from viewer.review.case import Case
from viewer.review.review import Review

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Analysed:
    """One frame with its result; ``number`` counts the inputs from 1."""

    number: int
    path: str
    case: Case
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Failed:
    """One input, one frame of it or one of its files that could not be done, and why.

    ``unsuitable`` tells an image that can be read, but that the model should not be asked about.
    """

    path: str
    reason: str
    unsuitable: bool = False


Outcome = Analysed | Failed


class ResultWriter:
    """Writes into one folder; use as a context manager.

    Nothing that lies there changes before :meth:`begin`.

    Parameters
    ----------
    folder : Path
        It exists.
    exporters : mapping of str to Exporter
        What is written for each image besides its line.
    identifiers : bool
        Whether those files may name patient, dates, places and UIDs.
    """

    def __init__(
        self, folder: Path, exporters: Mapping[str, Exporter], *, identifiers: bool
    ) -> None:
        self.analysed = self.unsuitable = self.failed = self.skipped = 0
        self._folder = folder
        self._exporters = exporters
        self._identifiers = identifiers
        self._names = UniqueNames()
        self._finished: dict[str, set[int]] = defaultdict(set)
        self._files = ExitStack()
        self._results: Lines | None = None
        self._errors: Lines | None = None
        self._keep = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._files.close()

    def resume(self, engine: Engine, thresholds: Review) -> None:
        """Go on after an earlier run into the same folder; call it before anything is written.

        Raises
        ------
        UsageError
            If that run had another model or other thresholds.
        """
        in_force = {
            name: thresholds.threshold(engine.manifest, name)
            for name in engine.manifest.finding_names
        }
        kept = keep_finished(self._folder, engine.identity.sha256, in_force, self._exporters)
        for record in kept:
            self._finished[record["path"]].add(record["frame"])
        self._names = UniqueNames(
            file.split(".")[0] for record in kept for file in record["files"].values()
        )
        self._keep = True

    def finished(self, path: str) -> frozenset[int]:
        """Return the frames of a file that an earlier run has finished."""
        return frozenset(self._finished.get(path, ()))

    def write(self, outcome: Outcome) -> list[Failed]:
        """Write one outcome; return what failed of it.

        Raises
        ------
        OSError
            If results.jsonl or errors.jsonl cannot be written.
        """
        results, errors = self.begin()
        if isinstance(outcome, Failed):
            failures = [outcome]
        else:
            # The line comes last: an image that has one has all its files.
            record, failures = self._export(outcome)
            results.append(record)
            self.analysed += 1
        for failure in failures:
            mark = {"unsuitable": True} if failure.unsuitable else {}
            errors.append({"path": failure.path, "error": failure.reason} | mark)
        refused = sum(failure.unsuitable for failure in failures)
        self.unsuitable += refused
        self.failed += len(failures) - refused
        return failures

    def summary(self) -> str:
        """Return what was done, in one line."""
        skipped = f", {self.skipped} done before" if self.skipped else ""
        refused = f", {self.unsuitable} not suitable" if self.unsuitable else ""
        return f"{self.analysed} analysed{refused}, {self.failed} failed{skipped}: {self._folder}"

    def begin(self) -> tuple[Lines, Lines]:
        """Open the lists, empty unless this goes on after an earlier run; again is harmless."""
        if self._results is None or self._errors is None:
            results = Lines(self._folder / RESULTS, keep=self._keep)
            self._results = self._files.enter_context(results)
            self._errors = self._files.enter_context(Lines(self._folder / ERRORS))
        return self._results, self._errors

    def _export(self, one: Analysed) -> tuple[dict[str, Any], list[Failed]]:
        """Write the files of an image; return its line and what went wrong."""
        radiograph = one.case.radiograph
        stem = safe_stem(radiograph.path.name, radiograph.identity)
        if radiograph.frames > 1:
            stem = f"{stem}-frame{one.case.review.frame:03d}"
        name = self._names.take(stem, one.number)
        options = ExportOptions(
            identifiers=self._identifiers,
            picture=PictureOptions(identifiers=self._identifiers),
            seconds=one.seconds,
        )
        start = time.perf_counter()
        files: dict[str, str] = {}
        failures = []
        for format_name, exporter in self._exporters.items():
            file = f"{name}{exporter.suffix}"
            if file in files.values():
                file = f"{name}.{format_name}{exporter.suffix}"
            try:
                exporter.export(one.case, self._folder / file, options)
            # A plug-in may fail in any way; the other formats and images go on.
            except Exception as error:
                logger.debug("format %s failed", format_name, exc_info=True)
                reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
                message = f"Analysed, but {format_name} could not be written: {reason}"
                failures.append(Failed(one.path, message))
            else:
                files[format_name] = file
        seconds = one.seconds | {"export": time.perf_counter() - start}
        return result_record(one.case, one.path, seconds) | {"files": files}, failures
