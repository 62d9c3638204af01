"""Read what an object beside an image says of it: our own review, or layers of any maker."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from pcam_model.prediction import ModelIdentity
from viewer.dicom.companion import (
    MODEL_EQUIPMENT,
    PROCESSOR_CODE,
    STATE_CODE,
    Companion,
    CompanionKind,
)
from viewer.dicom.header import Header, read_header
from viewer.dicom.pseudonyms import user_pseudonyms
from viewer.dicom.radiograph import Radiograph
from viewer.dicom.read import read_stored
from viewer.review.companions.layer import About, ForeignLayer
from viewer.review.companions.presentation import presentation_layers
from viewer.review.companions.report import report_layers
from viewer.review.companions.segmentation import segmentation_layers
from viewer.review.companions.view import shown_as
from viewer.review.results import FrameResult
from viewer.review.review_file import ReviewedImage, decode
from viewer.review.saved import SavedReview, SavedReviewError

_log = logging.getLogger(__name__)

_READERS: dict[CompanionKind, Callable[[Header, About, str], tuple[ForeignLayer, ...]]] = {
    CompanionKind.REPORT: report_layers,
    CompanionKind.PRESENTATION: presentation_layers,
}


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What one object says of one image.

    Attributes
    ----------
    companion : Companion
    layers : tuple of ForeignLayer
    saved : SavedReview or None
        The review that this program put into a report, or what its presentation state says of it.
    analysed : bool
        Whether that review was made with a result of the model.
    missing : str
        Why segments of the image are not among the layers; empty where all are.
    model : ModelIdentity or None
        Who made that result.
    results : tuple of FrameResult
        That result in numbers; reports of earlier versions have none.
    """

    companion: Companion
    layers: tuple[ForeignLayer, ...] = ()
    saved: SavedReview | None = None
    analysed: bool = False
    missing: str = ""
    model: ModelIdentity | None = None
    results: tuple[FrameResult, ...] = ()


def known_uids(uid: str) -> frozenset[str]:
    """Return a UID of an image and what objects without identifiers have in its place."""
    if not uid:
        return frozenset()
    try:
        return frozenset((uid, user_pseudonyms().uid(uid)))
    except OSError:
        # Without the key nothing can be told from what stands for it.
        return frozenset((uid,))


def about(radiograph: Radiograph) -> About:
    """Return what objects are compared with."""
    spacing, plane = radiograph.spacing, radiograph.plane
    millimetres = None
    if spacing.row_mm is not None and spacing.column_mm is not None:
        millimetres = spacing.row_mm, spacing.column_mm
    return About(
        known_uids(radiograph.identity.sop_instance_uid),
        radiograph.rows,
        radiograph.columns,
        radiograph.frames,
        inverted=radiograph.inverted,
        shuttered=radiograph.shutter is not None,
        vois=radiograph.vois,
        spacing=millimetres,
        plane=plane,
        frames_of_reference=known_uids(plane.frame_of_reference if plane else ""),
    )


def read_companion(companion: Companion, image: About) -> Told:
    """Read an object.

    Raises
    ------
    UnreadableError
        If the file cannot be read; in plain words.
    """
    origin = " · ".join(filter(None, (companion.maker, companion.kind.value)))
    with companion.source.open() as stream:
        if companion.kind is CompanionKind.SEGMENTATION:
            layers, missing = segmentation_layers(read_stored(stream), image, origin)
            return Told(companion, layers, missing=missing)
        header = read_header(stream)
    layers = _READERS[companion.kind](header, image, origin)
    if companion.kind is CompanionKind.PRESENTATION:
        ours = companion.is_ours and not image.uids.isdisjoint(companion.references)
        return Told(companion, layers, SavedReview(shown_as(header, image)) if ours else None)
    reviewed = _reviewed(header, image)
    if reviewed is None:
        return Told(companion, layers)
    analysed = _root_item(header, PROCESSOR_CODE) is not None
    model = reviewed.model or _model(header)
    return Told(companion, layers, reviewed.saved, analysed, model=model, results=reviewed.results)


def told_of(
    companions: tuple[Companion, ...], image: About
) -> tuple[tuple[Told, ...], tuple[tuple[Companion, Exception], ...]]:
    """Read all objects about an image: the newest of our reviews, and the layers beside it.

    Where a review of ours is restored, what we drew into other objects is part of it and would be
    shown twice: those have no layers then.

    Returns
    -------
    tuple of Told
    tuple of (Companion, Exception)
        What could not be read, and why.
    """
    told, failed = [], []
    for one in sorted(companions, key=lambda each: each.made):
        try:
            told.append(read_companion(one, image))
        except Exception as error:
            _log.debug("companion: %s", type(error).__name__)
            failed.append((one, error))
    newest = newest_review(tuple(told))
    if newest is not None and newest.companion.kind is CompanionKind.REPORT:
        told = [replace(one, layers=()) if one.companion.is_ours else one for one in told]
    return tuple(told), tuple(failed)


def newest_review(told: tuple[Told, ...]) -> Told | None:
    """Return what holds the latest review of ours, None if nothing does.

    A report holds all of it. A presentation state alone holds how the image was shown; what was
    drawn into it stays a layer.
    """
    ours = [one for one in reversed(told) if one.saved is not None]
    reports = [one for one in ours if one.companion.kind is CompanionKind.REPORT]
    return next(iter((*reports, *ours)), None)


def _reviewed(header: Header, image: About) -> ReviewedImage | None:
    item = _root_item(header, STATE_CODE)
    if item is None:
        return None
    try:
        images = decode(str(item.value("TextValue") or "").encode()).images
    except SavedReviewError as error:
        _log.debug("saved review: %s", error)
        return None
    for each in images:
        uid = each.saved.sop_instance_uid
        shape = image.rows, image.columns
        if uid in image.uids and each.saved.fits(uid, shape, image.frames):
            return each
    return None


def _model(header: Header) -> ModelIdentity | None:
    """Return the model that a report of ours names among the equipment it comes from."""
    for item in header.items("ContributingEquipmentSequence"):
        versions = item.texts("SoftwareVersions")
        if item.text("Manufacturer") == MODEL_EQUIPMENT and len(versions) == 2:
            return ModelIdentity(item.text("ManufacturerModelName"), *versions)
    return None


def _root_item(header: Header, code: tuple[str, str]) -> Header | None:
    """Return the first item at the root of a report whose concept has a code, if any has."""
    for item in header.items("ContentSequence"):
        names = item.items("ConceptNameCodeSequence")
        if names and (names[0].text("CodeValue"), names[0].text("CodingSchemeDesignator")) == code:
            return item
    return None
