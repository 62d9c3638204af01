"""What a structured report says of places of an image: coordinates, with words and numbers.

Any document with SCOORD items is read (PS3.3 C.18.6): measurement reports of TID 1500 as well as
those of detection programs. What stands above the coordinates says what they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from viewer.dicom.header import Header
from viewer.review.companions.layer import COLOURS, About, ForeignLayer, Line, Note
from viewer.review.companions.shapes import line_of

_DEEPEST = 24
_FINDING = "121071"
_TRACKING = "112039"
_COMMENT = "121106"
# Words of an ancestor that say nothing of the place.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Above:
    """What the items above coordinates say: the finding, and the number they were measured for."""

    label: str = ""
    number: str = ""


def report_layers(header: Header, about: About, origin: str) -> tuple[ForeignLayer, ...]:
    """Return a layer for everything that a document shows on an image, by what it is."""
    whole = _only_image(header) in about.uids
    found: dict[tuple[str, int | None], tuple[list[Line], list[Note]]] = {}
    for label, frame, lines, note in _places(header, about, _Above(), whole, 0):
        drawn, notes = found.setdefault((label, frame), ([], []))
        drawn.extend(lines)
        if note is not None and note not in notes:
            notes.append(note)
    return tuple(
        ForeignLayer(
            label=label,
            origin=origin,
            colour=COLOURS[number % len(COLOURS)],
            frame=frame,
            lines=tuple(lines),
            notes=tuple(notes),
        )
        for number, ((label, frame), (lines, notes)) in enumerate(found.items())
    )


def _places(
    item: Header, about: About, above: _Above, whole: bool, depth: int
) -> Iterator[tuple[str, int | None, tuple[Line, ...], Note | None]]:
    """Yield label, frame, lines and note of all coordinates below an item that lie on the image."""
    children = item.items("ContentSequence")
    above = _told(item, children, above)
    if item.text("ValueType") == "SCOORD":
        on_image, frame = _target(children, about, whole)
        values = item.numbers("GraphicData")
        places = np.array(values[: len(values) // 2 * 2], np.float64).reshape(-1, 2)
        lines = line_of(item.text("GraphicType"), places) if on_image else ()
        if lines:
            note = Note((float(lines[0][0, 0]), float(lines[0][0, 1])), above.number)
            yield above.label or "Region", frame, lines, note if above.number else None
        return
    if depth < _DEEPEST:
        for child in children:
            yield from _places(child, about, above, whole, depth + 1)


def _told(item: Header, children: tuple[Header, ...], above: _Above) -> _Above:
    """Return what is known below an item."""
    kind = item.text("ValueType")
    if kind == "CONTAINER":
        findings = [child for child in children if _concept(child) == _FINDING]
        texts = [child.text("TextValue") for child in children if _concept(child) == _TRACKING]
        names = [*(_value(child) for child in findings), *texts]
        comments = [child.text("TextValue") for child in children if _concept(child) == _COMMENT]
        name = next(filter(None, names), above.label)
        if not findings and not texts:
            return above
        numbers = [_number(child) for child in children if child.text("ValueType") == "NUM"]
        told = ", ".join(filter(None, (*comments, *numbers[:3])))
        return _Above(name[:_LONGEST], told[:_LONGEST])
    if kind == "CODE" and children:
        return replace(above, label=_value(item)[:_LONGEST] or above.label)
    if kind == "NUM":
        return replace(above, number=_number(item)[:_LONGEST])
    return above


def _target(children: tuple[Header, ...], about: About, whole: bool) -> tuple[bool, int | None]:
    """Return whether coordinates lie on the image, and on which frame."""
    images = [child for child in children if child.text("ValueType") == "IMAGE"]
    references = [one for image in images for one in image.items("ReferencedSOPSequence")]
    ours = [one for one in references if one.text("ReferencedSOPInstanceUID") in about.uids]
    if not ours:
        # Coordinates may refer to their image by its place in the document.
        return whole and not references, None
    frames = ours[0].integers("ReferencedFrameNumber")
    return True, frames[0] - 1 if frames and about.frames > 1 else None


def _only_image(header: Header) -> str:
    """Return the one object that a document is about, nothing where there are several."""
    uids = {
        one.text("ReferencedSOPInstanceUID")
        for name in ("CurrentRequestedProcedureEvidenceSequence", "PertinentOtherEvidenceSequence")
        for study in header.items(name)
        for series in study.items("ReferencedSeriesSequence")
        for one in series.items("ReferencedSOPSequence")
    }
    return uids.pop() if len(uids) == 1 else ""


def _concept(item: Header) -> str:
    names = item.items("ConceptNameCodeSequence")
    return names[0].text("CodeValue") if names else ""


def _value(item: Header) -> str:
    codes = item.items("ConceptCodeSequence")
    return codes[0].text("CodeMeaning") if codes else ""


def _number(item: Header) -> str:
    measured = item.items("MeasuredValueSequence")
    names = item.items("ConceptNameCodeSequence")
    if not measured or not names:
        return ""
    number = measured[0].number("NumericValue")
    if number is None:
        return ""
    units = measured[0].items("MeasurementUnitsCodeSequence")
    unit = units[0].text("CodeValue") if units else ""
    shown = "" if unit == "1" else unit.strip("{}")
    return f"{names[0].text('CodeMeaning')} {number:.4g} {shown}".strip()
