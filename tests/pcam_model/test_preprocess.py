"""From the network image to the network's input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcam_model.manifest import Input
from pcam_model.preprocess import equalise, network_input, resize


def test_an_image_of_the_right_size_is_left_alone():
    image = np.random.default_rng(0).random((8, 9)).astype(np.float32)
    assert resize(image, 8, 9) is image


@given(st.integers(8, 71), st.integers(8, 71))
def test_shrinking_takes_every_pixel_into_account(row, column):
    image = np.zeros((80, 80), np.float32)
    image[row, column] = 64.0  # a single bright pixel, which sub-sampling would lose
    assert resize(image, 10, 10).sum() == pytest.approx(1.0, rel=0.2)


def test_shrinking_does_not_shift():
    x = (np.arange(100, dtype=np.float32) + 0.5) / 100
    small = resize(np.broadcast_to(x, (60, 100)).copy(), 30, 25)
    expected = (np.arange(25) + 0.5) / 25
    np.testing.assert_allclose(small[15, 2:-2], expected[2:-2], atol=1e-4)


def test_equalise_by_hand():
    image = np.array([[0.0, 0.0, 0.5, 1.0]], np.float32)
    # Cumulative 2, 3, 4; the darkest value counts as none: 0, 1/2, 1.
    np.testing.assert_allclose(equalise(image), [[0, 0, 0.5, 1]])


def test_a_constant_image_is_dark():
    np.testing.assert_array_equal(equalise(np.full((3, 4), 0.7, np.float32)), np.zeros((3, 4)))


@given(st.floats(0.4, 2.5), st.integers(0, 50))
def test_equalise_does_not_see_a_gamma(gamma, seed):
    # 24 grey values that lie far enough apart to stay in bins of their own.
    greys = np.random.default_rng(seed).integers(4, 28, (16, 16)) / 28
    plain = equalise(greys.astype(np.float32))
    changed = equalise((greys**gamma).astype(np.float32))
    np.testing.assert_array_equal(plain, changed)


@given(st.integers(0, 99))
def test_equalise_keeps_order_and_range(seed):
    image = np.random.default_rng(seed).normal(0.5, 0.4, (20, 20)).astype(np.float32)
    result = equalise(image)
    assert result.min() == 0
    assert result.max() == 1
    order = np.argsort(image, axis=None)
    assert (np.diff(result.ravel()[order]) >= 0).all()


def test_normalisation_by_hand():
    spec = Input(rows=8, columns=8, equalise=False, mean=0.25, std=0.5)
    result = network_input(np.full((16, 32), 0.75, np.float32), spec)
    assert result.shape == (1, 1, 8, 8)
    assert result.dtype == np.float32
    assert result.flags.c_contiguous
    np.testing.assert_allclose(result, 1.0, rtol=1e-6)


def test_equalisation_happens_if_asked_for():
    ramp = np.tile(np.linspace(0, 0.1, 8, dtype=np.float32), (8, 1))
    spec = Input(rows=8, columns=8, mean=0.0, std=1.0)
    assert network_input(ramp, spec).max() == 1


@pytest.mark.parametrize("shape", [(4, 4, 3), (0, 4), (4,)])
def test_images_that_are_no_images(shape):
    with pytest.raises(ValueError, match="grey image"):
        network_input(np.zeros(shape, np.float32), Input(rows=8, columns=8))


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_no_numbers(value):
    image = np.zeros((8, 8), np.float32)
    image[2, 3] = value
    with pytest.raises(ValueError, match="not finite"):
        network_input(image, Input(rows=8, columns=8))
