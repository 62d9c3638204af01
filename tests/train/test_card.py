"""pcam-train card: failures as a table, and as pictures where they were asked for."""

from pathlib import Path

import pytest
from PIL import Image

from tests.support.onnx_factory import write_model
from train.cli import main
from train.failures import Said, read_said, worst


@pytest.fixture(scope="module")
def measured(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A model and its metrics: it calls everything a Mass."""
    folder = tmp_path_factory.mktemp("card")
    model = write_model(folder / "model.onnx", ("Effusion", "Mass"), gains=[12, 0], biases=[-6, 1])
    command = ["evaluate", "--data", str(dataset), "--model", str(model), "--out", str(folder)]
    assert main([*command, "--bootstrap", "20", "--device", "cpu"]) == 0
    return model, folder / "metrics.json"


def test_failures_are_drawn_where_they_were_asked_for(measured, dataset, tmp_path, capsys):
    model, metrics = measured
    folder = tmp_path / "failures"
    assert main(
        ["card", "--model", str(model), "--metrics", str(metrics), "--out",
         str(tmp_path / "card.md"), "--failures", str(folder), "--data", str(dataset),
         "--per-finding", "1"]
    ) == 0  # fmt: skip
    assert "show patients" in capsys.readouterr().out
    pictures = sorted(file.name for file in folder.glob("*.png"))
    assert pictures == [
        "Effusion-alarm-1.png",
        "Effusion-displaced-1.png",
        "Effusion-missed-1.png",
        "Mass-alarm-1.png",
        "Mass-missed-1.png",
    ]
    for name in pictures:
        with Image.open(folder / name) as picture:
            assert min(picture.size) > 300
    index = (folder / "index.md").read_text()
    assert all(f"]({name})" in index for name in pictures)
    assert "Not for clinical use" in index
    card = (tmp_path / "card.md").read_text()
    rows = [line for line in card.splitlines() if line.startswith("| Mass")]
    assert any("0 of 4" in line and "20 of 20" in line for line in rows)
    assert ".png" not in card
    assert list(tmp_path.glob("*.png")) == []


@pytest.mark.parametrize("more", [["--data", "x"], []])
def test_pictures_need_figures_and_data(measured, tmp_path, capsys, more):
    model, _ = measured
    command = ["card", "--model", str(model), "--out", str(tmp_path / "card.md"), *more]
    assert main([*command, "--failures", str(tmp_path / "failures")]) == 1
    assert "needs --metrics" in capsys.readouterr().err


def test_the_surest_wrong_answers():
    said = [Said(str(k), "Mass", float(k % 2), k / 10) for k in range(6)]
    said.append(Said("unknown", "Mass", None, 0.99))
    found = [(one.kind, one.said.image) for one in worst(said, 2)]
    assert found == [("missed", "1"), ("missed", "3"), ("alarm", "4"), ("alarm", "2")]


def test_a_table_of_something_else(tmp_path):
    file = tmp_path / "predictions.csv"
    assert read_said(file) == []
    file.write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match=r"not the predictions\.csv"):
        read_said(file)


def test_the_form_of_the_file_and_what_it_cost(measured, dataset, tmp_path):
    model, _ = measured
    out, card = tmp_path / "small.onnx", tmp_path / "card.md"
    command = ["export", "--checkpoint", str(model), "--out", str(out), "--format", "fp16"]
    assert main([*command, "--data", str(dataset)]) == 0
    assert main(["card", "--model", str(out), "--out", str(card)]) == 0
    text = card.read_text()
    assert "Weights as fp16, ONNX operator set 17." in text
    assert "| largest difference of a cell's logit " in text
    assert "| loss of macro AUROC " in text
    assert main(["card", "--model", str(model), "--out", str(card)]) == 0
    assert "## The file" not in card.read_text()
