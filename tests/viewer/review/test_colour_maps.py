"""Maps of colours: absolute, rising in lightness, as their authors published them."""

import matplotlib
import numpy as np
import pytest

from pcam_model.findings import FINDINGS
from tests.viewer.review.test_colours import lab, linear
from viewer.review.colour_maps import COLOUR_MAPS, DEFAULT, colour_table
from viewer.review.colours import finding_colour, to_oklab

MASS, EDEMA = finding_colour("Mass"), finding_colour("Edema")


@pytest.mark.parametrize("name", COLOUR_MAPS)
def test_a_map_is_a_fixed_table_that_gets_lighter(name):
    for finding in FINDINGS:
        table = colour_table(name, finding_colour(finding))
        assert table.shape == (256, 3)
        assert table.dtype == np.uint8
        lightness = to_oklab(table / 255)[:, 0]
        assert (np.diff(lightness) > -4e-3).all()  # rounding to 8 bits
        coarse = np.diff(lightness[::51])
        assert coarse.min() > 0.3 * coarse.max()
    with pytest.raises(ValueError, match="read-only"):
        colour_table(name, MASS)[0] = 0


@pytest.mark.parametrize("name", ["viridis", "cividis", "magma"])
def test_published_maps_are_as_published(name):
    published = np.round(matplotlib.colormaps[name](np.arange(256))[:, :3] * 255)
    ours = colour_table(name, MASS).astype(float)
    assert np.abs(ours[::15] - published[::15]).max() <= 1
    # Between the anchors they hardly differ: 2.3 is just noticed, side by side.
    seen = [lab(linear(table)) for table in (ours, published)]
    assert np.linalg.norm(seen[0] - seen[1], axis=1).max() < 5
    assert np.linalg.norm(seen[0] - seen[1], axis=1).mean() < 1


def test_the_own_colour_of_a_finding_is_certainty():
    for finding in FINDINGS:
        own = colour_table("finding", finding_colour(finding))
        assert tuple(own[-1]) == finding_colour(finding)
        assert (own[0] < own[-1]).any()
    assert not np.array_equal(
        colour_table("finding", MASS),
        colour_table("finding", EDEMA),
    )


def test_other_maps_do_not_depend_on_the_finding():
    for name in set(COLOUR_MAPS) - {"finding"}:
        np.testing.assert_array_equal(colour_table(name, MASS), colour_table(name, EDEMA))


def test_the_first_map_is_even_and_its_low_end_is_seen_on_a_dark_lung():
    table = colour_table(DEFAULT, MASS)
    coarse = np.diff(to_oklab(table / 255)[::51, 0])
    assert coarse.min() > 0.7 * coarse.max()
    dark_lung, opacity = 40, 0.45
    shown = (1 - opacity) * dark_lung + opacity * table[round(0.15 * 255)]
    ground = lab(linear([[dark_lung] * 3]))[0]
    assert np.linalg.norm(lab(linear([shown]))[0] - ground) > 20
