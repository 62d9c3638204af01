"""What ``analyze`` leaves in its folder: results, errors, and files for each image."""

from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from pcam_model.engine import Engine
from viewer.commands.common import path_of
from viewer.commands.journal import ERRORS, RESULTS, Lines, keep_finished
from viewer.commands.outcome import Failed, Outcome
from viewer.commands.run_options import RunOptions
from viewer.dicom.scan import Instance
from viewer.export.atomic import sweep, write_bytes
from viewer.export.names import UniqueNames, safe_stem
from viewer.review.review import Review


class ResultWriter:
    """Writes into one folder; use as a context manager.

    Nothing that lies there changes before :meth:`begin`.

    Parameters
    ----------
    folder : Path
        It exists.
    options : RunOptions
        Of the command; they are kept beside the results.
    """

    def __init__(self, folder: Path, options: RunOptions) -> None:
        self.analysed = self.unsuitable = self.failed = self.skipped = 0
        self._folder = folder
        self._options = options
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

    def resume(self, engine: Engine, thresholds: Review) -> tuple[str, ...]:
        """Go on after an earlier run into the same folder; call it before anything is written.

        Returns
        -------
        tuple of str
            What differs from that run and does no harm, in words.

        Raises
        ------
        UsageError
            If that run had another model, other thresholds or options that must not be mixed.
        """
        remarks = self._options.check_resumable(self._folder)
        in_force = {
            name: thresholds.threshold(engine.manifest, name)
            for name in engine.manifest.finding_names
        }
        taken = set()
        formats = self._options.formats
        for done in keep_finished(self._folder, engine.identity.sha256, in_force, formats):
            self._finished[done.path].add(done.frame)
            taken |= done.names
        self._names = UniqueNames(taken)
        self._keep = True
        return remarks

    def finished(self, path: str) -> frozenset[int]:
        """Return the frames of a file that an earlier run has finished."""
        return frozenset(self._finished.get(path, ()))

    def name(self, number: int, one: Instance) -> str:
        """Return what the files of an input are called, without suffix.

        The same inputs in the same order have the same names, however often a run was stopped.

        Parameters
        ----------
        number : int
            Counts the inputs from 1.
        one : Instance
        """
        return self._names.take(safe_stem(path_of(one.source), one.identity), number)

    def write(self, outcome: Outcome) -> tuple[Failed, ...]:
        """Write one outcome; return what failed of it.

        Raises
        ------
        OSError
            If results.jsonl, errors.jsonl or a file from another computer cannot be written.
        """
        results, errors = self.begin()
        if isinstance(outcome, Failed):
            failures: tuple[Failed, ...] = (outcome,)
        else:
            # The line comes last: an image that has one has all its files.
            for name, content in (outcome.contents or {}).items():
                write_bytes(self._folder / name, content)
            results.append(outcome.record)
            failures = outcome.failures
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
            # Half of a file may lie there since the computer went off, or the program was killed.
            sweep(self._folder)
            results = Lines(self._folder / RESULTS, keep=self._keep)
            self._results = self._files.enter_context(results)
            self._errors = self._files.enter_context(Lines(self._folder / ERRORS))
            # After the old results have gone, before the first new file comes.
            self._options.write(self._folder)
        return self._results, self._errors
