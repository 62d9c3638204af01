"""Graphic layers of a presentation state (PS3.3 C.10.5, C.10.7) as layers over an image."""

from collections.abc import Iterator

import numpy as np

from viewer.dicom.header import Header
from viewer.review.colours import Colour
from viewer.review.companions.layer import COLOURS, About, ForeignLayer, Line, Note
from viewer.review.companions.shapes import line_of


def presentation_layers(header: Header, about: About, origin: str) -> tuple[ForeignLayer, ...]:
    """Return a layer for each graphic layer with something on the image.

    Places in units of the display are put on the whole image: what was shown of it there is not
    what is shown here.
    """
    found: dict[tuple[str, int | None], tuple[list[Line], list[Note]]] = {}
    for annotation in header.items("GraphicAnnotationSequence"):
        for frame in _frames(annotation, about):
            name = annotation.text("GraphicLayer")
            lines, notes = found.setdefault((name, frame), ([], []))
            for item in annotation.items("GraphicObjectSequence"):
                lines.extend(_lines(item, about))
            for item in annotation.items("TextObjectSequence"):
                notes.extend(_notes(item, about))
    layers = {item.text("GraphicLayer"): item for item in header.items("GraphicLayerSequence")}
    return tuple(
        ForeignLayer(
            label=_label(name, layers),
            origin=origin,
            colour=_colour(layers.get(name), number),
            frame=frame,
            lines=tuple(lines),
            notes=tuple(notes),
        )
        for number, ((name, frame), (lines, notes)) in enumerate(found.items())
        if lines or notes
    )


def _frames(annotation: Header, about: About) -> Iterator[int | None]:
    """Yield the frames of the image that an annotation is for; None for all of them."""
    references = annotation.items("ReferencedImageSequence")
    if not references:
        yield None
    for one in references:
        if one.text("ReferencedSOPInstanceUID") in about.uids:
            frames = one.integers("ReferencedFrameNumber") if about.frames > 1 else ()
            yield from (frame - 1 for frame in frames)
            if not frames:
                yield None


def _lines(item: Header, about: About) -> tuple[Line, ...]:
    places = _places(item.numbers("GraphicData"), item.text("GraphicAnnotationUnits"), about)
    return line_of(item.text("GraphicType"), places)


def _notes(item: Header, about: About) -> Iterator[Note]:
    text = str(item.value("UnformattedTextValue") or "").replace("\r\n", "\n").strip()
    for where, units in (
        ("AnchorPoint", "AnchorPointAnnotationUnits"),
        ("BoundingBoxTopLeftHandCorner", "BoundingBoxAnnotationUnits"),
    ):
        places = _places(item.numbers(where), item.text(units), about)
        if text and len(places) and np.isfinite(places).all():
            yield Note((float(places[0, 0]), float(places[0, 1])), text)
            return


def _places(numbers: tuple[float, ...], units: str, about: About) -> Line:
    places = np.array(numbers[: len(numbers) // 2 * 2], np.float64).reshape(-1, 2)
    if units.upper() == "DISPLAY":
        return np.asarray(places * (about.columns, about.rows))
    return places


def _label(name: str, layers: dict[str, Header]) -> str:
    layer = layers.get(name)
    return (layer.text("GraphicLayerDescription") if layer is not None else "") or name or "Layer"


def _colour(layer: Header | None, number: int) -> Colour:
    values = () if layer is None else layer.integers("GraphicLayerRecommendedDisplayCIELabValue")
    if len(values) != 3:
        return COLOURS[number % len(COLOURS)]
    from highdicom.color import CIELabColor

    red, green, blue = CIELabColor.from_dicom_value(values).to_rgb(clip=True)
    return red, green, blue
