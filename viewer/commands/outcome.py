"""What comes of an input of ``analyze``."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Failed:
    """One input, one frame of it or one of its files that could not be done, and why.

    ``unsuitable`` tells an image that can be read, but that the model should not be asked about.
    """

    path: str
    reason: str
    unsuitable: bool = False


@dataclass(frozen=True, slots=True)
class Analysed:
    """One frame with its result.

    Attributes
    ----------
    record : dict
        Its line in ``results.jsonl``.
    failures : tuple of Failed
        Files that could not be written for it.
    contents : dict of str to bytes
        Files by name that are still to be written: another computer made them.
    """

    record: dict[str, Any]
    failures: tuple[Failed, ...] = ()
    contents: dict[str, bytes] | None = None


Outcome = Analysed | Failed
