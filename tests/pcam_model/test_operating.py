"""What thresholds are worth and probabilities mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcam_model.manifest import Calibration, Curve, Finding
from pcam_model.operating import meaning, worth

CURVE = Curve(
    thresholds=(0.2, 0.4, 0.8),
    sensitivities=(0.9, 0.6, 0.1),
    specificities=(0.5, 0.7, 0.9),
    positives=20,
    negatives=80,
    data="drawn",
)
MASS = Finding(name="Mass", curve=CURVE, calibration=Calibration(data="drawn"))


@pytest.mark.parametrize(
    ("threshold", "sensitivity", "specificity"),
    [
        (0.2, 0.9, 0.5),
        (0.4, 0.6, 0.7),
        (0.8, 0.1, 0.9),
        (0.3, 0.75, 0.6),
        (0.0, 1.0, 0.0),
        (0.1, 0.95, 0.25),
        (0.9, 0.05, 0.95),
        (1.0, 0.0, 1.0),
    ],
)
def test_worth_is_what_was_measured_and_a_line_between(threshold, sensitivity, specificity):
    found = worth(MASS, threshold)
    assert (found.sensitivity, found.specificity) == pytest.approx((sensitivity, specificity))
    assert (found.positives, found.negatives, found.data) == (20, 80, "drawn")


def test_a_curve_that_reaches_the_ends_is_believed_there():
    curve = Curve(
        thresholds=(0.0, 1.0), sensitivities=(0.9, 0.2), specificities=(0.1, 0.8),
        positives=1, negatives=1, data="drawn",
    )  # fmt: skip
    finding = Finding(name="Mass", curve=curve)
    assert (worth(finding, 0.0).sensitivity, worth(finding, 1.0).specificity) == (0.9, 0.8)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_threshold_is_never_more_sensitive_nor_less_specific(one, other):
    low, high = (worth(MASS, threshold) for threshold in sorted((one, other)))
    assert high.sensitivity <= low.sensitivity + 1e-12
    assert high.specificity >= low.specificity - 1e-12


def test_without_a_curve_nothing_is_said():
    assert worth(Finding(name="Mass"), 0.3) is None


def test_meaning_names_its_images_and_their_average():
    found = meaning(MASS, 0.3)
    assert (found.share, found.average, found.data) == (0.3, 0.2, "drawn")


def test_the_average_is_of_the_images_of_calibration_alone():
    elsewhere = Finding(name="Mass", curve=CURVE, calibration=Calibration(data="others"))
    assert meaning(elsewhere, 0.3).average is None
    assert (
        meaning(Finding(name="Mass", calibration=Calibration(data="others")), 0.3).average is None
    )


def test_what_is_not_calibrated_means_nothing():
    assert meaning(Finding(name="Mass", curve=CURVE), 0.3) is None
