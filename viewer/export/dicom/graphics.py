"""What was found and drawn, as graphic layers and annotations of a presentation state (C.10.5).

Every finding that is shown has a layer in its colour, with its boxes; the reader's drawings have
one, and what everybody must read has one.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from highdicom.color import CIELabColor
from highdicom.pr import GraphicAnnotation, GraphicLayer, GraphicObject, TextObject

from viewer.export.dicom import provenance
from viewer.export.dicom.coordinates import Places, Shape, annotation_shapes, box_shape
from viewer.export.dicom.subject import Subject
from viewer.export.record import INTENDED_USE
from viewer.export.statement import frame_lines, warnings
from viewer.review.annotations import Annotation, Kind
from viewer.review.case import Case, finding_rows
from viewer.review.colours import Colour
from viewer.review.figures import figures
from viewer.review.measure import measure
from viewer.review.measure_text import CAUTION, label_lines

#: Layer of the overlay planes of the image.
OVERLAYS = "OVERLAYS"
_NOTES = "NOTES"
_DRAWN = "DRAWN"

_AMBER: Colour = (255, 196, 70)
_WHITE: Colour = (240, 240, 240)
# Signs that most viewers of presentation states cannot draw.
_PLAIN = ((CAUTION, "!"), ("≈", "~"))
_LONGEST_TEXT = 1024
# Left, top, right, bottom in shares of the displayed area.
_NOTES_PLACE = (0.02, 0.86, 0.98, 0.98)
# Of the longer side of the image.
_HEAD = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    name: str
    description: str
    colour: Colour
    objects: dict[int | None, list[GraphicObject | TextObject]]


def graphics(case: Case, subject: Subject) -> tuple[list[GraphicLayer], list[GraphicAnnotation]]:
    """Return the layers in the order in which they are drawn, and all that lies on them."""
    layers, annotations = [], []
    for order, layer in enumerate(_layers(case, subject), start=1):
        made = GraphicLayer(
            layer.name, order, layer.description, CIELabColor.from_rgb(*layer.colour)
        )
        layers.append(made)
        for frame, objects in layer.objects.items():
            annotations.append(
                GraphicAnnotation(
                    referenced_images=[subject.image],
                    graphic_layer=made,
                    referenced_frame_number=frame,
                    graphic_objects=[one for one in objects if isinstance(one, GraphicObject)],
                    text_objects=[one for one in objects if isinstance(one, TextObject)],
                )
            )
    return layers, annotations


def _layers(case: Case, subject: Subject) -> Iterator[_Layer]:
    review = case.review
    if review.overlays_on and case.radiograph.overlays is not None:
        yield _Layer(OVERLAYS, "Overlay planes of the image", _WHITE, {})
    rows = {row.finding: row for row in finding_rows(case)}
    for number, layer in enumerate(case.layers(), start=1):
        row = rows[layer.finding]
        edited = f" (edited; model {row.operating_point:.2f})" if row.edited else ""
        probability, threshold = figures(row.probability, row.threshold)
        text = f"{row.label} {probability}, threshold {threshold}{edited}"
        objects: list[GraphicObject | TextObject] = []
        for place, box in enumerate(case.boxes(layer.finding)):
            shape = box_shape(box, subject)
            objects.append(_graphic(shape))
            objects.append(_label(text if place == 0 else row.label, shape.places))
        if objects:
            yield _Layer(
                f"FINDING_{number}",
                provenance.short(row.label),
                layer.colour,
                {subject.frame_number: objects},
            )
    if review.annotations_on:
        drawn: dict[int | None, list[GraphicObject | TextObject]] = defaultdict(list)
        for annotation in review.annotations:
            if subject.frame_number is None and annotation.frame != review.frame:
                # A reference to one frame is not possible, and on the others it would be wrong.
                continue
            frame = None if subject.frame_number is None else annotation.frame + 1
            drawn[frame] += _drawn(annotation, case, subject)
        if drawn:
            yield _Layer(_DRAWN, "Drawn by the reader", _WHITE, drawn)
    yield _Layer(_NOTES, "Intended use and warnings", _AMBER, {None: [_notes(case)]})


def _drawn(
    annotation: Annotation, case: Case, subject: Subject
) -> Iterator[GraphicObject | TextObject]:
    shapes = annotation_shapes(annotation, subject, case.radiograph.pixel_aspect)
    if annotation.kind is not Kind.TEXT:
        yield from map(_graphic, shapes)
    if annotation.kind is Kind.ARROW:
        yield _graphic(Shape("POLYLINE", _head(shapes[0].places, subject)))
    text = "\r\n".join(label_lines(annotation, measure(annotation, case.radiograph)))
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    if text:
        yield _label(text, np.concatenate([shape.places for shape in shapes]))


def _graphic(shape: Shape) -> GraphicObject:
    return GraphicObject(shape.kind, shape.places, "PIXEL")


def _label(text: str, places: Places) -> TextObject:
    """Return a text that belongs to the rightmost of some places."""
    column, row = places[int(np.argmax(places[:, 0]))].tolist()
    return TextObject(
        text[:_LONGEST_TEXT], "PIXEL", anchor_point=(column, row), anchor_point_visible=False
    )


def _notes(case: Case) -> TextObject:
    prediction = case.prediction
    lines = [INTENDED_USE, *frame_lines(case)]
    if prediction is not None:
        model = prediction.model
        lines.append(f"{model.name} {model.version}, SHA-256 {model.sha256[:12]}")
        lines += [
            f"{row.label}: threshold edited, {row.threshold:.2f} (model {row.operating_point:.2f})"
            for row in finding_rows(case)
            if row.edited
        ]
    lines += warnings(case)
    text = "\r\n".join(lines)
    if len(text) > _LONGEST_TEXT:
        text = f"{text[: _LONGEST_TEXT - 3]}..."
    return TextObject(text, "DISPLAY", bounding_box=_NOTES_PLACE)


def _head(arrow: Places, subject: Subject) -> Places:
    """Return the two sides of the head of an arrow whose tip comes first."""
    tip, end = arrow
    size = _HEAD * max(subject.image.Rows, subject.image.Columns)
    length = float(np.hypot(*(end - tip))) or 1.0
    along = (end - tip) / length * size
    across = np.array([-along[1], along[0]]) * 0.45
    head = np.stack([tip + along + across, tip, tip + along - across])
    size = np.array([subject.image.Columns, subject.image.Rows], np.float64)
    return np.asarray(np.clip(head, 0.0, size))
