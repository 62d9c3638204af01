"""The table of a comparison: mean ± standard deviation over the seeds."""

from collections.abc import Sequence
from statistics import mean, stdev

from msgspec import Struct

#: Columns of the table: heading, and name of the metric without what follows the stroke.
_COLUMNS = (
    ("AUROC", "auroc"),
    ("pointing", "pointing"),
    ("IoU > .1", "IoU > 0.1"),
    ("IoU > .3", "IoU > 0.3"),
    ("IoU > .5", "IoU > 0.5"),
)
_MACROS = ("macro", "macro without Cardiomegaly")


class Line(Struct, frozen=True):
    """One variant.

    Attributes
    ----------
    name, pooling : str
    options : dict
    seeds : list of int
        Those that are finished.
    values : dict of str to list of float
        By metric (:func:`train.compare_measure.measure`), one per seed.
    """

    name: str
    pooling: str
    options: dict[str, int | float]
    seeds: list[int]
    values: dict[str, list[float]]


class Comparison(Struct, frozen=True):
    """What a comparison found.

    Attributes
    ----------
    command : str
        What makes it again.
    data : str
        What was measured.
    budget : str
        What every fit was given.
    lines : list of Line
    """

    command: str
    data: str
    budget: str
    lines: list[Line]


def as_markdown(comparison: Comparison) -> str:
    """Return the table with its command, data and budget; per finding below."""
    text = [
        f"`{comparison.command}`",
        "",
        f"{comparison.data} {comparison.budget}",
        "Mean ± standard deviation over the seeds.",
    ]
    for macro in _MACROS:
        columns = [
            (title, f"{metric}/{macro}")
            for title, metric in _COLUMNS
            if any(f"{metric}/{macro}" in line.values for line in comparison.lines)
        ]
        if columns:
            text += ["", f"**{macro[0].upper()}{macro[1:]}**", "", *_table(comparison, columns)]
    findings = sorted(
        {
            name.removeprefix("pointing/")
            for line in comparison.lines
            for name in line.values
            if name.startswith("pointing/")
        }
        - set(_MACROS)
    )
    for title, metric in (("AUROC", "auroc"), ("Pointing", "pointing"), ("IoU > .5", "IoU > 0.5")):
        columns = [(name, f"{metric}/{name}") for name in findings]
        if columns:
            text += ["", f"**{title}, by finding**", "", *_table(comparison, columns)]
    return "\n".join(text) + "\n"


def _table(comparison: Comparison, columns: Sequence[tuple[str, str]]) -> list[str]:
    rows = [
        ["pooling", *(title for title, _ in columns)],
        ["---"] * (len(columns) + 1),
    ]
    for line in comparison.lines:
        rows.append([line.name, *(spread(line.values.get(metric, [])) for _, metric in columns)])
    for title, suffix in (("*no image looked at*", " floor"), ("*best on this grid*", " ceiling")):
        cells = [_reference(comparison, metric, suffix) for _, metric in columns]
        if any(cells):
            rows.append([title, *(cell or "–" for cell in cells)])
    return ["| " + " | ".join(row) + " |" for row in rows]


def _reference(comparison: Comparison, metric: str, suffix: str) -> str:
    """Return floor or ceiling of a metric: the same for all variants on one grid."""
    name, _, what = metric.partition("/")
    if name == "auroc":
        return ".50" if suffix == " floor" else ""
    found = [line.values[f"{name}{suffix}/{what}"] for line in comparison.lines
             if f"{name}{suffix}/{what}" in line.values]  # fmt: skip
    return _number(mean(found[0])) if found else ""


def spread(values: Sequence[float]) -> str:
    """Return ``.71 ± .02``, without a deviation where there is one value, – where there is none."""
    if not values:
        return "–"
    if len(values) == 1:
        return _number(values[0])
    return f"{_number(mean(values))} ± {_number(stdev(values))}"


def _number(value: float) -> str:
    text = f"{value:.3f}"
    return text.removeprefix("0") if abs(value) < 1 else text
