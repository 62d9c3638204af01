"""From a radiograph to a prediction with every warning that belongs to it."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cases import make_manifest, make_prediction, make_radiograph
from onnx_factory import write_model

from pcam_model.engine import Cancelled, CancelToken, open_engine
from pcam_model.suitability import SMALLEST_SIDE, ImageFacts, Severity, assess, look, worst
from viewer.dicom.network_image import network_image
from viewer.dicom.radiograph import UnreadableError, View
from viewer.dicom.read import read
from viewer.review.analysis import (
    FORCED,
    UnsuitableError,
    analyse,
    concerns,
    default_review,
    suitable,
)
from viewer.review.answers import Answers


class StubEngine:
    """Records what it is given."""

    manifest = make_manifest()
    identity = make_prediction().model
    device = "CPU"
    warnings = ("CUDA was asked for but is not here; running on CPU.", "said twice")

    def __init__(self):
        self.images = []

    def predict(self, image, cancel=None):
        self.images.append(image)
        cancel.raise_if_cancelled()
        return make_prediction(image_shape=image.shape, warnings=("odd image", "said twice"))


def test_the_real_path_on_a_known_image(tmp_path):
    # One bright cell of 8 x 8 on a ramp; input pixels are 10 rows high and 8 columns wide.
    stored = np.tile(np.linspace(0, 800, 512).astype(np.uint16), (1, 640, 1))
    stored[0, 480:560, 128:192] = 4095
    engine = open_engine(write_model(tmp_path / "model.onnx"), device="cpu")
    prediction = analyse(make_radiograph(stored=stored), engine)
    assert prediction.image_shape == (640, 512)
    row, column = np.unravel_index(prediction.logit_maps[0].argmax(), (8, 8))
    assert prediction.grid.to_image(column, row) == (160, 520)
    assert prediction.warnings == ()
    assert set(prediction.seconds) == {"preprocess", "inference"}


def test_an_inverted_image_reaches_the_network_the_right_way_round():
    engine = StubEngine()
    stored = np.full((1, 200, 200), 4095, np.uint16)
    stored[0, :100] = 0
    analyse(make_radiograph(stored=stored), engine)
    analyse(make_radiograph(stored=stored, inverted=True, photometric="MONOCHROME1"), engine)
    plain, inverted = engine.images
    assert plain[0, 0] < plain[150, 0]
    assert inverted[0, 0] > inverted[150, 0]


def test_the_frame_asked_for_is_the_one_analysed():
    engine = StubEngine()
    stored = np.zeros((2, 200, 200), np.uint16)
    stored[1, 50:60, 70:80] = 4095
    analyse(make_radiograph(stored=stored), engine, frame=1)
    (image,) = engine.images
    assert image[55, 75] > image[0, 0]


def test_warnings_in_order_and_once_each():
    radiograph = make_radiograph(400, 400, view=View.AP, warnings=("the file is odd",))
    prediction = analyse(radiograph, StubEngine())
    assert prediction.warnings == (
        "Note: AP view: the heart looks larger than on a PA view of the same chest.",
        *StubEngine.warnings,
        "odd image",
        "the file is odd",
    )


def test_an_unsuitable_image_has_no_result_before_a_reader_wants_one():
    radiograph, engine = make_radiograph(view=View.LATERAL), StubEngine()
    assert not suitable(radiograph)
    assert concerns(radiograph)[0].severity is Severity.REFUSE
    with pytest.raises(UnsuitableError, match="lateral view") as refused:
        analyse(radiograph, engine)
    assert refused.value.reasons == (concerns(radiograph)[0].message,)
    assert engine.images == []
    prediction = analyse(radiograph, engine, force=True)
    assert prediction.refusals == refused.value.reasons
    assert prediction.warnings[0] == FORCED
    assert prediction.warnings[1] == f"Not suitable: {refused.value.reasons[0]}"


def test_pixels_are_looked_at_before_the_network():
    stored = np.full((1, 400, 400), 900, np.uint16)
    radiograph, engine = make_radiograph(stored=stored), StubEngine()
    assert suitable(radiograph)
    with pytest.raises(UnsuitableError, match="no picture"):
        analyse(radiograph, engine)
    assert engine.images == []


def test_the_network_itself_can_refuse(tmp_path):
    model = write_model(tmp_path / "model.onnx", suitability=True, suitability_threshold=0.9)
    engine = open_engine(model, device="cpu")
    with pytest.raises(UnsuitableError, match=r"suitability 0.50, below 0.90"):
        analyse(make_radiograph(400, 400), engine)
    prediction = analyse(make_radiograph(400, 400), engine, force=True)
    assert "below 0.90" in prediction.refusals[0]
    assert len([each for each in prediction.warnings if "below 0.90" in each]) == 1


def test_the_same_pixels_are_not_asked_about_twice():
    engine, answers = StubEngine(), Answers(capacity=2)
    first = analyse(make_radiograph(400, 400), engine, answers=answers)
    other = make_radiograph(400, 400, view=View.AP, path=Path("copy.dcm"))
    again = analyse(other, engine, answers=answers)
    assert len(engine.images) == 1
    assert again.logits is first.logits
    # The header of each speaks for itself.
    assert first.warnings[:1] != again.warnings[:1]
    assert again.warnings[0].startswith("Note: AP")


def test_other_pixels_another_grey_scale_or_another_model_is_another_question():
    engine, answers = StubEngine(), Answers()
    plain = make_radiograph(400, 400)
    changed = plain.stored.copy()
    changed[0, 0, 0] += 1
    for radiograph in (plain, replace(plain, stored=changed), replace(plain, inverted=True)):
        analyse(radiograph, engine, answers=answers)
    engine.identity = replace(engine.identity, sha256="other")
    analyse(plain, engine, answers=answers)
    assert len(engine.images) == len(answers) == 4


def test_what_was_not_asked_for_longest_is_forgotten():
    engine, answers = StubEngine(), Answers(capacity=2)
    sizes = [make_radiograph(400, 400 + extra) for extra in range(3)]
    for radiograph in (sizes[0], sizes[1], sizes[0], sizes[2]):
        analyse(radiograph, engine, answers=answers)
    assert (len(engine.images), len(answers)) == (3, 2)
    analyse(sizes[0], engine, answers=answers)
    assert len(engine.images) == 3
    analyse(sizes[1], engine, answers=answers)
    assert len(engine.images) == 4


def test_a_chest_is_suitable():
    assert suitable(make_radiograph(400, 400))
    assert concerns(make_radiograph(400, 400)) == ()


def test_reading_counts_into_preprocessing():
    prediction = analyse(make_radiograph(), StubEngine())
    assert prediction.seconds["preprocess"] > 0.01
    assert prediction.seconds["inference"] == 0.1


def test_cancelled_before_the_start_nothing_runs():
    engine, token = StubEngine(), CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        analyse(make_radiograph(), engine, cancel=token)
    assert engine.images == []


def test_the_token_reaches_the_engine():
    engine, token = StubEngine(), CancelToken()
    real = engine.predict

    def cancelled_meanwhile(image, cancel):
        token.cancel()
        return real(image, cancel)

    engine.predict = cancelled_meanwhile
    with pytest.raises(Cancelled):
        analyse(make_radiograph(), engine, cancel=token)


def test_the_first_review_shows_the_strongest_positive():
    prediction = make_prediction()  # Mass p = .88, Effusion .27, Cardiomegaly .62
    assert default_review(prediction, make_manifest()).visible == {"Mass"}
    strict = make_manifest(operating_points={"Mass": 0.9})
    assert default_review(prediction, strict).visible == {"Cardiomegaly"}


def test_without_a_positive_nothing_is_shown_at_first():
    prediction = make_prediction(logits=(-5.0, -5.0, -5.0))
    assert default_review(prediction, make_manifest()).visible == frozenset()


def judged_files(shared):
    """Yield path, expectation and radiograph of every real file that can be read."""
    root = shared / "dicom"
    for name, expected in json.loads((root / "expected.json").read_text()).items():
        if expected["outcome"] not in ("image", "image_or_clear_error"):
            continue
        try:
            yield name, expected, read(root / name)
        except UnreadableError:
            continue


@pytest.mark.shared
def test_real_chests_pass_and_nothing_else_does(shared):
    verdicts = {
        name: (expected.get("chest"), worst(concerns(radiograph)))
        for name, expected, radiograph in judged_files(shared)
    }
    chests = {name: worst for name, (chest, worst) in verdicts.items() if chest in FRONTAL}
    others = {name: worst for name, (chest, worst) in verdicts.items() if chest not in FRONTAL}
    assert len(chests) >= 13
    assert set(chests.values()) <= {None, Severity.NOTE}
    assert len(others) > 80
    assert {name for name, worst in others.items() if worst in (None, Severity.NOTE)} <= CUT_OFF


@pytest.mark.shared
def test_no_unsuitable_file_has_an_unmarked_result(shared):
    """With the model that ships: whatever is no frontal chest has no result, or a marked one."""
    engine = open_engine(device="cpu")
    analysed, refused = set(), set()
    for name, expected, radiograph in judged_files(shared):
        try:
            prediction = analyse(radiograph, engine)
        except UnsuitableError:
            refused.add(name)
            continue
        analysed.add(name)
        assert not prediction.refusals
        if expected.get("chest") not in FRONTAL:
            assert any(warning.startswith("Warning: ") for warning in prediction.warnings)
    chests = {name for name in analysed if name.startswith("1_chest/")}
    assert len(chests) == 3
    assert len(refused) > 80


@pytest.mark.shared
def test_pixels_alone_tell_most_of_what_is_no_chest(shared):
    """A lying header: every file says that it is a frontal chest of an adult."""
    engine = open_engine(device="cpu")
    wrong, right, seen = [], [], set()
    for _, expected, radiograph in judged_files(shared):
        image = network_image(radiograph)
        key = image.tobytes()
        if key in seen or min(image.shape) < SMALLEST_SIDE:
            continue
        seen.add(key)
        claimed = ImageFacts("DX", "CHEST", "PA", False, 1, *image.shape, age_years=50.0)
        picture = look(image, engine.manifest.likeness)
        verdict = worst(assess(claimed, picture, engine.manifest))
        if expected.get("chest") in FRONTAL:
            right.append(verdict)
            inverted = look(1 - image, engine.manifest.likeness)
            assert worst(assess(claimed, inverted, engine.manifest)) is Severity.REFUSE
        elif expected.get("chest") != "photo":
            wrong.append(verdict)
    assert set(right) <= {None, Severity.NOTE}
    assert len(wrong) > 12
    told = [verdict for verdict in wrong if verdict in (Severity.WARNING, Severity.REFUSE)]
    assert len(told) == len(wrong)
    assert wrong.count(Severity.REFUSE) >= 0.65 * len(wrong)


FRONTAL = ("frontal", "derived")

# Chests all the same, only cut off: they may be shown in part.
CUT_OFF = {
    "8_malformed/derived_chest_native_truncated_60pct.dcm",
    "8_malformed/derived_chest_jpegbaseline_truncated_70pct.dcm",
}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2_other_radiographs/dx_dog_thorax_mono1_presentationlut-inverse.dcm", "animal"),
        ("2_other_radiographs/dx_hands_14bit_voilut-sequence_3windows_overlay_icon.dcm", "HAND"),
        ("3_display/photo_visible-light_ybr.dcm", "photograph"),
        ("3_display/mono2_presentationlut-inverse_ct.dcm", "CT"),
    ],
)
def test_what_is_no_chest_is_refused_for_the_right_reason(shared, name, said):
    radiograph = read(shared / "dicom" / name)
    assert not suitable(radiograph)
    assert said in " ".join(map(str, concerns(radiograph)))


@pytest.mark.shared
def test_a_real_chest_through_the_real_path(shared, tmp_path):
    engine = open_engine(write_model(tmp_path / "model.onnx"), device="cpu")
    name = "cr_pa_mono1_15bit_jpeg2000_zero-pixel-spacing.dcm"
    radiograph = read(shared / "dicom" / "1_chest" / name)
    prediction = analyse(radiograph, engine)
    assert prediction.image_shape == (1955, 1841)
    # The map follows the grey values: dense mediastinum, not the air beside the patient.
    maps = prediction.probability_maps[0]
    assert maps[3:6, 4].mean() > maps[3:6, [2, 6]].mean()


def test_an_answer_can_be_kept_when_it_is_on_its_way():
    engine, answers, left = StubEngine(), Answers(), []
    radiograph = make_radiograph(400, 400)
    first = analyse(radiograph, engine, answers=answers, afterwards=left.append)
    assert len(answers) == 0
    for work in left:
        work()
    again = analyse(radiograph, engine, answers=answers, afterwards=left.append)
    assert again.logits is first.logits
    assert len(engine.images) == len(answers) == len(left) == 1
