"""What stands in the corners and at the edges of an image, on screen and in every picture saved.

Identifiers are left out unless asked for: names and numbers, but also dates, places and the free
text of descriptions, which often hold both.
"""

from dataclasses import dataclass
from enum import Enum

from pcam_model.header_checks import RADIOGRAPHY
from pcam_model.wording import Text
from viewer.dicom.display import default_voi
from viewer.dicom.identity import person_name
from viewer.dicom.radiograph import Radiograph, SpacingSource, View, Voi, Window
from viewer.review.case import Case

NOT_FOR_CLINICAL_USE = Text("NOT FOR CLINICAL USE")
SYNTHETIC = Text("SYNTHETIC")
MIRRORED = Text("MIRRORED")
INVERTED = Text("Inverted")
FOR_PROCESSING = Text("FOR PROCESSING")
SHUTTER_OFF = Text("Shutter off")

# Header values may be 64 kB long; a corner holds this many characters.
_LONGEST_LINE = 48
_SHORT_HASH = 8

_VIEWS = {
    View.PA: "PA",
    View.AP: "AP",
    View.LATERAL: Text("Lateral"),
    View.OTHER: Text("Other view"),
    View.UNKNOWN: Text("View not given"),
}

# Patient Orientation (0020,0020), PS3.3 C.7.6.1.1.1.
_OPPOSITE = str.maketrans("RLAPHF", "LRPAFH")


class Detail(Enum):
    """How much stands in the corners. What a reader could be misled without always does."""

    ALL = "all"
    #: Everything about the picture, nothing about the patient.
    PICTURE = "picture"
    ESSENTIALS = "essentials"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CornerText:
    """Lines of text for the four corners, from top to bottom."""

    top_left: tuple[str, ...]
    top_right: tuple[str, ...]
    bottom_left: tuple[str, ...]
    bottom_right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EdgeMarkers:
    """Directions of the patient at the edges of the image as it is shown; empty where unknown."""

    left: str = ""
    top: str = ""
    right: str = ""
    bottom: str = ""


def corner_text(case: Case, identifiers: bool, detail: Detail = Detail.ALL) -> CornerText:
    """Return the corner text of a case.

    Parameters
    ----------
    case : Case
    identifiers : bool
        Whether patient, dates, institution and descriptions are shown.
    detail : Detail
        How much else is.
    """
    identifiers = identifiers and detail is Detail.ALL
    geometry, window = _geometry(case), (_window(case), *_model(case))
    picture = about_picture(case)
    if detail is Detail.ESSENTIALS:
        geometry, window = (), (_window(case),)
    elif detail is Detail.NONE:
        geometry, window = (), ()
        picture = _lines(*_cautions(case))
    return CornerText(
        top_left=_lines(*subject_lines(case.radiograph, identifiers)),
        top_right=picture,
        bottom_left=_lines(*geometry),
        bottom_right=_lines(*window, NOT_FOR_CLINICAL_USE),
    )


def about_picture(case: Case) -> tuple[str, ...]:
    """Return what the picture shows and how: view, side, rotation, and what could mislead."""
    return _lines(*_picture(case), *_cautions(case))


def edge_markers(case: Case) -> EdgeMarkers:
    """Return the patient's directions at the edges, following flip and rotation.

    Only what Patient Orientation says: nothing is read from the picture.
    """
    if case.radiograph.orientation is None:
        return EdgeMarkers()
    right, bottom = case.radiograph.orientation
    # Clockwise from the left edge, which is how a quarter turn moves them on.
    edges = [right.translate(_OPPOSITE), bottom.translate(_OPPOSITE), right, bottom]
    if case.review.flipped:
        edges[0], edges[2] = edges[2], edges[0]
    turns = case.review.quarter_turns % 4
    edges = edges[-turns:] + edges[:-turns]
    return EdgeMarkers(*edges)


def subject_lines(radiograph: Radiograph, identifiers: bool) -> tuple[str, ...]:
    """Return who and what was examined; without identifiers only whether it is nobody."""
    synthetic = SYNTHETIC if radiograph.synthetic else ""
    if not identifiers:
        return (synthetic,)
    who = radiograph.identity
    born = _date(who.patient_birth_date)
    return (
        synthetic,
        person_name(who.patient_name),
        who.patient_id,
        _joined(
            " · ",
            Text("born {date}", date=born) if born else "",
            who.patient_sex,
            who.patient_age,
        ),
        " ".join(filter(None, (_date(who.study_date), _time(who.study_time)))),
        who.institution,
        who.study_description,
        who.series_description,
    )


