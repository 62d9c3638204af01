"""Should it be believed? The gate between an image and a model of frontal chest radiographs.

Every check is a row of :data:`CHECKS` and gives its concerns, each with a severity and a plain
sentence. What is refused gets no number until a reader overrules that; the result then says so for
good (:mod:`viewer.review.analysis`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from pcam_model import header_checks, picture_checks
from pcam_model.concerns import Concern, ImageFacts, Severity, worst
from pcam_model.header_checks import ADULT_AGE, LARGEST_ASPECT, SMALL_SIDE, SMALLEST_SIDE, Concerns
from pcam_model.manifest import Manifest
from pcam_model.picture_checks import Picture, look
from pcam_model.wording import Text

__all__ = [
    "ADULT_AGE",
    "CHECKS",
    "LARGEST_ASPECT",
    "SMALLEST_SIDE",
    "SMALL_SIDE",
    "Check",
    "Concern",
    "Evidence",
    "ImageFacts",
    "Picture",
    "Severity",
    "assess",
    "look",
    "network_concerns",
    "worst",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of an image; more is known the farther it has come.

    Attributes
    ----------
    facts : ImageFacts
        From the header.
    picture : Picture or None
        From the pixels, once they were looked at.
    manifest : Manifest or None
        Of the model that is to be asked.
    suitability : float or None
        The network's own suitability output, where it has one and was run.
    """

    facts: ImageFacts
    picture: Picture | None = None
    manifest: Manifest | None = None
    suitability: float | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One question to an image.

    Attributes
    ----------
    name : str
    about : str
        What is looked at, for people.
    rule : callable
        Gives the concerns.
    """

    name: str
    about: str
    rule: Callable[[Evidence], Concerns]


def assess(
    facts: ImageFacts,
    picture: Picture | None = None,
    manifest: Manifest | None = None,
    suitability: float | None = None,
) -> tuple[Concern, ...]:
    """Return every concern about an image, the heaviest first.

    Parameters
    ----------
    facts, picture, manifest, suitability
        See :class:`Evidence`; checks that lack what they look at have no concern.

    Returns
    -------
    tuple of Concern
        Empty for a frontal chest radiograph of an adult that says so. What must be refused gets no
        notes: they would only hide the reason.
    """
    evidence = Evidence(facts, picture, manifest, suitability)
    found = [concern for check in CHECKS for concern in check.rule(evidence)]
    if worst(found) is Severity.REFUSE:
        found = [concern for concern in found if concern.severity is not Severity.NOTE]
    return tuple(sorted(found, key=lambda concern: -concern.severity))


def _of_header(rule: Callable[[ImageFacts], Concerns]) -> Callable[[Evidence], Concerns]:
    return lambda evidence: rule(evidence.facts)


def _of_picture(rule: Callable[[Picture], Concerns]) -> Callable[[Evidence], Concerns]:
    return lambda evidence: iter(()) if evidence.picture is None else rule(evidence.picture)


def _age(evidence: Evidence) -> Concerns:
    manifest = evidence.manifest
    return header_checks.age(evidence.facts, manifest.ages if manifest else None)


def _polarity(evidence: Evidence) -> Concerns:
    if evidence.picture is not None and evidence.manifest is not None:
        yield from picture_checks.polarity(evidence.picture, evidence.manifest.likeness)


def _likeness(evidence: Evidence) -> Concerns:
    if evidence.picture is None or evidence.manifest is None:
        return
    facts = evidence.facts
    told = [*header_checks.modality(facts), *header_checks.body_part(facts)]
    known = worst(told) in (None, Severity.NOTE)
    yield from picture_checks.likeness(evidence.picture, evidence.manifest.likeness, known)


def network_concerns(manifest: Manifest, score: float | None) -> Concerns:
    """Refuse what the network itself finds unlike the images that it knows.

    Parameters
    ----------
    manifest : Manifest
    score : float or None
        The output ``suitability``.
    """
    rule = manifest.suitability
    if rule is not None and score is not None and score < rule.threshold:
        yield Concern(
            Severity.REFUSE,
            Text(
                "the model finds this image unlike the chest radiographs it knows (suitability "
                "{suitability:.2f}, below {threshold:.2f}).",
                suitability=score,
                threshold=rule.threshold,
            ),
        )


def _network(evidence: Evidence) -> Concerns:
    if evidence.manifest is not None:
        yield from network_concerns(evidence.manifest, evidence.suitability)


#: Every check, in the order in which equally heavy concerns are told.
CHECKS: tuple[Check, ...] = (
    Check("modality", "Modality; a file that is not DICOM", _of_header(header_checks.modality)),
    Check("colour", "Colour: a photograph or a screenshot", _of_header(header_checks.colour)),
    Check("body part", "Body part, descriptions", _of_header(header_checks.body_part)),
    Check("view", "View: lateral, other, not told", _of_header(header_checks.view)),
    Check("species", "An animal", _of_header(header_checks.patient)),
    Check("age", "Age outside of the training data", _age),
    Check("size", "Low resolution, odd shape, several frames", _of_header(header_checks.size)),
    Check("raw", "Raw detector data (FOR PROCESSING)", _of_header(header_checks.processing)),
    Check("constant", "No picture at all", _of_picture(picture_checks.constant)),
    Check("clipped", "Clipped pixels, few grey values", _of_picture(picture_checks.clipped)),
    Check("polarity", "Dark and bright exchanged", _polarity),
    Check("likeness", "Distance from the training images", _likeness),
    Check("network", "The network's own suitability output", _network),
)
