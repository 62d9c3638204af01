"""The plots of a report, as SVG."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from pcam_model.findings import label
from train.metrics.schema import Evaluation, Localization

Curves = Mapping[str, Mapping[str, list[list[float]]]]

# Okabe and Ito's colours, which the colour-blind can tell apart; then again, dashed.
_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#000000")
_STYLE = {
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#dddddd",
    "legend.frameon": False,
    "svg.fonttype": "none",
    # The same figures give the same bytes.
    "svg.hashsalt": "pcam",
}

#: IoU of the FROC curves and of the bars.
_IOU = 0.3

# False marks per image at the right edge of the FROC plot.
_MOST_FALSE = 3.0


def plots(evaluation: Evaluation, curves: Curves) -> dict[str, bytes]:
    """Return the plots that these figures allow, as SVG by name."""
    found: dict[str, bytes] = {}
    with rc_context(_STYLE):
        for name, draw in _DRAWN.items():
            figure = draw(evaluation, curves)
            if figure is not None:
                stream = io.BytesIO()
                figure.savefig(stream, format="svg", metadata={"Date": None})
                found[name] = stream.getvalue()
    return found


def _figure(
    width: float, height: float, *, right: float = 0.1, bottom: float = 0.5, top: float = 0.1
) -> Figure:
    """Return a figure whose axes have a size, with margins; all in inches.

    Margins are said because finding them out would take as long as drawing.
    """
    left = 0.6
    whole = left + width + right, bottom + height + top
    figure = Figure(figsize=whole)
    figure.subplots_adjust(
        left=left / whole[0],
        right=1 - right / whole[0],
        bottom=bottom / whole[1],
        top=1 - top / whole[1],
    )
    return figure


def _line(number: int) -> dict[str, Any]:
    dashes = ("-", "--", ":")[number // len(_COLOURS) % 3]
    return {"color": _COLOURS[number % len(_COLOURS)], "linestyle": dashes, "linewidth": 1.2}


def _named(evaluation: Evaluation, curves: Curves, kind: str) -> dict[str, list[list[float]]]:
    """Return the curves of a kind that have points, by finding."""
    return {
        item.name: curves[item.name][kind]
        for item in evaluation.classification
        if curves.get(item.name, {}).get(kind)
    }


def _square(lines: Mapping[str, list[list[float]]], x: str, y: str) -> Any:
    figure = _figure(4.4, 3.6, right=1.9)
    axes = figure.add_subplot()
    for number, (name, points) in enumerate(lines.items()):
        axes.plot(*zip(*points, strict=True), label=label(name), **_line(number))
    axes.set(xlabel=x, ylabel=y, xlim=(0, 1), ylim=(0, 1.01), aspect="equal")
    axes.legend(loc="center left", bbox_to_anchor=(1.02, 0.5))
    return figure, axes


def _roc(evaluation: Evaluation, curves: Curves) -> Figure | None:
    lines = _named(evaluation, curves, "roc")
    if not lines:
        return None
    figure, axes = _square(lines, "1 − specificity", "sensitivity")
    axes.plot([0, 1], [0, 1], color="#888888", linewidth=0.8, linestyle=":")
    return figure  # type: ignore[no-any-return]


def _precision_recall(evaluation: Evaluation, curves: Curves) -> Figure | None:
    lines = _named(evaluation, curves, "precision_recall")
    if not lines:
        return None
    return _square(lines, "recall (sensitivity)", "precision")[0]  # type: ignore[no-any-return]


def _reliability(evaluation: Evaluation, curves: Curves) -> Figure | None:
    lines = _named(evaluation, curves, "reliability")
    if not lines:
        return None
    columns = min(5, len(lines))
    rows = -(-len(lines) // columns)
    figure = _figure(1.9 * columns, 2.1 * rows, bottom=0.6, top=0.3)
    figure.subplots_adjust(wspace=0.35, hspace=0.45)
    for number, (name, points) in enumerate(lines.items()):
        axes = figure.add_subplot(rows, columns, number + 1)
        probability, share, count = zip(*points, strict=True)
        axes.plot([0, 1], [0, 1], color="#888888", linewidth=0.8, linestyle=":")
        axes.plot(probability, share, color=_COLOURS[0], linewidth=1)
        axes.scatter(probability, share, s=[4 + 60 * c / sum(count) for c in count], c=_COLOURS[0])
        axes.set_title(label(name), fontsize=9)
        axes.set(xlim=(0, 1), ylim=(0, 1), xticks=(0, 0.5, 1), yticks=(0, 0.5, 1))
    figure.supxlabel("mean probability (size: share of images)", fontsize=9)
    figure.supylabel("share of positives", fontsize=9, x=0.005)
    return figure


_SERIES: tuple[tuple[str, str, str, str], ...] = (
    ("ceiling", "grid ceiling", "#888888", ":"),
    ("best", "best box", _COLOURS[0], "-"),
    ("top1", "surest box", _COLOURS[2], "-"),
    ("floor", "floor: no image seen", _COLOURS[3], "--"),
)


def _localization(evaluation: Evaluation, _curves: Curves) -> Figure | None:
    rows = evaluation.localization_macro
    if not rows:
        return None
    figure = _figure(4.0 * len(rows), 2.8, top=0.3)
    for number, row in enumerate(rows):
        axes = figure.add_subplot(1, len(rows), number + 1)
        for key, title, colour, dashes in _SERIES:
            values = [getattr(one, key) for one in row.iou]
            x = [one.threshold for one in row.iou]
            middle = [one.value for one in values]
            if None in middle:
                continue
            axes.plot(x, middle, color=colour, linestyle=dashes, label=title, marker=".")
            if key != "ceiling" and all(one.low is not None for one in values):
                low, high = [one.low for one in values], [one.high for one in values]
                axes.fill_between(x, low, high, color=colour, alpha=0.12, linewidth=0)
        axes.set(xlabel="IoU above", ylabel="share of boxes", ylim=(0, 1.02))
        axes.set_title(f"{row.name} ({row.findings} findings)", fontsize=9)
        if not number:
            axes.legend()
    return figure


def _by_finding(evaluation: Evaluation, _curves: Curves) -> Figure | None:
    rows: Sequence[Localization] = evaluation.localization
    if not rows:
        return None
    figure = _figure(max(3.0, 0.9 * len(rows)), 2.4, right=2.3, bottom=1.0)
    axes = figure.add_subplot()
    width = 0.2
    for number, (key, title, colour, _) in enumerate(_SERIES):
        heights = [
            next((getattr(one, key).value for one in row.iou if one.threshold == _IOU), None) or 0
            for row in rows
        ]
        places = [index + (number - 1.5) * width for index in range(len(rows))]
        axes.bar(places, heights, width, label=title, color=colour)
    axes.set_xticks(range(len(rows)), [label(row.name) for row in rows], rotation=30, ha="right")
    axes.set(ylabel=f"share of boxes, IoU > {_IOU}", ylim=(0, 1.02))
    axes.legend(loc="center left", bbox_to_anchor=(1.02, 0.5))
    return figure


def _froc(evaluation: Evaluation, curves: Curves) -> Figure | None:
    rows = [row for row in evaluation.localization if curves.get(row.name, {}).get(f"froc {_IOU}")]
    if not rows:
        return None
    figure = _figure(4.6, 2.9, right=1.9)
    axes = figure.add_subplot()
    for number, row in enumerate(rows):
        drawn = curves[row.name][f"froc {_IOU}"]
        # No threshold finds more: the curve goes on level.
        points = [[0.0, 0.0], *drawn, [_MOST_FALSE, drawn[-1][1]]]
        axes.step(*zip(*points, strict=True), where="post", label=label(row.name), **_line(number))
    floor = next(
        (one.froc for one in evaluation.localization_macro[0].detection if one.threshold == _IOU),
        (),
    )
    known = [(one.nlf, one.floor) for one in floor if one.floor is not None and one.nlf <= 1]
    if known:
        axes.plot(
            *zip((0, 0), *known, strict=True),
            color="#888888",
            linestyle="--",
            label="floor (macro)",
        )
    axes.set(
        xlabel="false marks per image",
        ylabel=f"share of boxes found, IoU > {_IOU}",
        xlim=(0, _MOST_FALSE),
        ylim=(0, 1.01),
    )
    axes.legend(loc="center left", bbox_to_anchor=(1.02, 0.5))
    return figure


_DRAWN: dict[str, Callable[[Evaluation, Curves], Figure | None]] = {
    "roc": _roc,
    "precision-recall": _precision_recall,
    "reliability": _reliability,
    "localization": _localization,
    "localization-by-finding": _by_finding,
    "froc": _froc,
}
