"""``run.jsonl``: with which options a folder of results was made, so that no others mix in."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct

from viewer.commands.common import UsageError, kept_names
from viewer.commands.journal import RESULTS
from viewer.export.atomic import write_bytes

RUN = "run.jsonl"

_WAY_OUT = "choose another --out, or leave out --resume to start again."


class RunOptions(Struct, frozen=True):
    """What decides on the files of a run, besides images, model and thresholds.

    Attributes
    ----------
    identifiers : bool
    dates : str
    keep : tuple of str
        Sorted.
    force : bool
    engine : str
    formats : tuple of str
        Engine and formats may differ when a run goes on: each line has the files of its image, and
        the model is the same.
    """

    identifiers: bool
    dates: str
    keep: tuple[str, ...]
    force: bool
    engine: str
    formats: tuple[str, ...]

    @classmethod
    def of(cls, args: argparse.Namespace, engine: str, formats: tuple[str, ...]) -> Self:
        """Return the options of a command."""
        keep = tuple(sorted(set(kept_names(args))))
        return cls(args.identifiers, args.dates, keep, args.force, engine, formats)

    def write(self, folder: Path) -> None:
        """Write them beside the results."""
        write_bytes(folder / RUN, msgspec.json.encode(self) + b"\n")

    def check_resumable(self, folder: Path) -> tuple[str, ...]:
        """Return what differs from the run that is gone on with and does no harm, in words.

        Raises
        ------
        UsageError
            If the files of both would not belong together: private and identified ones, dates of
            two kinds, results with and without the gate.
        """
        before = _read(folder)
        if before is None:
            return ()
        was, now = before._telling(), self._telling()
        differing = [place for place, text in enumerate(was) if text != now[place]]
        if differing:
            raise UsageError(
                f"{folder} was made with {', '.join(was[place] for place in differing)}; this "
                f"command has {', '.join(now[place] for place in differing)}, and one folder never "
                f"mixes both: repeat the options of the first run, {_WAY_OUT}"
            )
        return tuple(self._harmless(before))

    def _telling(self) -> tuple[str, ...]:
        """Return what must not change, as one writes it."""
        return (
            "--identifiers" if self.identifiers else "no --identifiers",
            f"--dates {self.dates}",
            f"--keep {','.join(self.keep)}" if self.keep else "no --keep",
            "--force" if self.force else "no --force",
        )

    def _harmless(self, before: "RunOptions") -> Iterator[str]:
        if before.engine != self.engine:
            yield (
                f"Images that were done before had the engine {before.engine}; the others have "
                f"{self.engine}, and the same model."
            )
        more = [name for name in before.formats if name not in self.formats]
        if more:
            yield f"Images that were done before keep their files of {', '.join(more)}."


def _read(folder: Path) -> RunOptions | None:
    """Return the options of the run before; None if there was none."""
    results = folder / RESULTS
    try:
        return msgspec.json.decode((folder / RUN).read_bytes(), type=RunOptions)
    except FileNotFoundError:
        if not results.is_file() or not results.stat().st_size:
            return None
    except msgspec.DecodeError:
        pass
    raise UsageError(
        f"{folder} does not tell with which options its results were made ({RUN} is missing or "
        f"damaged): {_WAY_OUT}"
    )
