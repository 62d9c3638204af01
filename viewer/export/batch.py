"""Write several formats of several images: what the files are called, and one after another."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pcam_model.cancel import Cancelled
from pcam_model.wording import Text
from viewer.export.exporter import Exporter
from viewer.export.options import ExportOptions
from viewer.failures import reason
from viewer.review.case import Case

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Planned:
    """One file that is to be written.

    Attributes
    ----------
    exporter : Exporter
    target : Path
    image : int or None
        Place of the image among those that are exported; None for a file about all of them.
    """

    exporter: Exporter
    target: Path
    image: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, and what was not: names of files with the reason."""

    written: tuple[Path, ...]
    failed: tuple[tuple[str, str], ...]


def plan(exporters: Sequence[Exporter], base: Path, images: int) -> tuple[Planned, ...]:
    """Return the files for a number of images.

    Parameters
    ----------
    exporters : sequence of Exporter
        One that has ``export_all`` writes one file about all images.
    base : Path
        Folder and beginning of the names, without a suffix.
    images : int
        More than one are numbered: names of their files might tell who was examined.
    """
    planned = []
    suffixes = [each.suffix for each in exporters]
    for exporter in exporters:
        # Two formats may share a suffix; each file is called by its format then.
        kind = f"-{exporter.name}" if suffixes.count(exporter.suffix) > 1 else ""
        if images == 1 or hasattr(exporter, "export_all"):
            whole = None if images > 1 else 0
            name = f"{base.name}{kind}{exporter.suffix}"
            planned.append(Planned(exporter, base.with_name(name), whole))
            continue
        for number in range(images):
            name = f"{base.name}-{number + 1:04d}{kind}{exporter.suffix}"
            planned.append(Planned(exporter, base.with_name(name), number))
    return tuple(planned)


def write(
    planned: Sequence[Planned],
    images: int,
    case_of: Callable[[int], Case],
    options_of: Callable[[Case | None], ExportOptions],
    done: Callable[[int], None] = lambda count: None,
) -> Outcome:
    """Write planned files; what cannot be written is told and stops nothing.

    Parameters
    ----------
    planned : sequence of Planned
    images : int
    case_of : callable
        Gives an image by its place; may take long, and fail in words.
    options_of : callable
        Gives the options for an image, or for a file about all by None.
    done : callable
        Called with the number of files that are done.

    Raises
    ------
    Cancelled
        If a callable does; files that are written stay, and are whole.
    """
    work = _Work(case_of, done)
    for number in range(images):
        mine = [one for one in planned if one.image == number]
        case = work.case(number, mine) if mine else None
        if case is None:
            continue
        for one in mine:
            work.file(one, partial(one.exporter.export, case, one.target, options_of(case)))
    for one in planned:
        if one.image is None:
            export_all = getattr(one.exporter, "export_all")  # noqa: B009
            cases = work.cases(images, one)
            work.file(one, partial(export_all, cases, one.target, options_of(None)))
    return Outcome(tuple(work.written), tuple(work.failed))


class _Work:
    """What is done so far."""

    def __init__(self, case_of: Callable[[int], Case], done: Callable[[int], None]) -> None:
        self._case_of = case_of
        self._done = done
        self._files = 0
        self.written: list[Path] = []
        self.failed: list[tuple[str, str]] = []

    def case(self, number: int, files: Sequence[Planned]) -> Case | None:
        """Return an image; if it cannot be had, none of its files can be written."""
        try:
            return self._case_of(number)
        except Cancelled:
            raise
        except Exception as error:
            logger.info("an image could not be exported: %s", type(error).__name__)
            self.failed += [(one.target.name, reason(error)) for one in files]
            self._count(len(files))
            return None

    def cases(self, images: int, file: Planned) -> Iterator[Case]:
        """Give one image after another; one that cannot be had is left out, and told."""
        for number in range(images):
            case = self.case(number, ())
            if case is None:
                name = f"{file.target.name} ({number + 1})"
                self.failed.append((name, Text("this image could not be read")))
                continue
            yield case

    def file(self, file: Planned, export: Callable[[], None]) -> None:
        """Write one file."""
        try:
            export()
            self.written.append(file.target)
        except Cancelled:
            raise
        # An exporter may be anybody's: whatever goes wrong is told, and the others go on.
        except Exception as error:
            logger.info("%s failed: %s", file.exporter.name, type(error).__name__)
            self.failed.append((file.target.name, reason(error)))
        self._count(1)

    def _count(self, files: int) -> None:
        self._files += files
        self._done(self._files)
