"""How often a reader agreed with a model, finding by finding."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pcam_model.prediction import ModelIdentity
from viewer.review.results import FrameResult
from viewer.review.review import Review
from viewer.review.verdict import Verdict

# Two-sided 95 % of a normal distribution.
_Z = 1.959963984540054
_COUNTS = ("agree", "disagree", "unsure", "not_judged", "missed", "overcalled")


@dataclass(frozen=True, slots=True)
class FindingAgreement:
    """Counts of images for one finding of one model.

    Attributes
    ----------
    model : ModelIdentity
    finding : str
    agree, disagree, unsure, not_judged : int
        Analysed images by verdict; ``not_judged`` are those without one.
    missed, overcalled : int
        Of those that the reader disagrees on: the model had said no, or yes.
    """

    model: ModelIdentity
    finding: str
    agree: int = 0
    disagree: int = 0
    unsure: int = 0
    not_judged: int = 0
    missed: int = 0
    overcalled: int = 0

    @property
    def decided(self) -> int:
        """Images on which the reader agrees or disagrees."""
        return self.agree + self.disagree

    @property
    def share(self) -> float | None:
        """Share of agreement among what was decided; None for nothing."""
        return self.agree / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % confidence interval of the share, images being independent (Wilson 1927)."""
        return wilson(self.agree, self.decided) if self.decided else None


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Return Wilson's score interval of a proportion at 95 %."""
    share, square = successes / trials, _Z**2 / trials
    centre = (share + square / 2) / (1 + square)
    half = _Z / (1 + square) * math.sqrt(share * (1 - share) / trials + square / (4 * trials))
    return max(centre - half, 0.0), min(centre + half, 1.0)


def agreement(read: Iterable[tuple[Review, FrameResult]]) -> tuple[FindingAgreement, ...]:
    """Count verdicts.

    Parameters
    ----------
    read : iterable of (Review, FrameResult)
        One pair per analysed image. A verdict without a word of the model counts nowhere.

    Returns
    -------
    tuple of FindingAgreement
        In the order of the models and of their findings.
    """
    counts: dict[tuple[ModelIdentity, str], Counter[str]] = {}
    for review, result in read:
        for finding in result.probabilities:
            count = counts.setdefault((result.model, finding), Counter())
            one = review.verdicts.get(finding)
            verdict = one.verdict if one is not None else None
            count[verdict.value if verdict is not None else "not_judged"] += 1
            if one is not None and verdict is Verdict.DISAGREE and one.positive is not None:
                count["overcalled" if one.positive else "missed"] += 1
    return tuple(
        FindingAgreement(model, finding, *(count[name] for name in _COUNTS))
        for (model, finding), count in counts.items()
    )
