"""The findings of one image as a CSV file: one line per finding."""

import csv
import io
from pathlib import Path

from pcam_model.wording import Text
from viewer.export.atomic import write_text
from viewer.export.image_name import image_name
from viewer.export.options import ExportOptions
from viewer.export.record import INTENDED_USE
from viewer.review.annotations import of_finding
from viewer.review.case import Case, finding_rows

COLUMNS = (
    "image", "frame", "finding", "label", "probability", "operating_point", "threshold", "edited",
    "positive", "boxes", "verdict", "comment", "judged", "own_regions", "model", "version",
    "sha256", "device", "warnings", "intended_use",
    "unsuitable",
)  # fmt: skip

# A spreadsheet takes a cell that begins like this for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CsvExporter:
    """One line per finding; lines of many images can be put under one another."""

    name = "csv"
    suffix = ".csv"
    description: str = Text("Findings as a table (CSV)")

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the file, UTF-8, RFC 4180.

        Raises
        ------
        ValueError
            If the image has not been analysed.
        OSError
            If the file cannot be written.
        """
        prediction = case.prediction
        if prediction is None:
            raise ValueError(Text("the image has not been analysed"))
        radiograph = case.radiograph
        image = image_name(radiograph, options)
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        review = case.review
        for row in finding_rows(case):
            judged = review.verdicts.get(row.finding)
            verdict = judged.verdict if judged is not None else None
            writer.writerow(
                [
                    cell(image),
                    review.frame,
                    cell(row.finding),
                    cell(row.label),
                    f"{row.probability:.6f}",
                    f"{row.operating_point:.6g}",
                    f"{row.threshold:.6g}",
                    str(row.edited).lower(),
                    str(row.positive).lower(),
                    len(case.boxes(row.finding)),
                    verdict.value if verdict is not None else "",
                    cell(judged.comment) if judged is not None else "",
                    judged.changed if judged is not None else "",
                    len(of_finding(review.annotations, row.finding)),
                    cell(prediction.model.name),
                    cell(prediction.model.version),
                    prediction.model.sha256,
                    cell(prediction.device),
                    cell(" | ".join(prediction.warnings)),
                    INTENDED_USE,
                    cell(" ".join(prediction.refusals)),
                ]
            )
        write_text(target, text.getvalue())


def cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, without control characters."""
    clean = "".join(character if character.isprintable() else " " for character in text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
