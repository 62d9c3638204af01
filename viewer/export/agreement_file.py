"""Counts of agreement as a table and as JSON, through one door."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pcam_model.wording import Text
from viewer.export.atomic import write_text
from viewer.export.csv_file import cell
from viewer.export.record import INTENDED_USE
from viewer.review.agreement import FindingAgreement
from viewer.review.verdict import now

COLUMNS = (
    "finding", "agree", "disagree", "unsure", "not_judged", "missed", "overcalled", "agreement",
    "ci95_low", "ci95_high", "model", "version", "sha256", "intended_use",
)  # fmt: skip

Agreement = tuple[FindingAgreement, ...]


@dataclass(frozen=True, slots=True)
class AgreementFormat:
    """One file format; ``text`` makes the whole of a file."""

    name: str
    suffix: str
    description: Text
    text: Callable[[Agreement], str]

    def export(self, agreement: Agreement, target: Path) -> None:
        """Write the file, UTF-8, whole or not at all. It holds counts, and nothing of an image.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        write_text(target, self.text(agreement))


def _row(one: FindingAgreement) -> dict[str, object]:
    low, high = one.interval or (None, None)
    return {
        "finding": one.finding,
        "agree": one.agree,
        "disagree": one.disagree,
        "unsure": one.unsure,
        "not_judged": one.not_judged,
        "missed": one.missed,
        "overcalled": one.overcalled,
        "agreement": _rounded(one.share),
        "ci95_low": _rounded(low),
        "ci95_high": _rounded(high),
        "model": one.model.name,
        "version": one.model.version,
        "sha256": one.model.sha256,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _csv(agreement: Agreement) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for one in agreement:
        row = {name: "" if each is None else each for name, each in _row(one).items()}
        words = {name: cell(str(row[name])) for name in ("finding", "model", "version")}
        writer.writerow(row | words | {"intended_use": INTENDED_USE})
    return text.getvalue()


def _json(agreement: Agreement) -> str:
    record = {
        "findings": [_row(one) for one in agreement],
        "interval": "Wilson score, 95 %, images taken as independent",
        "made": now(),
        "intended_use": INTENDED_USE,
    }
    return json.dumps(record, indent=2) + "\n"


FORMATS: tuple[AgreementFormat, ...] = (
    AgreementFormat("csv", ".csv", Text("Agreement as a table (CSV)"), _csv),
    AgreementFormat("json", ".json", Text("Agreement as JSON"), _json),
)


def format_of(target: Path) -> AgreementFormat:
    """Return the format that the name of a file asks for; the table where it asks for none."""
    return next((each for each in FORMATS if each.suffix == target.suffix.lower()), FORMATS[0])
