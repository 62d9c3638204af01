"""An exporter that writes one line for each finding, divided by tabs."""

from pathlib import Path

from viewer.export.atomic import write_text
from viewer.export.options import ExportOptions
from viewer.export.record import INTENDED_USE
from viewer.export.statement import warnings
from viewer.review.case import Case, finding_rows

_COLUMNS = ("finding", "probability", "threshold", "edited", "positive", "boxes", "model", "sha256",
            "warnings", "use")  # fmt: skip


class TsvExporter:
    """Findings as tab-separated values; it names no patient, whatever the options allow."""

    name = "tsv"
    suffix = ".tsv"
    description = "Findings as tab-separated values (example of a plug-in)"

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write one file, whole or not at all."""
        lines = ["\t".join(_COLUMNS)]
        for row in finding_rows(case):
            assert case.prediction is not None
            model = case.prediction.model
            values = (
                row.finding,
                f"{row.probability:.6f}",
                f"{row.threshold:.6f}",
                "yes" if row.edited else "no",
                "yes" if row.positive else "no",
                str(len(case.boxes(row.finding))),
                f"{model.name} {model.version}",
                model.sha256,
                " ".join(warnings(case)).replace("\t", " "),
                INTENDED_USE,
            )
            lines.append("\t".join(values))
        write_text(target, "\n".join(lines) + "\n")
