"""What an exporter is, and the registry of those that are installed.

Exporters come in through the entry point group ``pcam_viewer.exporters``; the built-in ones use the
same door. An entry point names a class without constructor arguments, or an object.
"""

import logging
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Protocol, runtime_checkable

from pcam_model import plugins
from viewer.export.options import ExportOptions
from viewer.review.case import Case

logger = logging.getLogger(__name__)


class ExporterError(Exception):
    """An exporter that cannot be used; the message names it and says why."""


@runtime_checkable
class Exporter(Protocol):
    """One format.

    Attributes
    ----------
    name : str
        As given to ``--formats``.
    suffix : str
        Of the file, with the dot.
    description : str
        One line for menus and help.
    """

    name: str
    suffix: str
    description: str

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write one file, whole or not at all (:mod:`viewer.export.atomic`).

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        ...


class GuardedExporter:
    """Somebody else's exporter, kept from taking the program with it.

    An OSError or an ExporterError is an answer. Any other exception is a defect: the exporter is
    switched off.
    """

    def __init__(self, entry: EntryPoint, exporter: Exporter) -> None:
        self._entry = entry
        self.exporter = exporter
        # The name by which it was installed is the one that is given to --formats.
        self.name = entry.name
        self.suffix = str(exporter.suffix)
        self.description = str(exporter.description)

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write one file; ExporterError if the exporter is broken, or was before."""
        problem = plugins.why_off(plugins.EXPORTERS, self._entry.name)
        if problem:
            raise ExporterError(problem)
        try:
            self.exporter.export(case, target, options)
        except (OSError, ExporterError, MemoryError):
            raise
        except plugins.FAILURES as error:
            raise ExporterError(_switch_off(self._entry, "failed", error)) from error


def exporter_names() -> tuple[str, ...]:
    """Return the names of all installed exporters, without loading them."""
    return tuple(plugins.entries(plugins.EXPORTERS))


def load_exporter(name: str) -> Exporter:
    """Return an exporter by its name.

    Raises
    ------
    ExporterError
        If there is none of that name, or it cannot be loaded, or is switched off; in plain words.
    """
    entries = plugins.entries(plugins.EXPORTERS)
    if name not in entries:
        known = ", ".join(entries) or "none: reinstall pcam-viewer"
        raise ExporterError(f"there is no format {name!r}; installed are {known}.")
    problem = plugins.why_off(plugins.EXPORTERS, name)
    if problem:
        raise ExporterError(problem)
    entry = entries[name]
    try:
        found = entry.load()
        exporter = found() if isinstance(found, type) else found
        missing = [
            word for word in ("name", "suffix", "description", "export") if not _has(exporter, word)
        ]
        if missing:
            raise TypeError(f"it is no exporter: it lacks {', '.join(missing)}")
    # A plug-in may fail in any way; it must be named, and must not take the program with it.
    except plugins.FAILURES as error:
        raise ExporterError(_switch_off(entry, "cannot be used", error)) from error
    return exporter if plugins.is_ours(entry) else GuardedExporter(entry, exporter)


def exporters() -> tuple[dict[str, Exporter], tuple[str, ...]]:
    """Return every exporter that can be used, by name, and what went wrong with the others."""
    usable: dict[str, Exporter] = {}
    problems = []
    for name in exporter_names():
        try:
            usable[name] = load_exporter(name)
        except ExporterError as error:
            problems.append(str(error))
    return usable, tuple(problems)


def _switch_off(entry: EntryPoint, what: str, error: BaseException) -> str:
    logger.debug("exporter failed", exc_info=error)
    return plugins.switch_off(
        entry,
        f"format {entry.name!r} ({entry.value}) {what}: {type(error).__name__}: {error}"
        f"{_advice(error)}",
    )


def _has(exporter: object, word: str) -> bool:
    return bool(getattr(exporter, word, None))


def _advice(error: BaseException) -> str:
    if isinstance(error, ImportError) and ".so" in str(error):
        return (
            " (a system library for Qt is missing; apt-get install libegl1 libgl1 libfontconfig1)"
        )
    return ""
