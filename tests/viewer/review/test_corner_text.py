"""Corner text: identifiers only if asked for, nothing misleading left unsaid."""

import numpy as np
import pytest
from cases import IDENTITY, make_case, make_radiograph

from viewer.dicom.radiograph import (
    Identity,
    LookupTable,
    Shutter,
    Spacing,
    SpacingSource,
    View,
    Window,
)
from viewer.review.case import Case
from viewer.review.corner_text import Detail, EdgeMarkers, corner_text, edge_markers
from viewer.review.review import Review


def text(case, identifiers=False):
    corners = corner_text(case, identifiers)
    return "\n".join(
        corners.top_left + corners.top_right + corners.bottom_left + corners.bottom_right
    )


def plain(**changes):
    review = changes.pop("review", Review())
    return Case(make_radiograph(**changes), review)


SECRETS = (
    "Doe",
    "Jane",
    "4711",
    "1950",
    "2024",
    "074Y",
    "ACC-1",
    "Nowhere",
    "upright",
    "1.2.3",
    "10:11",
)


def test_identifiers_only_if_asked_for():
    hidden = text(make_case())
    for secret in SECRETS:
        assert secret not in hidden
    assert corner_text(make_case(), identifiers=False).top_left == ()
    assert corner_text(make_case(), identifiers=True).top_left == (
        "Doe Jane",
        "ID-4711",
        "born 1950-01-02 · F · 074Y",
        "2024-03-04 10:11",
        "Saint Nowhere",
        "Jane's chest",
        "PA upright",
    )


def test_empty_identifiers_leave_no_empty_lines():
    assert corner_text(plain(identity=Identity()), identifiers=True).top_left == ()


def test_odd_dates_are_shown_as_they_are():
    who = Identity(study_date="2024.03", study_time="9", patient_birth_date="??")
    lines = corner_text(plain(identity=who), identifiers=True).top_left
    assert lines == ("born ??", "2024.03 9")


def test_a_header_cannot_break_the_lines():
    who = Identity(patient_name="A\nB\x1b[31m" + "x" * 70000, patient_id=IDENTITY.patient_id)
    name, number = corner_text(plain(identity=who), identifiers=True).top_left
    assert len(name) == 48
    assert name.isprintable()
    assert name.endswith("…")
    assert number == "ID-4711"


@pytest.mark.parametrize("identifiers", [True, False])
@pytest.mark.parametrize("case", [make_case(), plain()], ids=["analysed", "not analysed"])
def test_the_purpose_always_stands_there(case, identifiers):
    assert corner_text(case, identifiers).bottom_right[-1] == "NOT FOR CLINICAL USE"


@pytest.mark.parametrize("identifiers", [True, False])
def test_a_synthetic_image_says_so(identifiers):
    assert corner_text(plain(synthetic=True), identifiers).top_left[0] == "SYNTHETIC"
    assert "SYNTHETIC" not in text(plain())


def test_model_version_hash_and_device():
    assert "test-model 1.2 · 01234567 · CPU" in corner_text(make_case(), False).bottom_right
    assert "CPU" not in text(plain())


@pytest.mark.parametrize(
    ("view", "line"),
    [
        (View.PA, "DX PA"),
        (View.LATERAL, "DX Lateral"),
        (View.UNKNOWN, "DX View not given"),
    ],
)
def test_the_view(view, line):
    assert corner_text(plain(view=view), False).top_right == (line,)


def test_nobody_misses_the_view_of_what_is_no_radiograph():
    for modality, line in (("US", "US"), ("CR", "CR View not given"), ("", "View not given")):
        case = plain(modality=modality, view=View.UNKNOWN)
        assert corner_text(case, False).top_right == (line,)


def test_what_was_done_to_the_picture():
    review = Review(flipped=True, quarter_turns=3, inverted=True)
    assert corner_text(plain(review=review, laterality="L"), False).top_right[1:] == (
        "Side L",
        "Rotated 270°",
        "MIRRORED",
        "Inverted",
    )


def test_what_the_file_says_of_its_pixels():
    case = plain(lossy="Lossy 10:1", burned_in=True, presentation_intent="FOR PROCESSING")
    assert corner_text(case, False).top_right[1:] == (
        "Lossy 10:1",
        "Text burned in",
        "FOR PROCESSING",
    )
    assert len(corner_text(plain(burned_in=False), False).top_right) == 1


def test_a_shutter_that_is_switched_off_is_told():
    shutter = Shutter(np.ones((400, 300), np.bool_), 0)
    off = Review(shutter_on=False)
    assert "Shutter off" in text(plain(shutter=shutter, review=off))
    assert "Shutter off" not in text(plain(shutter=shutter))
    assert "Shutter off" not in text(plain(review=off))


