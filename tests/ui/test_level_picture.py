"""Only what is seen is worked out, and it is what the display pipeline gives."""

from pathlib import Path

import numpy as np
import pytest

from viewer.dicom.display import render
from viewer.dicom.radiograph import Identity, Radiograph, Window
from viewer.ui.pyramid import Pyramid

RNG = np.random.default_rng(5)


def radiograph(dtype=np.uint16, shape=(700, 900), low=0, high=65536, **changes):
    stored = RNG.integers(low, high, (1, *shape)).astype(dtype)
    return Radiograph(Path("a.dcm"), stored, Identity(), **changes)


def pixels_of(grey):
    """Return grey levels as pixels of the screen."""
    return 0xFF000000 + 0x010101 * grey.astype(np.uint32)


@pytest.mark.parametrize(
    ("dtype", "low", "high", "bits"),
    [
        (np.uint8, 0, 256, 8),
        (np.uint16, 0, 65536, 16),
        (np.uint16, 0, 4096, 12),
        (np.int16, -32768, 32768, 16),
        (np.int16, -2048, 2048, 12),
        (np.int32, -70000, -5000, 32),
    ],
)
@pytest.mark.parametrize("inverted", [False, True])
def test_the_whole_picture_is_that_of_the_display_pipeline(dtype, low, high, bits, inverted):
    image = radiograph(dtype, low=low, high=high, bits_stored=bits)
    window = Window((low + high) / 2, (high - low) / 5)
    picture = Pyramid.of(image, 0).picture(0, window, inverted)
    assert np.array_equal(picture.whole(), render(image, 0, window, inverted))


@pytest.mark.parametrize("inverted", [False, True])
def test_colours_are_shown_as_they_are(inverted):
    image = radiograph(np.uint8, (300, 520, 3), 0, 256)
    picture = Pyramid.of(image, 0).picture(0, None, inverted)
    assert np.array_equal(picture.whole(), render(image, inverted=inverted))


def test_every_part_asked_for_is_valid_and_other_parts_are_left_alone():
    image = radiograph()
    wanted = render(image, 0, Window(30000, 9000))
    picture = Pyramid.of(image, 0).picture(0, Window(30000, 9000))
    picture.part(0, 700, 0, 900)[:] = 77
    for _ in range(40):
        top, bottom = sorted(RNG.integers(0, 701, 2))
        left, right = sorted(RNG.integers(0, 901, 2))
        fresh = Pyramid.of(image, 0).picture(0, Window(30000, 9000))
        for spot in ((top, bottom, left, right), (0, 10, 0, 10), (0, 700, 500, 900)):
            shown = fresh.part(*spot)
            part = np.s_[spot[0] : spot[1], spot[2] : spot[3]]
            assert np.array_equal(shown[part], pixels_of(wanted)[part])
    # What was worked out once is not worked out again.
    assert (picture.part(100, 300, 200, 400) == 77).all()


def test_memory_is_handed_on_without_what_it_held():
    image = radiograph()
    pyramid = Pyramid.of(image, 0)
    old = pyramid.picture(0, Window(10000, 5000))
    memory = old.part(0, 700, 0, 900)
    new = pyramid.picture(0, Window(50000, 5000))
    new.reuse(old)
    assert new.part(0, 700, 0, 900) is memory
    assert np.array_equal(memory, pixels_of(render(image, 0, Window(50000, 5000))))
    assert np.array_equal(old.whole(), render(image, 0, Window(10000, 5000)))


def test_a_narrow_window_keeps_every_step_of_sixteen_bits():
    ramp = np.arange(30000, 30256, dtype=np.uint16).reshape(1, 1, 256).repeat(64, 1)
    image = Radiograph(Path("a.dcm"), ramp, Identity())
    shown = Pyramid.of(image, 0).picture(0, Window(30128, 256)).whole()
    assert np.array_equal(np.unique(shown), np.arange(256))


@pytest.mark.parametrize("shape", [(640, 512), (641, 515), (129, 4097)])
def test_a_level_is_the_mean_of_four_pixels_each(shape):
    image = radiograph(shape=shape)
    pyramid = Pyramid.of(image, 0)
    wanted = image.stored[0].astype(np.float64)
    for number in range(1, pyramid.depth):
        wanted = np.pad(wanted, [(0, side % 2) for side in wanted.shape], "edge")
        rows, columns = wanted.shape
        exact = wanted.reshape(rows // 2, 2, columns // 2, 2).mean((1, 3))
        wanted = np.floor(exact + 0.5)
        assert np.array_equal(pyramid.level(number), wanted)
    assert min(pyramid.level(pyramid.depth - 1).shape) < 128
