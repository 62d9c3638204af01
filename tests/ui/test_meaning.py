"""What a probability means and what a threshold is worth, beside the bar, from the model itself."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcam_model.bundle import load_bundle
from pcam_model.manifest import Calibration, Curve
from pcam_model.network.onnx_formats import rewrite_manifest
from tests.support.onnx_factory import write_model
from viewer.ui.finding_meaning import in_hundred

CURVE = Curve(
    thresholds=(0.2, 0.5, 0.9),
    sensitivities=(0.9, 0.8, 0.3),
    specificities=(0.4, 0.7, 0.95),
    positives=20,
    negatives=80,
    data="the study, split val",
)


@pytest.fixture
def telling(tmp_path):
    """A model whose Mass has a curve and a calibration, and whose Edema has neither."""
    plain = write_model(
        tmp_path / "plain.onnx", ("Mass", "Edema"), gains=(8.0, 0.0), biases=(-4.0, 1.0)
    )
    manifest = load_bundle(plain).manifest
    mass = msgspec.structs.replace(
        manifest.finding("Mass"), curve=CURVE, calibration=Calibration(data=CURVE.data)
    )
    findings = (mass, manifest.finding("Edema"))
    model = tmp_path / "telling.onnx"
    rewrite_manifest(plain, model, msgspec.structs.replace(manifest, findings=findings))
    return model


@pytest.fixture
def shown(make_window, settle, chest, telling):
    window = make_window(chest, own_model=telling)
    settle(window)
    return window


def test_a_row_says_what_its_model_tells(shown):
    row = shown.findings.rows["Mass"]
    probability = shown.session.prediction.probability("Mass")
    assert row.meaning.text() == f"as {100 * probability:.0f} in 100 · sens 80% · spec 70%"
    sentences = row.meaning.toolTip()
    assert "As likely as in the validation data (the study, split val)" in sentences
    assert "Of all its images, 20 of 100 had it." in sentences
    assert "of 20 images with the finding 80% were called" in sentences
    assert row.meaning.accessibleName() == sentences


def test_what_the_model_does_not_tell_is_not_shown(shown):
    assert shown.findings.rows["Edema"].meaning.isHidden()
    assert shown.findings.rows["Edema"].meaning.text() == ""


def test_sensitivity_and_specificity_move_with_the_slider(shown, qtbot):
    row = shown.findings.rows["Mass"]
    shown.session.change_to(shown.session.review.with_threshold("Mass", 0.9))
    assert row.meaning.text().endswith("sens 30% · spec 95%")
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: not row.meaning.text().endswith("sens 30% · spec 95%"))
    row.reset.click()
    qtbot.waitUntil(lambda: row.meaning.text().endswith("sens 80% · spec 70%"))


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0"), (0.004, "< 1"), (0.01, "1"), (0.274, "27"), (0.995, "> 99"), (1, "100")],
)
def test_no_share_is_rounded_to_never_or_always(share, said):
    assert in_hundred(share) == said
