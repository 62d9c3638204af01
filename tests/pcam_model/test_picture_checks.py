"""What pixels say: constant, clipped, inverted, like a chest or not."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest
from onnx_factory import make_manifest

from pcam_model.likeness import SIDE, distance, pattern, resemblance
from pcam_model.manifest import Ages, Likeness, Suitability
from pcam_model.suitability import CHECKS, ImageFacts, Severity, assess, look, worst

CHEST = ImageFacts("DX", "CHEST", "PA", False, 1, 2500, 2048, age_years=55.0)


def lungs(seed: int = 0, size: int = 256) -> np.ndarray:
    """Return two dark ovals in a bright body, never twice the same."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:size, 0:size] / size
    image = 0.8 - 0.5 * (np.abs(x - 0.5) > 0.44) + 0.1 * y
    for middle in (0.28, 0.72):
        centre = middle + random.normal(0, 0.02)
        width, height = 0.15 + random.normal(0, 0.01), 0.3 + random.normal(0, 0.02)
        image -= 0.5 * (((x - centre) / width) ** 2 + ((y - 0.45) / height) ** 2 < 1)
    return np.clip(image + random.normal(0, 0.02, image.shape), 0, 1).astype(np.float32)


def known_lungs() -> Likeness:
    """Measure likeness by hand, in the plainest way: 60 patterns, their mean and main axes."""
    patterns = np.array([pattern(lungs(seed)) for seed in range(60)])
    mean = patterns.mean(0)
    _, singular, axes = np.linalg.svd(patterns - mean, full_matrices=False)
    variances = singular**2 / len(patterns)
    return Likeness(
        side=SIDE,
        mean=mean.astype("<f2").tobytes(),
        axes=axes[:4].astype("<f2").tobytes(),
        spreads=tuple(float(value) for value in np.sqrt(variances[:4])),
        rest_variance=float(variances[4:].sum() / (SIDE**2 - 4)),
        unusual=2.0,
        foreign=3.0,
        data="drawn lungs",
    )


KNOWN = known_lungs()
MODEL = make_manifest(likeness=KNOWN)


def judged(image, manifest=MODEL, **score):
    concerns = assess(CHEST, look(image, manifest.likeness), manifest, **score)
    return worst(concerns), " ".join(concern.message for concern in concerns)


def test_what_the_model_knows_raises_no_concern():
    for seed in range(100, 120):
        assert judged(lungs(seed)) == (None, "")


def test_distances_are_about_one_for_what_is_known():
    distances = [distance(pattern(lungs(seed)), KNOWN) for seed in range(200, 240)]
    assert 0.7 < np.median(distances) < 1.4


def test_a_constant_picture_is_refused_and_nothing_else_is_said_of_it():
    severity, said = judged(np.full((300, 200), 0.4, np.float32))
    assert severity is Severity.REFUSE
    assert said == "all pixels have nearly the same value: there is no picture."


def test_exchanged_dark_and_bright_is_refused_for_that_reason():
    severity, said = judged(1 - lungs(1))
    assert severity is Severity.REFUSE
    assert "polarity" in said
    assert "does not look like" not in said


@pytest.mark.parametrize(
    "change",
    [
        np.rot90,
        lambda image: image[::-1],
        lambda image: np.random.default_rng(0).random(image.shape, np.float32),
    ],
    ids=["on its side", "upside down", "noise"],
)
def test_what_is_no_chest_is_refused(change):
    severity, said = judged(np.ascontiguousarray(change(lungs(1))))
    assert severity is Severity.REFUSE
    assert "does not look like a frontal chest radiograph" in said


def test_between_the_two_distances_is_a_warning():
    image = lungs(1)
    found = resemblance(image, KNOWN).distance
    for unusual, foreign, severity in (
        (found * 2, found * 3, None),
        (found / 2, found * 2, Severity.WARNING),
        (found / 3, found / 2, Severity.REFUSE),
    ):
        stricter = msgspec.structs.replace(KNOWN, unusual=unusual, foreign=foreign)
        assert judged(image, make_manifest(likeness=stricter))[0] is severity


def test_a_doubt_is_enough_where_the_file_does_not_say_that_it_is_a_chest():
    image = lungs(1)
    found = resemblance(image, KNOWN).distance
    stricter = msgspec.structs.replace(KNOWN, unusual=found / 2, foreign=found * 2)
    manifest = make_manifest(likeness=stricter)
    for facts in (replace(CHEST, modality="", is_dicom=False), replace(CHEST, body_part="")):
        assert worst(assess(facts, look(image, stricter), manifest)) is Severity.REFUSE
        assert worst(assess(facts, look(image, KNOWN), MODEL)) is Severity.WARNING


def test_without_training_images_nothing_is_said_of_likeness():
    assert judged(1 - lungs(1), make_manifest()) == (None, "")
    assert assess(CHEST, look(1 - lungs(1), KNOWN)) == ()


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.7, 1.0, "70% of the pixels are as dark as can be"),
        (0.0, 0.7, "30% of the pixels are as bright as can be"),
        (0.5, 1.0, ""),
        (0.0, 0.8, ""),
    ],
)
def test_clipped_areas(low, high, said):
    ramp = np.tile(np.linspace(0, 1, 1000, dtype=np.float32), (800, 1))
    image = np.clip((ramp - low) / (high - low), 0, 1)
    severity, words = judged(image, make_manifest())
    assert severity is (Severity.WARNING if said else None)
    assert said in words


def test_few_grey_values_are_a_warning():
    steps = np.tile(np.repeat(np.linspace(0.1, 0.9, 8, dtype=np.float32), 100), (700, 1))
    severity, said = judged(steps, make_manifest())
    assert severity is Severity.WARNING
    assert "only 8 grey values" in said


def test_the_network_has_a_word_too():
    manifest = make_manifest(suitability=Suitability(threshold=0.5))
    assert judged(lungs(1), manifest, suitability=0.6) == (None, "")
    severity, said = judged(lungs(1), manifest, suitability=0.4)
    assert severity is Severity.REFUSE
    assert "0.40, below 0.50" in said
    assert judged(lungs(1), make_manifest(), suitability=0.4) == (None, "")


@pytest.mark.parametrize(
    ("years", "severity", "said"),
    [
        (30.0, None, ""),
        (96.0, Severity.WARNING, "20 to 90 years"),
        (19.0, Severity.WARNING, "20 to 90 years"),
        (5.0, Severity.WARNING, "a child"),
        (None, None, ""),
    ],
)
def test_ages_of_the_training_data(years, severity, said):
    manifest = make_manifest(ages=Ages(low=20, high=90))
    concerns = assess(replace(CHEST, age_years=years), manifest=manifest)
    assert worst(concerns) is severity
    assert said in " ".join(map(str, concerns))


def test_every_check_has_a_name_of_its_own_and_says_what_it_looks_at():
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(check.about for check in CHECKS)


def test_a_constant_pattern_agrees_with_nothing():
    assert resemblance(np.zeros((50, 50), np.float32), KNOWN).agreement == 0
