"""Windows and tables against the standard's own words."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.dicom.radiograph import LookupTable, VoiFunction, Window
from viewer.dicom.voi import apply_voi

_values = st.floats(-70000, 70000)
_centres = st.floats(-70000, 70000)


def _linear(x: float, c: float, w: float) -> float:
    """PS3.3 C.11.2.1.2.1, word for word, with y_min = 0 and y_max = 1."""
    if x <= c - 0.5 - (w - 1) / 2:
        return 0.0
    if x > c - 0.5 + (w - 1) / 2:
        return 1.0
    return ((x - (c - 0.5)) / (w - 1) + 0.5) * (1 - 0) + 0


def _linear_exact(x: float, c: float, w: float) -> float:
    """PS3.3 C.11.2.1.3.2."""
    if x <= c - w / 2:
        return 0.0
    if x > c + w / 2:
        return 1.0
    return ((x - c) / w + 0.5) * (1 - 0) + 0


def _sigmoid(x: float, c: float, w: float) -> float:
    """PS3.3 C.11.2.1.3.1."""
    try:
        return 1 / (1 + math.exp(-4 * (x - c) / w))
    except OverflowError:
        return 0.0


def _shown(x: float, c: float, w: float, function: VoiFunction) -> float:
    return float(apply_voi(np.array([x]), Window(c, w, function))[0])


@given(_values, _centres, st.floats(1, 70000))
def test_linear(x: float, c: float, w: float) -> None:
    assert _shown(x, c, w, VoiFunction.LINEAR) == pytest.approx(_linear(x, c, w), abs=1e-6)


@given(_values, _centres, st.floats(0.01, 70000))
def test_linear_exact(x: float, c: float, w: float) -> None:
    wanted = pytest.approx(_linear_exact(x, c, w), abs=1e-6)
    assert _shown(x, c, w, VoiFunction.LINEAR_EXACT) == wanted


@given(_values, _centres, st.floats(0.01, 70000))
def test_sigmoid(x: float, c: float, w: float) -> None:
    assert _shown(x, c, w, VoiFunction.SIGMOID) == pytest.approx(_sigmoid(x, c, w), abs=1e-9)


def test_linear_by_hand() -> None:
    # The standard's example: c=2048, w=4096 maps 0..4095 onto the whole range.
    shown = apply_voi(np.array([0.0, 4095.0, -1.0, 5000.0]), Window(2048, 4096))
    assert shown.tolist() == [0, 1, 0, 1]


def test_width_one_is_a_step() -> None:
    # c=1, w=1: up to 0.5 black, above it white.
    assert apply_voi(np.array([0.0, 0.5, 0.6, 1.0]), Window(1, 1)).tolist() == [0, 0, 1, 1]


def test_width_below_one_is_linear_exact() -> None:
    narrow = Window(0.5, 0.5)
    exact = Window(0.5, 0.5, VoiFunction.LINEAR_EXACT)
    values = np.linspace(0, 1, 21)
    assert np.array_equal(apply_voi(values, narrow), apply_voi(values, exact))


@pytest.mark.parametrize("function", [VoiFunction.LINEAR_EXACT, VoiFunction.SIGMOID])
def test_width_zero_does_not_divide_by_zero(function: VoiFunction) -> None:
    shown = apply_voi(np.array([-5.0, 5.0]), Window(0, 0, function))
    assert shown == pytest.approx([0, 1])


def test_table_clamps_at_both_ends() -> None:
    table = LookupTable(10, np.array([0, 100, 255], np.uint16), 8)
    shown = apply_voi(np.array([-3.0, 10.0, 11.0, 12.0, 99.0]), table)
    assert shown == pytest.approx([0, 0, 100 / 255, 1, 1])
