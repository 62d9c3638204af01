"""A comparison fits every pooling with every seed once, and measures it on what it has not seen."""

import json
from pathlib import Path
from statistics import mean, stdev

import msgspec
import numpy as np
import pytest

from pcam_model.manifest import Finding, Input, Manifest, Map
from train.cli import main
from train.compare import fit_config
from train.compare_config import CompareConfig, PhantomConfig, Variant, load_compare_config
from train.compare_measure import Outputs, cross_fitted, half_of, measure
from train.compare_table import Comparison, Line, as_markdown, spread
from train.config import ConfigError, DataConfig, FitConfig
from train.datasets.records import Record
from train.observations import Task
from train.truth import Truth
from viewer.dicom.source import Source

pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:lightning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

_CONFIG = """
out: {folder}/compared
data: {{root: {folder}/phantoms}}
phantoms: {{count: 20, size: 64, severity: [0.9, 1.0], among: [Effusion, Mass]}}
variants: [pcam, average]
seeds: [0, 1]
folds: [0, 1]
fit:
  findings: [Effusion, Mass]
  backbone: resnet18-c4
  output_stride: 16
  size: 48
  epochs: 1
  batch_size: 8
  cache: {folder}/cache
"""


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    (folder / "compare.yaml").write_text(_CONFIG.format(folder=folder))
    assert main(["compare", "--config", str(folder / "compare.yaml")]) == 0
    return folder


def test_every_variant_has_every_seed(compared: Path) -> None:
    found = msgspec.json.decode(
        (compared / "compared" / "comparison.json").read_bytes(), type=Comparison
    )
    assert [(line.name, line.seeds) for line in found.lines] == [
        ("pcam", [0, 1]),
        ("average", [0, 1]),
    ]
    for line in found.lines:
        assert all(0 <= value <= 1 for value in line.values["auroc/macro"])
        assert len(line.values["IoU > 0.5/macro"]) == 2
    floors = {tuple(line.values["IoU > 0.1 floor/macro"]) for line in found.lines}
    assert len(floors) == 1
    table = (compared / "compared" / "comparison.md").read_text()
    assert "pcam-train compare --config" in table
    assert "8 images of phantoms" in table
    assert "no image looked at" in table


def test_no_fit_saw_the_fold_that_it_is_measured_on(compared: Path) -> None:
    run = compared / "compared" / "pcam" / "seed0-fold1"
    names = set(np.load(run / "outputs.npz")["names"])
    assert names == {f"P{seed:08d}_000" for seed in range(20) if seed % 5 == 1}
    config = json.loads(
        msgspec.json.encode(msgspec.yaml.decode((run / "config.yaml").read_bytes()))
    )
    assert config["data"][0]["except_fold"] == 1
    assert config["val"] == []


def test_what_is_finished_is_not_done_again(
    compared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = sorted((compared / "compared").rglob("last.safetensors"))
    assert len(weights) == 8
    before = [file.stat().st_mtime_ns for file in weights]
    (compared / "compared" / "comparison.md").unlink()
    assert main(["compare", "--config", str(compared / "compare.yaml")]) == 0
    assert [file.stat().st_mtime_ns for file in weights] == before
    assert "AUROC" in capsys.readouterr().out
    assert (compared / "compared" / "comparison.md").is_file()


def test_another_budget_is_fitted_anew(compared: Path) -> None:
    config = str(compared / "compare.yaml")
    run = compared / "compared" / "pcam" / "seed0-fold0"
    other = compared / "compared" / "average" / "seed0-fold0" / "last.safetensors"
    before = other.stat().st_mtime_ns
    changes = ["variants=[pcam]", "seeds=[0]", "folds=[0]", "fit.learning_rate=0.002"]
    assert main(["compare", "--config", config, *changes]) == 0
    assert b"learning_rate: 0.002" in (run / "config.yaml").read_bytes()
    assert other.stat().st_mtime_ns == before


def test_all_fits_get_one_budget() -> None:
    config = CompareConfig(
        out="runs/x",
        variants={"lse 5": Variant("lse", {"r": 5.0}), "pcam": Variant("pcam")},
        data=DataConfig(root="a"),
        fit=FitConfig(data=(DataConfig(root="b"),), epochs=3, seed=9),
    )
    first = fit_config(config, "lse 5", 2, 4, Path("start"))
    assert (first.pooling, first.pooling_options, first.seed) == ("lse", {"r": 5.0}, 2)
    assert [part.root for part in first.data] == ["a", "b"]
    assert (first.data[0].except_fold, first.data[1].except_fold) == (4, None)
    assert (first.init, first.out) == ("start", "runs/x/lse 5/seed2-fold4")
    second = fit_config(config, "pcam", 2, 4, Path("start"))
    for name in ("epochs", "data", "seed", "init", "backbone", "learning_rate"):
        assert getattr(first, name) == getattr(second, name)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("variants: [pcam, nothing]", "no pooling is called nothing"),
        ("seeds: []", "seeds"),
        ("fit: {data: [{root: phantoms}]}", "named in data alone"),
        ("speed: 1", "speed"),
    ],
)
def test_a_wrong_configuration_is_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "compare.yaml"
    base = {"out": "x", "variants": ["pcam"], "data": {"root": "phantoms"}, "fit": {}}
    file.write_bytes(msgspec.yaml.encode(base | msgspec.yaml.decode(text)))
    with pytest.raises((ConfigError, ValueError), match=told):
        _ = load_compare_config(file, []).named


