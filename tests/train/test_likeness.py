"""What training images look like, measured and written into a model."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from pcam_model.bundle import load_bundle
from pcam_model.likeness import SIDE, distance
from pcam_model.suitability import look
from tests.support.onnx_factory import write_model
from tests.train.helpers import image_record
from train.cli import main
from train.likeness import AXES, LikenessError, ages_of, fit_likeness

CELLS = SIDE**2


def drawn(count: int, seed: int = 0) -> np.ndarray:
    """Return patterns round a mean, spread along five directions and a little along all."""
    random = np.random.default_rng(7)
    mean, axes = random.normal(0, 0.3, CELLS), random.normal(0, 1, (5, CELLS))
    random = np.random.default_rng(seed)
    return (
        mean
        + 0.1 * random.normal(size=(count, 5)) @ axes
        + 0.05 * random.normal(size=(count, CELLS))
    )


def patients(count: int) -> list[str]:
    return [f"patient {number // 2}" for number in range(count)]


def test_agrees_with_an_independent_decomposition():
    patterns = drawn(500)
    found = fit_likeness(patterns, patients(500), "drawn")
    other = PCA(AXES).fit(patterns)
    assert found.mean_pattern() == pytest.approx(other.mean_, abs=1e-3)
    spreads = np.sqrt(other.explained_variance_ * 499 / 500)
    assert np.array(found.spreads) == pytest.approx(spreads, rel=1e-6)
    # The same plane, whatever the signs of its directions.
    overlap = np.linalg.svd(found.axes_matrix()[:5] @ other.components_[:5].T)[1]
    assert overlap == pytest.approx(np.ones(5), abs=1e-2)


def test_one_new_image_in_a_hundred_gives_a_warning_and_few_are_refused():
    found = fit_likeness(drawn(1000), patients(1000), "drawn")
    distances = np.array([distance(one, found) for one in drawn(2000, seed=1)])
    assert 0.003 < np.mean(distances > found.unusual) < 0.03
    assert np.mean(distances > found.foreign) < 0.003
    assert np.median(distances) == pytest.approx(1.0, abs=0.15)


def test_what_is_refused_lies_beyond_what_gives_a_warning():
    for count in (10, 40):
        found = fit_likeness(drawn(count), patients(count), "drawn")
        assert found.foreign >= 1.2 * found.unusual
        assert len(found.spreads) <= AXES
    with pytest.raises(LikenessError, match="9 images are too few"):
        fit_likeness(drawn(9), patients(9), "drawn")


def test_one_patient_alone_can_be_measured():
    assert fit_likeness(drawn(20), ["same"] * 20, "drawn").unusual > 0


def test_ages():
    told = [image_record(str(age), age=float(age)) for age in range(101)]
    found = ages_of([*told, image_record("unknown")], "drawn")
    assert (found.low, found.high, found.data) == (1, 99, "drawn")
    assert ages_of(told[:10], "drawn") is None


@pytest.mark.parametrize("command", ["calibrate", "export"])
def test_both_commands_write_it_and_the_curve(command, dataset, tmp_path):
    model = write_model(
        tmp_path / "model.onnx", ("Effusion", "Mass"), gains=[3, 2], biases=[-9, -2]
    )
    out = tmp_path / "out.onnx"
    source = "--model" if command == "calibrate" else "--checkpoint"
    assert main(
        [command, source, str(model), "--out", str(out), "--data", str(dataset), "--split", "val",
         "--training-split", "train"]
    ) == 0  # fmt: skip
    manifest = load_bundle(out).manifest
    assert manifest.likeness.data == f"{dataset.name}, split train, 18 images"
    # Eighteen ages are too few to speak of a range.
    assert manifest.ages is None
    image = np.random.default_rng(0).random((64, 64)).astype(np.float32)
    assert look(image, manifest.likeness).resemblance.distance > 0
    if command == "calibrate":
        curve = manifest.finding("Effusion").curve
        assert curve.data == f"{dataset.name}, split val, 6 images"
        point = manifest.finding("Effusion").operating_point
        place = curve.thresholds.index(point.probability)
        assert curve.sensitivities[place] == pytest.approx(point.sensitivity, abs=1e-4)
        assert curve.specificities[place] == pytest.approx(point.specificity, abs=1e-4)
