"""Colours of findings that are told apart, by colour-blind readers too."""

import itertools

import numpy as np
import pytest

from pcam_model.findings import FINDINGS
from viewer.review.colours import COLOURS, colour_name, finding_colour

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHT = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
}


def linear(colours):
    srgb = np.asarray(colours) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def lab(linear_rgb):
    """CIELAB, D65."""
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = np.clip(linear_rgb, 0, 1) @ to_xyz.T / [0.95047, 1, 1.08883]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack(
        [116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1
    )


@pytest.mark.parametrize("sight", SIGHT)
def test_every_two_findings_are_told_apart(sight):
    names = list(FINDINGS)
    seen = lab(linear([finding_colour(name) for name in names]) @ SIGHT[sight].T)
    for (one, a), (other, b) in itertools.combinations(zip(names, seen, strict=True), 2):
        # A difference of 2.3 is just noticed; 10 is plain side by side.
        assert np.linalg.norm(a - b) > 10, (one, other)


def test_every_colour_to_choose_is_that_of_one_finding_and_has_a_name():
    assert sorted(each.rgb for each in COLOURS.values()) == sorted(map(finding_colour, FINDINGS))
    assert len({str(each.text) for each in COLOURS.values()}) == len(COLOURS)
    assert {colour_name(each.rgb): each for each in COLOURS.values()} == COLOURS
    assert colour_name((1, 2, 3)) == ""


def test_finding_colours_stand_out_on_black():
    lightness = lab(linear([finding_colour(name) for name in FINDINGS]))[:, 0]
    assert lightness.min() > 45


def test_an_unknown_finding_always_has_the_same_colour():
    assert finding_colour("Gout") == finding_colour("Gout")
    assert finding_colour("Gout") in {finding_colour(name) for name in FINDINGS}
