"""Everything that this program is built from, as it is installed: names, versions, licences."""

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

_PROGRAM = "pcam-viewer"
# Longer ones are whole licence texts.
_LONGEST_LICENCE = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One installed package."""

    name: str
    version: str
    licence: str


def parts() -> tuple[Part, ...]:
    """Return the packages that the program needs, and those that they need, by name."""
    found: dict[str, Part] = {}
    waiting = [_PROGRAM]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            # Meant for another system, or for another Python.
            continue
        found[key] = Part(package.metadata["Name"], package.version, _licence(package))
        for line in package.requires or ():
            requirement = re.match(r"[A-Za-z0-9._-]+", line)
            if requirement is not None and "extra ==" not in line:
                waiting.append(requirement.group())
    return tuple(found[key] for key in sorted(found))


def _licence(package: Distribution) -> str:
    metadata = package.metadata
    named = metadata.get("License-Expression") or metadata.get("License") or ""
    if named and len(named) <= _LONGEST_LICENCE and "\n" not in named:
        return named
    kinds = metadata.get_all("Classifier") or []
    return ", ".join(line.rsplit(" :: ", 1)[-1] for line in kinds if line.startswith("License"))