def _picture(case: Case) -> tuple[str, ...]:
    radiograph, review = case.radiograph, case.review
    degrees = 90 * (review.quarter_turns % 4)
    side, modality, view = radiograph.laterality, radiograph.modality, _VIEWS[radiograph.view]
    if radiograph.view is View.UNKNOWN and modality and modality not in RADIOGRAPHY:
        # Other images, of a CT or a photograph, have no view that is missed.
        view = ""
    return (
        _joined(" ", modality, view),
        Text("Side {side}", side=side) if side in ("L", "R", "B") else "",
        radiograph.lossy,
        Text("Text burned in") if radiograph.burned_in else "",
        Text("Rotated {degrees}°", degrees=degrees) if degrees else "",
    )


def _cautions(case: Case) -> tuple[str, ...]:
    """Return what would mislead a reader who does not know it."""
    radiograph, review = case.radiograph, case.review
    return (
        FOR_PROCESSING if radiograph.presentation_intent == FOR_PROCESSING else "",
        MIRRORED if review.flipped else "",
        INVERTED if review.inverted else "",
        SHUTTER_OFF if radiograph.shutter is not None and not review.shutter_on else "",
    )


def _geometry(case: Case) -> tuple[str, ...]:
    radiograph = case.radiograph
    spacing = radiograph.spacing
    source = Text(spacing.source.value)
    if spacing.row_mm is None or spacing.column_mm is None:
        scale = Text("pixels ({source})", source=Text(SpacingSource.NONE.value))
    elif f"{spacing.row_mm:.3g}" == f"{spacing.column_mm:.3g}":
        scale = Text("{row:.3g} mm ({source})", row=spacing.row_mm, source=source)
    else:
        scale = Text(
            "{row:.3g} × {column:.3g} mm ({source})",
            row=spacing.row_mm,
            column=spacing.column_mm,
            source=source,
        )
    frame = Text("Frame {frame} of {frames}", frame=case.review.frame + 1, frames=radiograph.frames)
    return (
        frame if radiograph.frames > 1 else "",
        f"{radiograph.columns} × {radiograph.rows}",
        scale,
    )


def _window(case: Case) -> str:
    radiograph, review = case.radiograph, case.review
    if radiograph.is_colour:
        return ""
    voi = review.voi or default_voi(radiograph, review.frame)
    if not isinstance(voi, Window):
        return _joined(" ", "LUT", voi.explanation)
    text = f"C {voi.centre:.5g} W {voi.width:.5g}"
    if review.voi is None and not _from_file(voi, radiograph):
        return Text("{window} (automatic)", window=text)
    return _joined(" ", text, voi.explanation)


def _from_file(voi: Voi, radiograph: Radiograph) -> bool:
    return any(voi is one or voi == one for one in radiograph.vois)


def _model(case: Case) -> tuple[str, ...]:
    if case.prediction is None:
        return ()
    model = case.prediction.model
    return (
        f"{model.name} {model.version} · {model.sha256[:_SHORT_HASH]} · {case.prediction.device}",
    )


def _joined(separator: str, *parts: str) -> Text:
    """Return the parts that are there as one text, so that each can still be translated."""
    there = {f"part{number}": part for number, part in enumerate(filter(None, parts))}
    return Text(separator.join(f"{{{name}}}" for name in there), **there)


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(_elided(text) for text in texts if text)


def _elided(text: str) -> str:
    if isinstance(text, Text) and text.isprintable() and len(text) <= _LONGEST_LINE:
        return text
    clean = "".join(character if character.isprintable() else " " for character in text)
    return clean if len(clean) <= _LONGEST_LINE else clean[: _LONGEST_LINE - 1] + "…"


def _date(text: str) -> str:
    """Return a DICOM date (YYYYMMDD) with hyphens; anything else as it is."""
    if len(text) == 8 and text.isdecimal():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text


def _time(text: str) -> str:
    """Return hours and minutes of a DICOM time (HHMMSS.FFFFFF); anything else as it is."""
    if len(text) >= 4 and text[:4].isdecimal():
        return f"{text[:2]}:{text[2:4]}"
    return text
