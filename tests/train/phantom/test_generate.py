"""Phantoms: the same for a seed, with masks that are where the lesion is. All made here."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcam_model.findings import FINDINGS
from pcam_model.geometry import Box
from train.phantom import anatomy, detector, generate, tissue
from train.phantom.generate import (
    PREVALENCE,
    boxes_of,
    line_integral,
    picture,
    sample_findings,
)
from train.phantom.lesions import KINDS

SIZE = 160
ADDITIVE = tuple(name for name in KINDS if name != "Cardiomegaly")


def scene_and_lesion(name: str, seed: int, severity: float, side: int, size: int = SIZE):
    rng = np.random.default_rng(seed)
    chest = KINDS[name].prepare(anatomy.sample(rng), side, severity, rng)
    scene = tissue.build(chest, size, rng)
    return scene, KINDS[name].draw(scene, side, severity, rng)


def test_the_table_holds_known_findings_only():
    assert set(KINDS) <= set(FINDINGS)
    assert set(PREVALENCE) == set(KINDS)


def test_one_seed_gives_one_picture():
    first, again, other = generate(11, size=SIZE), generate(11, size=SIZE), generate(12, size=SIZE)
    np.testing.assert_array_equal(first.image, again.image)
    assert first.findings == again.findings
    for name, mask in first.masks.items():
        np.testing.assert_array_equal(mask, again.masks[name])
    assert not np.array_equal(first.image, other.image)


def test_an_order_of_findings_makes_no_difference():
    one = generate(3, ["Nodule", "Effusion"], SIZE)
    two = generate(3, ["Effusion", "Nodule"], SIZE)
    assert one.findings == two.findings == ("Effusion", "Nodule")
    np.testing.assert_array_equal(one.image, two.image)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**40), size=st.integers(64, 300))
def test_any_size_gives_a_whole_picture(seed, size):
    phantom = generate(seed, size=size)
    assert phantom.image.shape == (size, size)
    assert phantom.image.dtype == np.float32
    assert np.isfinite(phantom.image).all()
    assert phantom.image.min() >= 0
    assert phantom.image.max() <= 1
    assert set(phantom.masks) == set(phantom.boxes) == set(phantom.findings)
    for mask in phantom.masks.values():
        assert mask.shape == (size, size)
        assert mask.dtype == np.bool_


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("severity", [0.0, 0.5, 1.0])
def test_every_finding_can_be_seen_in_its_mask(name, severity):
    for seed in range(2):
        phantom = generate(seed, [name], SIZE, severity)
        mask = phantom.masks[name]
        assert mask.any(), f"seed {seed}"
        assert phantom.boxes[name]


@pytest.mark.parametrize("name", ADDITIVE)
@pytest.mark.parametrize("side", [-1, 1])
def test_a_lesion_lies_in_the_lungs_it_names(name, side):
    for seed in range(2):
        scene, lesion = scene_and_lesion(name, seed, 0.7, side)
        lungs = {"R": scene.lungs[-1], "L": scene.lungs[1]}
        lungs["B"] = lungs["R"] | lungs["L"]
        assert lesion.side in (("R" if side < 0 else "L"), "B")
        assert not (lesion.mask & ~lungs[lesion.side]).any()


@pytest.mark.parametrize("name", ADDITIVE)
def test_a_lesion_changes_the_rays_of_its_mask_and_no_other(name):
    for seed in range(2):
        scene, lesion = scene_and_lesion(name, seed, 0.8, 1)
        change = line_integral(scene, [lesion]) - line_integral(scene, [])
        assert not np.abs(change[~lesion.mask]).any()
        # A few rays of a rim may change by less than single precision holds.
        assert (change[lesion.mask] != 0).mean() > 0.95
        if name == "Pneumothorax":
            assert change[lesion.mask].mean() < 0
        else:
            assert change.min() >= 0


@pytest.mark.parametrize("name", ["Nodule", "Mass", "Consolidation", "Effusion"])
def test_the_picture_changes_where_the_mask_is(name):
    scene, lesion = scene_and_lesion(name, 5, 1.0, -1, 256)
    change = picture(scene, [lesion], 5) - picture(scene, [], 5)
    inside = np.abs(change[lesion.mask]).mean()
    # Scatter and local contrast reach everywhere, and faintly.
    assert inside > 0.02
    assert inside > 6 * np.abs(change[~lesion.mask]).mean()


def test_a_pneumothorax_has_no_vessels():
    scene, lesion = scene_and_lesion("Pneumothorax", 2, 0.8, 1)
    assert lesion.clears
    assert scene.vessels[lesion.mask].max() > 0
    bare = dataclasses.replace(scene, vessels=np.zeros_like(scene.vessels))
    with_air, without = line_integral(scene, [lesion]), line_integral(bare, [lesion])
    np.testing.assert_allclose(with_air[lesion.mask], without[lesion.mask], atol=1e-5)


@pytest.mark.parametrize("severity", [0.0, 0.5, 1.0])
def test_cardiomegaly_is_a_heart_wider_than_half_the_chest(severity):
    for seed in range(5):
        scene, lesion = scene_and_lesion("Cardiomegaly", seed, severity, 1)
        assert scene.anatomy.heart_ratio > 0.55
        np.testing.assert_array_equal(lesion.mask, scene.heart)
        healthy = anatomy.sample(np.random.default_rng(seed))
        assert healthy.heart_ratio < 0.52


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_heart_has_the_ratio_it_promises(seed):
    chest = anatomy.sample(np.random.default_rng(seed))
    outline = anatomy.heart(chest)
    width = outline[:, 0].max() - outline[:, 0].min()
    assert width / (2 * chest.half_width) == pytest.approx(chest.heart_ratio, rel=1e-6)
    # The heart lies to the patient's left: the right of the picture.
    assert outline[:, 0].max() > -outline[:, 0].min()
    # The patient's right diaphragm stands higher.
    assert anatomy.diaphragm(chest, -1)[:, 1].min() < anatomy.diaphragm(chest, 1)[:, 1].min()


def test_lungs_are_darker_than_heart_and_abdomen():
    for seed in range(6):
        chest = anatomy.sample(np.random.default_rng([seed, 1]))
        scene = tissue.build(chest, SIZE, np.random.default_rng(seed))
        line = detector.attenuation(scene)
        lungs = (scene.lungs[-1] | scene.lungs[1]) & ~scene.heart
        assert line[lungs].mean() < 0.75 * line[scene.heart].mean()
        assert line[lungs].mean() < 0.75 * line[-SIZE // 8 :, SIZE // 3 : -SIZE // 3].mean()


@pytest.mark.parametrize("name", ["Nodule", "Mass"])
def test_nodules_are_under_and_masses_over_three_centimetres(name):
    for seed in range(6):
        phantom = generate(seed, [name], 512, 0.5)
        for box in phantom.boxes[name]:
            longest = max(box.width, box.height) * phantom.spacing_mm
            assert longest < 30 if name == "Nodule" else longest >= 29


@pytest.mark.parametrize("name", KINDS)
def test_boxes_are_the_extents_of_the_mask(name):
    phantom = generate(21, [name], 200)
    covered = np.zeros_like(phantom.masks[name])
    for box in phantom.boxes[name]:
        rows = slice(int(box.y), int(box.y + box.height))
        columns = slice(int(box.x), int(box.x + box.width))
        inside = phantom.masks[name][rows, columns]
        # Tight: every side of the box touches the mask.
        assert inside[0].any()
        assert inside[-1].any()
        assert inside[:, 0].any()
        assert inside[:, -1].any()
        covered[rows, columns] = True
    assert not (phantom.masks[name] & ~covered).any()


def test_boxes_of_two_regions():
    mask = np.zeros((9, 12), bool)
    mask[1:3, 2:6] = True
    mask[5:9, 8:10] = True
    assert boxes_of(mask) == (Box(2, 1, 4, 2), Box(8, 5, 2, 4))
    assert boxes_of(np.zeros((4, 4), bool)) == ()


def test_masks_keep_their_place_at_another_size():
    small, large = generate(8, ["Mass"], 128, 0.8), generate(8, ["Mass"], 512, 0.8)
    a, b = small.boxes["Mass"][0], large.boxes["Mass"][0]
    for one, two in ((a.x, b.x), (a.y, b.y), (a.width, b.width), (a.height, b.height)):
        assert one * 4 == pytest.approx(two, abs=6)


def test_about_a_third_of_the_pictures_has_no_finding():
    drawn = [sample_findings(np.random.default_rng([7, n])) for n in range(2000)]
    assert 0.30 < sum(not names for names in drawn) / len(drawn) < 0.40
    assert {name for names in drawn for name in names} == set(KINDS)
    assert any(len(names) > 1 for names in drawn)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"findings": ["Hernia"]}, "no phantom has Hernia"),
        ({"size": 20}, "size 20"),
        ({"size": 9000}, "size 9000"),
        ({"severity": 1.5}, "severity 1.5"),
        ({"seed": -1}, "seed -1"),
    ],
)
def test_wrong_requests_say_what_is_wrong(arguments, words):
    with pytest.raises(ValueError, match=words):
        generate(**{"seed": 1, **arguments})


def test_findings_are_drawn_among_those_that_are_asked_for() -> None:
    wanted = {"Effusion", "Mass"}
    drawn = [sample_findings(np.random.default_rng([7, n]), wanted) for n in range(300)]
    assert {name for names in drawn for name in names} == wanted
    # Companions of a finding must not come in by the back door.
    lone = [sample_findings(np.random.default_rng([8, n]), {"Cardiomegaly"}) for n in range(300)]
    assert set(lone) == {(), ("Cardiomegaly",)}


def test_severity_between_two_limits() -> None:
    degrees = [generate(seed, ["Mass"], 64, (0.6, 0.8)).severities["Mass"] for seed in range(12)]
    assert all(0.6 <= degree <= 0.8 for degree in degrees)
    assert max(degrees) - min(degrees) > 0.05


@pytest.mark.parametrize("severity", [(0.8, 0.6), (-0.1, 0.5), (0.5, 1.1), 1.5])
def test_impossible_severity(severity: float | tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="severity"):
        generate(1, ["Mass"], 64, severity)