def test_less_and_less_text_but_never_less_than_what_misleads():
    review = Review(flipped=True, inverted=True)
    case = make_case(make_radiograph(synthetic=True), review)
    corners = {detail: corner_text(case, True, detail) for detail in Detail}
    assert "Doe Jane" in corners[Detail.ALL].top_left
    for detail in (Detail.PICTURE, Detail.ESSENTIALS, Detail.NONE):
        assert corners[detail].top_left == ("SYNTHETIC",)
    assert corners[Detail.PICTURE].bottom_left == corners[Detail.ALL].bottom_left != ()
    assert corners[Detail.PICTURE].bottom_right == corners[Detail.ALL].bottom_right
    assert corners[Detail.ESSENTIALS].bottom_left == ()
    assert len(corners[Detail.ESSENTIALS].bottom_right) == 2
    for detail in Detail:
        assert corners[detail].top_right[-2:] == ("MIRRORED", "Inverted")
        assert corners[detail].bottom_right[-1] == "NOT FOR CLINICAL USE"
    assert len(corners[Detail.NONE].top_right) == 2
    assert corners[Detail.NONE].bottom_right == ("NOT FOR CLINICAL USE",)


@pytest.mark.parametrize(
    ("spacing", "line"),
    [
        (Spacing(None, None, SpacingSource.NONE), "pixels (no calibration)"),
        (Spacing(0.139, 0.139, SpacingSource.AT_DETECTOR), "0.139 mm (at detector)"),
        (Spacing(0.2, 0.1, SpacingSource.AS_IN_FILE), "0.2 × 0.1 mm (as in file)"),
        # No difference is claimed that is not seen.
        (Spacing(1.2004, 1.2, SpacingSource.AS_IN_FILE), "1.2 mm (as in file)"),
    ],
)
def test_the_scale_names_its_source(spacing, line):
    assert corner_text(plain(spacing=spacing), False).bottom_left == ("300 × 400", line)


def test_the_frame_counts_from_one():
    stored = np.zeros((3, 400, 300), np.uint8)
    case = plain(stored=stored, review=Review(frame=2))
    assert corner_text(case, False).bottom_left[0] == "Frame 3 of 3"


def test_the_window_in_force():
    own = Window(550, 1024, explanation="LUNG")
    assert corner_text(plain(vois=(own,)), False).bottom_right[0] == "C 550 W 1024 LUNG"
    assert "(automatic)" in corner_text(plain(), False).bottom_right[0]
    chosen = Review(voi=Window(-3.25, 7.5))
    assert corner_text(plain(vois=(own,), review=chosen), False).bottom_right[0] == "C -3.25 W 7.5"


def test_a_table_in_force():
    table = LookupTable(0, np.arange(4096, dtype=np.uint16), 12, "NORMAL")
    assert corner_text(plain(vois=(table,)), False).bottom_right[0] == "LUT NORMAL"


def test_colour_has_no_window():
    case = plain(stored=np.zeros((1, 4, 4, 3), np.uint8), photometric="RGB")
    assert corner_text(case, False).bottom_right == ("NOT FOR CLINICAL USE",)


# Of an upright frontal view the patient's right is at the left edge.
UPRIGHT = EdgeMarkers("R", "H", "L", "F")


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        (Review(), UPRIGHT),
        (Review(quarter_turns=1), EdgeMarkers("F", "R", "H", "L")),
        (Review(quarter_turns=2), EdgeMarkers("L", "F", "R", "H")),
        (Review(quarter_turns=3), EdgeMarkers("H", "L", "F", "R")),
        (Review(flipped=True), EdgeMarkers("L", "H", "R", "F")),
        (Review(flipped=True, quarter_turns=1), EdgeMarkers("F", "L", "H", "R")),
        (Review(quarter_turns=4), UPRIGHT),
    ],
)
def test_edge_markers_follow_flip_and_rotation(review, expected):
    assert edge_markers(plain(review=review)) == expected


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_edge_markers_agree_with_turned_pixels(flipped, turns):
    picture = np.zeros((5, 5), int)
    picture[2, 0], picture[0, 2], picture[2, 4], picture[4, 2] = map(ord, "RHLF")
    shown = np.rot90(picture[:, ::-1] if flipped else picture, -turns)
    markers = edge_markers(plain(review=Review(flipped=flipped, quarter_turns=turns)))
    seen = [chr(shown[place]) for place in ((2, 0), (0, 2), (2, 4), (4, 2))]
    assert [markers.left, markers.top, markers.right, markers.bottom] == seen


def test_compound_and_absent_orientations():
    assert edge_markers(plain(orientation=("PL", "F"))).left == "AR"
    assert edge_markers(plain(orientation=None)) == EdgeMarkers()
