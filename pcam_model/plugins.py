"""Plug-ins: what packages bring through entry points, and which are switched off for this session.

The built-in engines and exporters come in by the same door. Somebody else's may fail in any way, at
import, when made or when used; it is then named, switched off until the program starts again, and
everything else goes on.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from threading import Lock

from pcam_model.wording import Text

logger = logging.getLogger(__name__)

#: Entry point groups.
ENGINES, EXPORTERS = "pcam_viewer.engines", "pcam_viewer.exporters"

_DISTRIBUTION = "pcam-viewer"

_lock = Lock()
_switched_off: dict[tuple[str, str], str] = {}


@dataclass(frozen=True, slots=True)
class PlugIn:
    """Something that another package brings.

    Attributes
    ----------
    group, name : str
        Of the entry point.
    place : str
        Module and object.
    package : str
        Name and version of the package.
    problem : str
        Why it is switched off, or an empty string.
    """

    group: str
    name: str
    place: str
    package: str
    problem: str


#: What the code of a plug-in may raise instead of doing its work: also at import, also to leave.
FAILURES = (Exception, SystemExit)


def entries(group: str) -> dict[str, EntryPoint]:
    """Return the entry points of a group by name, ours first; none takes the name of ours."""
    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: not is_ours(entry)):
        if entry.name not in found:
            found[entry.name] = entry
        elif not is_ours(entry):
            logger.warning("%s of %s is ignored: the name is taken", entry.name, entry.value)
    return found


def is_ours(entry: EntryPoint) -> bool:
    """Return whether an entry point belongs to this program."""
    return entry.dist is not None and entry.dist.name == _DISTRIBUTION


def package_of(entry: EntryPoint) -> str:
    """Return name and version of the package that brings an entry point."""
    if entry.dist is None:
        return ""
    return f"{entry.dist.name} {getattr(entry.dist, 'version', '')}".strip()


def plug_ins(groups: Iterable[str] = (ENGINES, EXPORTERS)) -> tuple[PlugIn, ...]:
    """Return what other packages bring, without loading it."""
    return tuple(
        PlugIn(group, name, entry.value, package_of(entry), why_off(group, name))
        for group in groups
        for name, entry in entries(group).items()
        if not is_ours(entry)
    )


def switch_off(entry: EntryPoint, problem: str) -> str:
    """Switch a plug-in off for this session, and return what to tell; the first problem stays.

    What belongs to this program is not switched off.
    """
    if is_ours(entry):
        return problem
    text = Text(
        "{problem} The plug-in is switched off until the program starts again.",
        problem=problem.rstrip(".") + ".",
    )
    with _lock:
        known = _switched_off.setdefault((entry.group, entry.name), text)
    if known is text:
        logger.warning("switched off: %s (%s)", entry.name, entry.value)
    return known


def why_off(group: str, name: str) -> str:
    """Return why a plug-in is switched off, or an empty string."""
    with _lock:
        return _switched_off.get((group, name), "")


def switch_all_on() -> None:
    """Forget all problems; for tests."""
    with _lock:
        _switched_off.clear()
