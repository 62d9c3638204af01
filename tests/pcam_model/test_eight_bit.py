"""Preprocessing in 8 bits, against the chain done pixel by pixel."""

import numpy as np
import published_chain as oracle
import pytest

from pcam_model import eight_bit
from pcam_model.manifest import EightBit, Input
from pcam_model.preprocess import content_shape, network_input

PUBLISHED = Input(
    rows=64,
    columns=64,
    eight_bit=EightBit(blur=3),
    fit="pad",
    padding=128 / 255,
    equalise=False,
    mean=128 / 255,
    std=64 / 255,
)


def picture(rows: int, columns: int, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(110, 45, (rows, columns)).clip(12, 240).astype(np.uint8)


@pytest.mark.parametrize("shape", [(40, 31), (1, 9), (5, 5)])
def test_equalise_by_counting(shape):
    image = picture(*shape)
    np.testing.assert_array_equal(eight_bit.equalise(image), oracle.equalised(image))


def test_a_constant_image_stays():
    image = np.full((4, 5), 77, np.uint8)
    np.testing.assert_array_equal(eight_bit.equalise(image), image)


@pytest.mark.parametrize("shape", [(40, 31), (2, 9), (3, 3)])
def test_blur_by_hand(shape):
    image = picture(*shape)
    np.testing.assert_array_equal(eight_bit.blur(image, 3), oracle.blurred(image))


@pytest.mark.parametrize("side", [3, 5, 7])
def test_a_blurred_point_is_the_kernel(side):
    image = np.zeros((15, 15), np.uint8)
    image[7, 7] = 255
    result = eight_bit.blur(image, side).astype(float)
    binomial = np.array(
        {3: [1, 2, 1], 5: [1, 4, 6, 4, 1], 7: [2, 7, 14, 18, 14, 7, 2]}[side], float
    )
    expected = 255 * np.outer(binomial, binomial) / binomial.sum() ** 2
    half = side // 2
    inner = slice(7 - half, 8 + half)
    np.testing.assert_allclose(result[inner, inner], expected, atol=0.5)
    assert result.sum() == result[inner, inner].sum()


@pytest.mark.parametrize("size", [(20, 17), (80, 93), (13, 31)])
def test_resize_between_the_nearest_pixels(size):
    image = picture(40, 31)
    got = eight_bit.resize(image, *size).astype(int)
    assert np.abs(got - oracle.resized(image, *size)).max() <= 1


@pytest.mark.parametrize("shape", [(150, 100), (100, 150), (64, 64), (31, 40)])
def test_the_published_chain(shape):
    image = picture(*shape)
    got = network_input(image.astype(np.float32) / 255, PUBLISHED)
    assert got.shape == (1, 1, 64, 64)
    # One grey value is 1/64 here: resizing may round the other way.
    np.testing.assert_allclose(got[0, 0], oracle.network_input(image, 64), atol=1.01 / 64)


def test_padding_lies_right_and_below_and_is_zero_after_normalisation():
    got = network_input(np.random.default_rng(0).random((90, 60)).astype(np.float32), PUBLISHED)
    assert content_shape((90, 60), PUBLISHED) == (64, 43)
    np.testing.assert_allclose(got[0, 0, :, 43:], 0, atol=1e-6)
    assert np.abs(got[0, 0, :, :43]).mean() > 0.2
    assert content_shape((60, 90), PUBLISHED) == (43, 64)


def test_a_strip_keeps_one_pixel():
    assert content_shape((1, 900), PUBLISHED) == (1, 64)
    image = np.linspace(0, 1, 900, dtype=np.float32)[None]
    assert np.isfinite(network_input(image, PUBLISHED)).all()


def test_values_outside_of_the_range_are_clipped():
    image = np.array([[-3.0, 0.0, 1.0, 7.0]], np.float32)
    np.testing.assert_array_equal(eight_bit.to_eight_bits(image), [[0, 0, 255, 255]])


def test_values_that_are_no_numbers_are_refused():
    with pytest.raises(ValueError, match="not finite"):
        network_input(np.full((80, 80), np.nan, np.float32), PUBLISHED)


def test_padding_would_spoil_an_equalisation_after_it():
    with pytest.raises(ValueError, match=r"equalise in eight_bit"):
        Input(rows=64, columns=64, fit="pad")
