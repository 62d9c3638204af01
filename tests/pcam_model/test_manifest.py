"""The manifest: written, read back, and refused with the name of the field."""

import msgspec
import pytest
from onnx_factory import make_manifest

from pcam_model.manifest import (
    Ages,
    Calibration,
    Curve,
    Finding,
    Format,
    Likeness,
    ManifestError,
    Metric,
    parse_manifest,
)


def test_json_and_back():
    manifest = make_manifest(
        calibrations={"Mass": (1.5, -0.25)},
        operating_points={"Mass": 0.12},
        suitability_threshold=0.4,
        format=Format(weights="fp16", opset=20),
        metrics={"macro_auroc": Metric(value=0.8, low=0.7, high=0.9, positives=120)},
    )
    assert parse_manifest(manifest.to_json()) == manifest
    assert parse_manifest(manifest.to_json().encode()) == manifest


CURVE = {
    "thresholds": (0.1, 0.2),
    "sensitivities": (1.0, 0.5),
    "specificities": (0.4, 0.4),
    "positives": 3,
    "negatives": 5,
    "data": "drawn",
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"thresholds": (0.2, 0.1)}, "thresholds must go one way"),
        ({"thresholds": (0.2, 0.2)}, "thresholds must go one way"),
        ({"sensitivities": (0.5, 1.0)}, "sensitivities must go one way"),
        ({"specificities": (0.5, 0.4)}, "specificities must go one way"),
        ({"specificities": (0.5,)}, "as many sensitivities"),
    ],
)
def test_a_curve_that_cannot_be(changes, said):
    assert Curve(**CURVE).specificities == (0.4, 0.4)
    with pytest.raises(ValueError, match=said):
        Curve(**(CURVE | changes))


def likeness(**changes):
    fields = {"side": 2, "mean": bytes(8), "axes": bytes(8), "spreads": (1.0,)}
    return Likeness(**(fields | {"rest_variance": 1.0, "unusual": 1.0, "foreign": 2.0} | changes))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"mean": bytes(6)}, "expected 4 numbers"),
        ({"axes": bytes(6)}, "one direction for each"),
        ({"spreads": (1.0,) * 4, "axes": bytes(32)}, "one direction for each"),
        ({"foreign": 0.5}, "below unusual"),
    ],
)
def test_likeness_that_cannot_be(changes, said):
    with pytest.raises(ValueError, match=said):
        likeness(**changes)


def test_ages_likeness_and_curve_survive_json():
    manifest = make_manifest(
        ages=Ages(low=20, high=90, data="drawn"),
        likeness=likeness(mean=b"\x00<\x00\xbc\x00<\x00\xbc"),
    )
    finding = msgspec.structs.replace(manifest.findings[0], curve=Curve(**CURVE))
    manifest = msgspec.structs.replace(manifest, findings=(finding,))
    again = parse_manifest(manifest.to_json())
    assert again == manifest
    assert again.likeness.mean_pattern().tolist() == [1, -1, 1, -1]
    assert again.likeness.axes_matrix().shape == (1, 4)
    with pytest.raises(ValueError, match="high lies below low"):
        Ages(low=50, high=40)


def test_names_stay_in_output_order():
    assert make_manifest(("B", "A", "C")).finding_names == ("B", "A", "C")


def test_a_finding_by_its_name():
    manifest = make_manifest(operating_points={"Effusion": 0.3})
    assert manifest.finding("Effusion").operating_point.probability == 0.3
    with pytest.raises(KeyError, match="this model has Mass, Effusion, Cardiomegaly"):
        manifest.finding("Gout")


def test_a_finding_that_is_there_twice():
    with pytest.raises(ValueError, match="Mass is repeated"):
        make_manifest(("Mass", "Mass"))


def test_what_is_not_said_is_not_calibrated():
    finding = Finding(name="Mass")
    assert finding.calibration.data == "not calibrated"
    assert finding.operating_point.sensitivity is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"pooling": "pcam"', '"pooling": ""', r"\$\.pooling"),
        ('"stride": 8.0', '"stride": -8.0', r"\$\.map\.stride"),
        ('"rows": 64', '"rows": 64.5', r"\$\.input\.rows"),
        ('"scale": 1.0', '"scale": 0.0', r"\$\.findings\[0\]\.calibration\.scale"),
        ('"method": "platt"', '"method": "isotonic"', r"isotonic.*\$\.findings\[0\]\.calibration"),
        ('"method": "platt"', '"method": "magic"', r"\$\.findings\[0\]\.calibration\.method"),
        ('"box_fraction": 0.5', '"box_fraction": 1.5', "box_fraction"),
        ('"stride"', '"strides"', "strides"),
        ('"name": "test-model",', "", "missing required field `name`"),
        ('"date":', "date:", "malformed"),
    ],
)
def test_a_wrong_manifest_names_its_field(old, new, said):
    text = make_manifest().to_json()
    assert old in text
    with pytest.raises(ManifestError, match=said):
        parse_manifest(text.replace(old, new, 1))


def test_isotonic_calibration_and_back():
    knots = ((-2.0, -3.0), (1.0, 0.5))
    found = Finding(name="Mass", calibration=Calibration(method="isotonic", knots=knots))
    manifest = msgspec.structs.replace(make_manifest(), findings=(found,))
    assert parse_manifest(manifest.to_json()) == manifest


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"method": "isotonic"}, "knots: isotonic calibration has them"),
        ({"knots": ((0.0, 0.0),)}, "knots: isotonic calibration has them"),
        ({"method": "temperature", "offset": 1.0}, "offset: temperature"),
        ({"method": "isotonic", "knots": ((0.0, 0.0),), "scale": 2.0}, "scale: isotonic"),
        ({"method": "isotonic", "knots": ((0.0, 0.0), (0.0, 1.0))}, "knots: each"),
        ({"method": "isotonic", "knots": ((0.0, 0.0), (1.0, 0.0))}, "knots: each"),
    ],
)
def test_a_calibration_that_is_none(changes, said):
    with pytest.raises(ValueError, match=said):
        Calibration(**changes)
