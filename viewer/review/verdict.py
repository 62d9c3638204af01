"""What a reader thinks of what the model says of one finding."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from types import MappingProxyType

#: Longest comment, in characters.
LONGEST_COMMENT = 1000


class Verdict(Enum):
    """A reader's answer to the model; the value is what files say."""

    AGREE = "agree"
    DISAGREE = "disagree"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class FindingVerdict:
    """A reader's verdict on one finding of one image.

    Attributes
    ----------
    verdict : Verdict or None
        None where there is a comment alone.
    comment : str
        The reader's own words, one line; empty for none.
    changed : str
        When it was last changed: date and time, ISO 8601 with the offset from UTC.
    positive : bool or None
        What the model said at that time: whether the probability reached the threshold in force.
        None for a finding of which the model said nothing.

    Raises
    ------
    ValueError
        If ``changed`` is no date and time with an offset, or neither a verdict nor a comment is
        there.
    """

    verdict: Verdict | None
    comment: str
    changed: str
    positive: bool | None = None

    def __post_init__(self) -> None:
        if self.verdict is None and not self.comment:
            raise ValueError("verdict: there is neither a verdict nor a comment")
        try:
            offset = datetime.fromisoformat(self.changed).tzinfo
        except ValueError as error:
            raise ValueError("changed: must be date and time in ISO 8601") from error
        if offset is None:
            raise ValueError("changed: must have the offset from UTC")

    @property
    def reader_positive(self) -> bool | None:
        """Whether the reader takes the finding for present; None where that is not known."""
        if self.positive is None or self.verdict not in (Verdict.AGREE, Verdict.DISAGREE):
            return None
        return self.positive is (self.verdict is Verdict.AGREE)


Verdicts = Mapping[str, FindingVerdict]

NO_VERDICTS: Verdicts = MappingProxyType({})


def now() -> str:
    """Return the local date and time with its offset from UTC, to the second, as ISO 8601."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def judged(
    verdicts: Verdicts, finding: str, verdict: Verdict | None, positive: bool | None = None
) -> Verdicts:
    """Return verdicts with one given or, by None, taken back; its comment stays."""
    known = verdicts.get(finding)
    comment = known.comment if known is not None else ""
    return _with(verdicts, finding, verdict, comment, positive)


def commented(
    verdicts: Verdicts, finding: str, comment: str, positive: bool | None = None
) -> Verdicts:
    """Return verdicts with a comment: one line, without control characters.

    ``positive`` counts where there is no verdict yet: a comment does not judge anew.
    """
    known = verdicts.get(finding)
    clean = "".join(each if each.isprintable() else " " for each in comment).strip()
    clean = clean[:LONGEST_COMMENT]
    if known is None:
        return _with(verdicts, finding, None, clean, positive)
    return _with(verdicts, finding, known.verdict, clean, known.positive)


def _with(
    verdicts: Verdicts,
    finding: str,
    verdict: Verdict | None,
    comment: str,
    positive: bool | None,
) -> Verdicts:
    known = verdicts.get(finding)
    changed = dict(verdicts)
    if verdict is None and not comment:
        changed.pop(finding, None)
    else:
        one = FindingVerdict(verdict, comment, now(), positive)
        # What is as it was keeps its time.
        if known is None or replace(one, changed=known.changed) != known:
            changed[finding] = one
    return MappingProxyType(changed)
