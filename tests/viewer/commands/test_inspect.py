"""``pcam-viewer inspect``."""

import json
from pathlib import Path

import numpy as np
import pytest
from chests import bright_square, write_chest

from viewer.cli import main


def test_json_has_one_line_per_file(
    chest: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("x")
    assert main(["inspect", str(chest), str(bad), "--json"]) == 1
    said = capsys.readouterr()
    facts, error = map(json.loads, said.out.splitlines())
    assert facts["path"] == str(chest)
    assert (facts["rows"], facts["columns"], facts["frames"]) == (480, 400, 1)
    assert facts["stored"]["max"] == bright_square().max()
    assert facts["stored"]["mean"] == pytest.approx(bright_square().mean())
    assert facts["suitable"] is True
    assert set(error) == {"path", "error"}
    assert f"{bad}: " in said.err


def test_text_names_what_matters(chest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(chest)]) == 0
    text = capsys.readouterr().out
    for fact in (str(chest), "CR, view PA", "400 × 480 pixels", "100 to 4000", "no millimetres"):
        assert fact in text
    assert "MARKNAME" not in text


def test_unsuitable_images_say_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_chest(tmp_path / "a.dcm", BodyPartExamined="HAND")
    assert main(["inspect", str(source)]) == 0
    assert "NOT SUITABLE: the body part is HAND" in capsys.readouterr().out


def test_values_that_are_no_numbers_are_null(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_chest(tmp_path / "a.dcm")
    facts = {"stored": {"max": np.inf, "min": float("nan")}, "rows": 3}
    monkeypatch.setattr("viewer.dicom.inspect.inspect", lambda source: facts)
    assert main(["inspect", str(source), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["stored"] == {"max": None, "min": None}
