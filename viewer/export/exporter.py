"""What an exporter is, and the registry of those that are installed.

Exporters come in through the entry point group ``pcam_viewer.exporters``; the built-in ones use the
same door. An entry point names a class without constructor arguments, or an object.
"""

import logging
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol, runtime_checkable

from viewer.export.options import ExportOptions
from viewer.review.case import Case

logger = logging.getLogger(__name__)

ENTRY_POINT_GROUP = "pcam_viewer.exporters"
_DISTRIBUTION = "pcam-viewer"


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


def exporter_names() -> tuple[str, ...]:
    """Return the names of all installed exporters, without loading them."""
    return tuple(_entries())


def load_exporter(name: str) -> Exporter:
    """Return an exporter by its name.

    Raises
    ------
    ExporterError
        If there is none of that name, or it cannot be loaded; in plain words.
    """
    entries = _entries()
    if name not in entries:
        known = ", ".join(entries) or "none: reinstall pcam-viewer"
        raise ExporterError(f"there is no format {name!r}; installed are {known}.")
    entry = entries[name]
    try:
        found = entry.load()
        exporter = found() if isinstance(found, type) else found
    # A plug-in may fail in any way; it must be named, and must not take the program with it.
    except Exception as error:
        raise ExporterError(
            f"format {name!r} ({entry.value}) cannot be used: {type(error).__name__}: {error}"
            f"{_advice(error)}"
        ) from error
    missing = [
        word for word in ("name", "suffix", "description", "export") if not _has(exporter, word)
    ]
    if missing:
        raise ExporterError(
            f"format {name!r} ({entry.value}) is no exporter: it lacks {', '.join(missing)}."
        )
    return exporter  # type: ignore[no-any-return]


def exporters() -> tuple[dict[str, Exporter], tuple[str, ...]]:
    """Return every exporter that can be used, by name, and what went wrong with the others."""
    usable: dict[str, Exporter] = {}
    problems = []
    for name in _entries():
        try:
            usable[name] = load_exporter(name)
        except ExporterError as error:
            logger.warning("an exporter is switched off: %s", error)
            problems.append(str(error))
    return usable, tuple(problems)


def _entries() -> dict[str, EntryPoint]:
    """Return the entry points by name, ours first; a plug-in never takes a built-in's name."""

    def theirs(entry: EntryPoint) -> bool:
        return entry.dist is None or entry.dist.name != _DISTRIBUTION

    entries: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=ENTRY_POINT_GROUP), key=theirs):
        if entry.name not in entries:
            entries[entry.name] = entry
        elif theirs(entry):
            logger.warning("format %s of %s is ignored: the name is taken", entry.name, entry.value)
    return entries


def _has(exporter: object, word: str) -> bool:
    return bool(getattr(exporter, word, None))


def _advice(error: Exception) -> str:
    if isinstance(error, ImportError) and ".so" in str(error):
        return (
            " (a system library for Qt is missing; apt-get install libegl1 libgl1 libfontconfig1)"
        )
    return ""
