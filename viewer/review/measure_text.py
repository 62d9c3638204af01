"""Measurements in words: what stands beside an annotation on screen and in pictures."""

from collections.abc import Callable

from pcam_model.findings import label
from pcam_model.wording import Text
from viewer.review.annotations import Annotation, Kind
from viewer.review.measure import Measurement, Quantity, Value

#: Before what must be known about a measurement.
CAUTION = "⚠"

#: Turns an English word into the reader's language.
Say = Callable[[str], str]

_DECIMALS = {Quantity.RATIO: 2, Quantity.PIXELS: 0}
# From this many square millimetres on, areas are told in square centimetres.
_LARGE_AREA = 100.0

#: Names of the kinds of annotation.
KIND_NAMES: dict[Kind, Text] = {
    Kind.LENGTH: Text("Length"),
    Kind.ANGLE: Text("Angle"),
    Kind.COBB: Text("Cobb angle"),
    Kind.RECTANGLE: Text("Rectangle"),
    Kind.ELLIPSE: Text("Ellipse"),
    Kind.POLYGON: Text("Polygon"),
    Kind.ARROW: Text("Arrow"),
    Kind.TEXT: Text("Text"),
    Kind.PROBE: Text("Point"),
    Kind.CARDIOTHORACIC: Text("Cardiothoracic ratio"),
}

#: Names of the numbers that are not told by their unit alone.
NAMES = {
    Quantity.AREA: Text("area"),
    Quantity.MEAN: Text("mean"),
    Quantity.DEVIATION: Text("sd"),
    Quantity.LOWEST: Text("min"),
    Quantity.HIGHEST: Text("max"),
    Quantity.VALUE: Text("value"),
    Quantity.STORED: Text("stored"),
    Quantity.RED: Text("R"),
    Quantity.GREEN: Text("G"),
    Quantity.BLUE: Text("B"),
    Quantity.RATIO: Text("CTR"),
    Quantity.HEART: Text("heart"),
    Quantity.THORAX: Text("thorax"),
}

# Numbers that share a line; those that stand nowhere here are in the list of files alone.
_LINES = (
    (Quantity.LENGTH,),
    (Quantity.ANGLE,),
    (Quantity.RATIO,),
    (Quantity.HEART, Quantity.THORAX),
    (Quantity.AREA,),
    (Quantity.MEAN, Quantity.DEVIATION),
    (Quantity.LOWEST, Quantity.HIGHEST),
    (Quantity.VALUE, Quantity.STORED),
    (Quantity.RED, Quantity.GREEN, Quantity.BLUE),
)
_SIZES = (Quantity.LENGTH, Quantity.AREA, Quantity.THORAX)


def _english(text: str) -> str:
    return text


def number_text(value: Value) -> str:
    """Return a number with its unit: ``12.3 mm``, ``4.56 cm²``, ``45.0°``, ``0.52``, ``812``."""
    number, unit = value.number, value.unit
    if value.quantity in _DECIMALS:
        return f"{number:.{_DECIMALS[value.quantity]}f}"
    if unit == "mm²" and number >= _LARGE_AREA:
        return f"{number / 100:.2f} cm²"
    if unit:
        gap = "" if unit == "°" else " "
        return f"{number:.1f}{gap}{unit}"
    if value.quantity in (Quantity.MEAN, Quantity.DEVIATION) and abs(number) >= 10:
        return f"{number:.1f}"
    return f"{number:.6g}"


def value_lines(measurement: Measurement, say: Say = _english) -> tuple[str, ...]:
    """Return the numbers of a measurement, and what must be known about them, line by line.

    A length or an area names the source of its millimetres.
    """
    by_quantity = {value.quantity: value for value in measurement.values}
    if measurement.number(Quantity.STORED) == measurement.number(Quantity.VALUE):
        # Said once where it is the same.
        by_quantity.pop(Quantity.STORED, None)
    lines = []
    for quantities in _LINES:
        told = []
        for quantity in quantities:
            if quantity not in by_quantity:
                continue
            text = number_text(by_quantity[quantity])
            if quantity in (Quantity.MEAN, Quantity.LOWEST) and not measurement.exact:
                text = f"≈ {text}"
            name = f"{say(NAMES[quantity])} " if quantity in NAMES else ""
            told.append(f"{name}{text}")
        if told:
            line = "  ".join(told)
            if measurement.source is not None and quantities[-1] in _SIZES:
                line += f" ({say(measurement.source.value)})"
            lines.append(line)
    lines += [f"{CAUTION} {say(caution.value)}" for caution in measurement.cautions]
    return tuple(lines)


def label_lines(
    annotation: Annotation, measurement: Measurement, say: Say = _english
) -> tuple[str, ...]:
    """Return what stands beside an annotation: finding, the reader's words, then the numbers."""
    finding = say(label(annotation.finding)) if annotation.finding else ""
    words = tuple(word for word in (finding, annotation.text) if word)
    return (*words, *value_lines(measurement, say))


def summary(measurement: Measurement) -> str:
    """Return the most important number alone, for a list that names the source of millimetres.

    A colour has three; empty where there is no number.
    """
    colour = measurement.number(Quantity.RED) is not None
    return " ".join(map(number_text, measurement.values[: 3 if colour else 1]))