# Measuring, on maps that are made by hand: a square lights up where the box is.

_SIZE = 64


def _manifest() -> Manifest:
    return Manifest(
        name="made",
        version="1",
        findings=(Finding(name="Mass", box_fraction=0.9),),
        input=Input(rows=_SIZE, columns=_SIZE),
        map=Map(stride=8.0, origin=4.0),
        pooling="pcam",
        backbone="none",
        training_data="none",
        licence="none",
        intended_use="tests",
        date="2026-01-01",
    )


def _outputs(count: int = 16) -> Outputs:
    """Return outputs for images of which every other has a mass: a blob with a weak skirt."""
    tasks, logits = [], []
    maps = np.full((count, 1, 8, 8), -6.0)
    for number in range(count):
        sick = number % 2 == 0
        record = Record(
            name=f"image{number}",
            source=Source(Path("nowhere")),
            patient=f"patient{number}",
            labels={"Mass": float(sick)},
            grid=(_SIZE, _SIZE),
        )
        truth = {}
        if sick:
            maps[number, 0, 2:6, 2:6] = 0.0
            maps[number, 0, 3, 3] = 2.0
            truth["Mass"] = Truth(np.array([[16.0, 16.0, 32.0, 32.0]]), (_SIZE, _SIZE))
        tasks.append(Task(record, truth))
        logits.append([2.0 if sick else -6.0])
    return Outputs(tasks, [0] * count, np.array(logits), maps, 3.0)


def test_the_box_rule_is_chosen_on_other_patients() -> None:
    outputs = _outputs()
    observed = cross_fitted(outputs, _manifest(), (0.5, 0.9))
    assert [each.name for each in observed] == [task.record.name for task in outputs.tasks]
    # The skirt belongs to the box: 0.5 of the peak takes it in, 0.9 takes the peak alone.
    box = observed[0].places["Mass"].boxes[0]
    assert box[2] >= 24
    narrow = cross_fitted(outputs, _manifest(), (0.9,))[0].places["Mass"].boxes[0]
    assert narrow[2] < 16


def test_boxes_of_a_half_without_others_keep_the_rule_of_the_model() -> None:
    outputs = _outputs()
    rows = [row for row, task in enumerate(outputs.tasks) if half_of(task.record.patient) == 0]
    alone = Outputs(
        [outputs.tasks[row] for row in rows],
        [0] * len(rows),
        outputs.logits[rows],
        outputs.logit_maps[rows],
        0.0,
    )
    observed = cross_fitted(alone, _manifest(), (0.5,))
    sick = next(each for each in observed if each.places)
    assert sick.places["Mass"].boxes[0][2] < 16


def test_figures_of_maps_that_are_right() -> None:
    values = measure(_outputs(), _manifest(), (0.5, 0.9))
    assert values["auroc/Mass"] == values["auroc/macro"] == 1
    assert values["pointing/Mass"] == 1
    assert values["IoU > 0.5/macro"] == 1
    assert values["IoU > 0.5 floor/macro"] == 1
    assert values["seconds"] == 3


def test_halves_hold_about_as_many_patients() -> None:
    halves = [half_of(str(number)) for number in range(400)]
    assert 150 < sum(halves) < 250


# The table


def test_mean_and_standard_deviation() -> None:
    assert spread([]) == "–"
    assert spread([0.5]) == ".500"
    assert spread([1.0]) == "1.000"
    values = [0.71, 0.75, 0.7]
    assert spread(values) == f"{mean(values):.3f} ± {stdev(values):.3f}".replace("0.", ".")


def test_the_table_leaves_out_what_was_not_measured() -> None:
    line = Line("pcam", "pcam", {}, [0], {"auroc/macro": [0.8], "pointing/macro": [0.5]})
    table = as_markdown(Comparison("command", "Data.", "Budget.", [line]))
    assert "| pcam | .800 | .500 |" in table
    assert "IoU" not in table
    assert "Cardiomegaly" not in table


def test_phantoms_of_a_comparison_are_checked() -> None:
    with pytest.raises(msgspec.ValidationError, match="count"):
        msgspec.convert({"count": 0}, PhantomConfig)


def test_shipped_configurations_are_valid() -> None:
    files = list((Path(__file__).parents[2] / "train" / "configs" / "compare").glob("*.yaml"))
    assert files
    for file in files:
        assert load_compare_config(file, []).named
