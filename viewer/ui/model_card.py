"""The card of a model: what its manifest says, as a page."""

import html

from pcam_model.findings import label
from pcam_model.manifest import Finding, Manifest, Metric, OperatingPoint
from viewer.models.library import Model
from viewer.ui.language import tr
from viewer.ui.theme import current

# Names and numbers are not broken.
_CELL = "padding-right:12px; white-space:nowrap"


def card(model: Model) -> str:
    """Return the card as HTML; why there is none for a file that cannot be used."""
    if model.manifest is None or model.identity is None:
        why = f"{tr('This file cannot be used.')} {tr(model.problem)}"
        return f"<h3>{html.escape(model.title)}</h3><p>{html.escape(why)}</p>"
    said = model.manifest
    facts = (
        (tr("Intended use"), use_of(said)),
        (tr("Findings"), ", ".join(tr(label(name)) for name in said.finding_names)),
        (tr("Training data"), said.training_data),
        (tr("Figures of the whole"), _metrics(said.metrics)),
        (tr("Network"), f"{said.backbone} · {said.pooling}"),
        (tr("Input"), f"{said.input.rows} × {said.input.columns}"),
        (tr("Licence"), said.licence),
        (tr("Date"), said.date),
        (tr("Notes"), said.notes),
        (tr("File"), model.file.name if model.file else tr("ships with the program")),
        ("SHA-256", model.identity.sha256),
    )
    rows = "".join(
        f"<tr><td style='padding-right:14px'><b>{html.escape(name)}</b></td>"
        f"<td>{html.escape(text)}</td></tr>"
        for name, text in facts
        if text
    )
    use = f'<p style="color:{current()["caution"]}"><b>{html.escape(use_of(said))}</b></p>'
    return (
        f"<h2>{html.escape(model.title)}</h2>{use}"
        f'<table cellpadding="2">{rows}</table>'
        f"<h3>{html.escape(tr('Findings'))}</h3>{_findings(said)}"
    )


def use_of(manifest: Manifest) -> str:
    """Return what a model is meant for; the usual words in the language of the window."""
    return f"{tr(manifest.intended_use.removesuffix('.'))}."


def _findings(manifest: Manifest) -> str:
    titles = (
        tr("Finding"), tr("Operating point"), tr("Sensitivity"), tr("Specificity"),
        tr("Figures (95 % CI)"), tr("Calibration"),
    )  # fmt: skip
    head = "".join(f"<th align='left' style='{_CELL}'>{html.escape(one)}</th>" for one in titles)
    criteria = {one.operating_point.criterion for one in manifest.findings}
    body = "".join(_row(finding, len(criteria) > 1) for finding in manifest.findings)
    data = {one.operating_point.data for one in manifest.findings} - {"none"}
    told = []
    if len(criteria) == 1 and criteria != {"default"}:
        told.append(tr("Operating points were chosen for: {criterion}", criterion=criteria.pop()))
    if data:
        told.append(tr("Operating points were chosen on: {data}", data="; ".join(sorted(data))))
    below = "".join(f"<p>{html.escape(line)}</p>" for line in told)
    return f'<table cellpadding="2"><tr>{head}</tr>{body}</table>{below}'


def _row(finding: Finding, with_criterion: bool) -> str:
    point: OperatingPoint = finding.operating_point
    criterion = f" ({point.criterion})" if with_criterion else ""
    cells = (
        tr(label(finding.name)),
        f"{point.probability:.3f}{criterion}",
        _share(point.sensitivity),
        _share(point.specificity),
        _metrics(finding.metrics),
        finding.calibration.method,
    )
    return "".join(
        ("<tr>", *(f"<td style='{_CELL}'>{html.escape(cell)}</td>" for cell in cells), "</tr>")
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _metrics(metrics: dict[str, Metric]) -> str:
    return " · ".join(f"{name} {_metric(metric)}" for name, metric in metrics.items())


def _metric(metric: Metric) -> str:
    between = ""
    if metric.low is not None and metric.high is not None:
        between = f" ({metric.low:.2f}–{metric.high:.2f})"
    return f"{metric.value:.2f}{between}"
