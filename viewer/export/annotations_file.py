"""The annotations of one image as a CSV file: one line per number."""

import csv
import io
from pathlib import Path

from pcam_model.wording import Text
from viewer.export.annotation_record import annotation_records
from viewer.export.atomic import write_text
from viewer.export.csv_file import cell
from viewer.export.image_name import image_name
from viewer.export.options import ExportOptions
from viewer.export.record import INTENDED_USE
from viewer.export.statement import threshold_lines, warnings
from viewer.review.case import Case

COLUMNS = (
    "image", "frame", "annotation", "kind", "text", "finding", "quantity", "number", "unit",
    "millimetres", "cautions", "points", "created", "intended_use", "model", "version", "sha256",
    "thresholds", "warnings",
)  # fmt: skip


class AnnotationsExporter:
    """One line per number; an arrow or a text has one line without a number.

    The image need not have been analysed; where it was, each line names the model that the reader
    saw, with its thresholds.
    """

    name = "annotations"
    suffix = ".csv"
    description: str = Text("Measurements as a table (CSV)")

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the file, UTF-8, RFC 4180.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        radiograph = case.radiograph
        image = image_name(radiograph, options)
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        model = case.prediction.model if case.prediction is not None else None
        seen = [
            cell(model.name if model is not None else ""),
            cell(model.version if model is not None else ""),
            model.sha256 if model is not None else "",
            cell(" | ".join(threshold_lines(case))),
            cell(" | ".join(warnings(case))),
        ]
        for number, record in enumerate(annotation_records(case), start=1):
            values = record["values"] or {"": {"number": "", "unit": ""}}
            for quantity, value in values.items():
                writer.writerow(
                    [
                        cell(image),
                        record["frame"],
                        number,
                        record["kind"],
                        cell(record["text"]),
                        cell(record["finding"]),
                        quantity,
                        value["number"],
                        value["unit"],
                        record["millimetres"],
                        cell(" | ".join(record["cautions"])),
                        " ".join(f"{x:g},{y:g}" for x, y in record["points"]),
                        record["created"],
                        INTENDED_USE,
                        *seen,
                    ]
                )
        write_text(target, text.getvalue())
