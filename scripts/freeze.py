"""Write constraints.txt: the versions of this environment that the project depends on.

Walks the requirements of pcam-viewer with its ``test`` extra, so that anything else somebody
installed into the environment stays out.
"""

import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TARGET = Path(__file__).resolve().parents[1] / "constraints.txt"

HEADER = """\
# Versions that the tests passed with, of all that pcam-viewer[test] depends on (Python 3.11).
# Made by `make constraints`. To move on: empty this file, make clean, make test, make constraints.
# torch and torchvision must come as a pair that was built together.
"""


def closure(name: str, extras: frozenset[str], seen: dict[str, tuple[str, frozenset[str]]]) -> None:
    """Add a distribution and all it requires here to ``seen``: key → (name==version, extras)."""
    key = canonicalize_name(name)
    known = seen.get(key)
    if known is not None and extras <= known[1]:
        return
    try:
        found = distribution(name)
    except PackageNotFoundError:  # required under a condition that this system does not meet
        return
    extras = extras | (known[1] if known else frozenset())
    # Local versions such as 2.14.1+cu130 would tie the file to one build.
    pin = f"{found.metadata['Name']}=={found.version.split('+', 1)[0]}"
    seen[key] = (pin, extras)
    for text in found.requires or ():
        requirement = Requirement(text)
        marker = requirement.marker
        wanted = ("", *sorted(extras))
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in wanted):
            closure(requirement.name, frozenset(requirement.extras), seen)


def main() -> int:
    """Write the file."""
    seen: dict[str, tuple[str, frozenset[str]]] = {}
    closure("pcam-viewer", frozenset({"test"}), seen)
    pins = [pin for key, (pin, _) in sorted(seen.items()) if key != "pcam-viewer"]
    TARGET.write_text(HEADER + "\n".join(pins) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(pins)} versions in {TARGET.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
