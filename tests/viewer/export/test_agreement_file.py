"""Counts of agreement in files."""

import csv
import json

import pytest

from pcam_model.prediction import ModelIdentity
from viewer.export.agreement_file import COLUMNS, FORMATS, format_of
from viewer.review.agreement import FindingAgreement

MODEL = ModelIdentity("=tiny", "1.0", "ab" * 32)
AGREEMENT = (
    FindingAgreement(MODEL, "Mass", 9, 1, 2, 3, 1, 0),
    FindingAgreement(MODEL, "Edema", not_judged=15),
)


def test_the_table_has_counts_shares_and_intervals(tmp_path):
    format_of(tmp_path / "a.csv").export(AGREEMENT, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    mass, edema = rows
    assert [mass[name] for name in COLUMNS[:7]] == ["Mass", "9", "1", "2", "3", "1", "0"]
    # Wilson's interval of 9 of 10, from a table.
    assert (mass["agreement"], mass["ci95_low"], mass["ci95_high"]) == ("0.9", "0.5958", "0.9821")
    assert (edema["agreement"], edema["ci95_low"], edema["not_judged"]) == ("", "", "15")
    # No spreadsheet may take a name for a formula.
    assert mass["model"] == "'=tiny"
    assert mass["intended_use"] == "Not for clinical use: research and teaching"


def test_the_json_has_the_same(tmp_path):
    format_of(tmp_path / "a.json").export(AGREEMENT, tmp_path / "a.json")
    record = json.loads((tmp_path / "a.json").read_text())
    assert record["findings"][0]["ci95_high"] == 0.9821
    assert record["findings"][1]["agreement"] is None
    assert record["findings"][0]["model"] == "=tiny"
    assert record["intended_use"] == "Not for clinical use: research and teaching"


@pytest.mark.parametrize(("name", "expected"), [("a.JSON", "json"), ("a.csv", "csv"), ("a", "csv")])
def test_the_name_of_a_file_chooses_the_format(tmp_path, name, expected):
    assert format_of(tmp_path / name).name == expected
    assert len({each.suffix for each in FORMATS}) == len(FORMATS)
