"""What a file says of itself, and what a chest model should make of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcam_model.suitability import Concern, ImageFacts, Severity, assess, worst

CHEST = ImageFacts("DX", "CHEST", "PA", False, 1, 2500, 2048, age_years=55.0)
NOTE, WARNING, REFUSE = Severity.NOTE, Severity.WARNING, Severity.REFUSE


def judged(**changes):
    concerns = assess(replace(CHEST, **changes))
    return worst(concerns), " ".join(concern.message for concern in concerns)


def test_a_chest_that_says_so_raises_no_concern():
    assert assess(CHEST) == ()
    assert worst(()) is None


@pytest.mark.parametrize(
    ("changes", "severity", "said"),
    [
        # How it was made.
        ({"modality": "CR"}, None, ""),
        ({"modality": " cr "}, None, ""),
        ({"modality": "CT"}, REFUSE, "CT"),
        ({"modality": "MR"}, REFUSE, "MR"),
        ({"modality": "US"}, REFUSE, "ultrasound"),
        ({"modality": "XC"}, REFUSE, "photograph"),
        ({"modality": "PX"}, REFUSE, "dental"),
        ({"modality": "SEG"}, REFUSE, "segmentation"),
        ({"modality": "XY"}, REFUSE, "of modality XY"),
        ({"modality": "RF"}, WARNING, "fluoroscopy"),
        ({"modality": ""}, WARNING, "does not say that this is a radiograph"),
        ({"modality": "OT"}, WARNING, "does not say that this is a radiograph"),
        ({"modality": "", "is_dicom": False}, WARNING, "plain picture file"),
        # What it shows.
        ({"body_part": "THORAX"}, None, ""),
        ({"body_part": "PORT_CHEST"}, None, ""),
        ({"body_part": "chest2"}, None, ""),
        ({"body_part": "HAND"}, REFUSE, "HAND, not the chest"),
        ({"body_part": "TSPINE"}, REFUSE, "TSPINE, not the chest"),
        ({"body_part": "THORAX SPINE"}, REFUSE, "not the chest"),
        ({"body_part": "WHOLE BODY"}, REFUSE, "not the chest"),
        ({"body_part": "PATTERN"}, REFUSE, "not the chest"),
        ({"body_part": ""}, WARNING, "which part of the body"),
        ({"body_part": "", "descriptions": ("Thorax p.a.",)}, NOTE, "only the description"),
        ({"body_part": "", "descriptions": ("CXR portable",)}, NOTE, "only the description"),
        ({"body_part": "", "descriptions": ("Hand",)}, REFUSE, "another part"),
        ({"body_part": "", "descriptions": ("thoracic spine chest",)}, REFUSE, "another part"),
        ({"descriptions": ("Abdomen",)}, WARNING, "names another part"),
        ({"descriptions": ("Chest and abdomen",)}, None, ""),
        ({"descriptions": ("AEC test",)}, WARNING, "test or calibration"),
        # From where.
        ({"view": "ap"}, NOTE, "heart looks larger"),
        ({"view": "lateral"}, REFUSE, "lateral view"),
        ({"view": "LATERAL"}, REFUSE, "lateral view"),
        ({"view": "other"}, WARNING, "neither PA nor AP"),
        ({"view": "unknown"}, NOTE, "frontal or a lateral"),
        ({"view": ""}, NOTE, "frontal or a lateral"),
        ({"view": "unknown", "descriptions": ("chest PA",)}, None, ""),
        ({"view": "unknown", "descriptions": ("chest LAT",)}, REFUSE, "says lateral"),
        ({"view": "unknown", "descriptions": ("chest PA/LAT",)}, WARNING, "and a lateral view"),
        ({"descriptions": ("chest lateral",)}, WARNING, "look which it is"),
        ({"descriptions": ("chest pa and lateral",)}, None, ""),
        ({"descriptions": ("chest bilateral",)}, None, ""),
        # Of whom.
        ({"age_years": None}, None, ""),
        ({"age_years": 18.0}, None, ""),
        ({"age_years": 17.9}, WARNING, "17 years"),
        ({"age_years": 1.5}, WARNING, "1 year)"),
        ({"age_years": 0.1}, WARNING, "under one year"),
        ({"species": "Canis lupus familiaris"}, REFUSE, "not human (Canis lupus familiaris)"),
        ({"species": "Homo sapiens"}, None, ""),
        ({"descriptions": ("CANINE LATERAL THORAX 0-15cm",)}, REFUSE, "animal"),
        # As what.
        ({"colour": True}, REFUSE, "colour"),
        ({"rows": 127}, REFUSE, "at least 128"),
        ({"rows": 2, "columns": 2}, REFUSE, "2 × 2 pixels"),
        ({"rows": 300, "columns": 300}, NOTE, "small findings"),
        ({"rows": 1024, "columns": 400}, WARNING, "unusually long"),
        ({"rows": 500, "columns": 1024}, WARNING, "unusually long"),
        ({"frames": 30}, WARNING, "30 frames"),
        ({"processing": "for processing"}, WARNING, "raw detector data"),
        ({"processing": "FOR PRESENTATION"}, None, ""),
    ],
)
def test_one_thing_changed(changes, severity, said):
    found, message = judged(**changes)
    assert found is severity
    assert said in message


def test_a_plain_picture_gets_one_warning_not_four():
    facts = ImageFacts("", "", "unknown", False, 1, 1024, 1024, is_dicom=False)
    (concern,) = assess(facts)
    assert concern.severity is WARNING


def test_the_heaviest_comes_first():
    concerns = assess(replace(CHEST, view="ap", frames=2, processing="FOR PROCESSING"))
    assert [concern.severity for concern in concerns] == [WARNING, WARNING, NOTE]
    concerns = assess(replace(CHEST, frames=2, modality="CT"))
    assert [concern.severity for concern in concerns] == [REFUSE, WARNING]


def test_what_is_refused_gets_no_notes():
    concerns = assess(replace(CHEST, view="ap", modality="CT", rows=300, columns=300))
    assert [concern.message for concern in concerns] == ["this is CT, not a radiograph."]


def test_a_concern_as_text_begins_with_its_weight():
    assert str(Concern(REFUSE, "this is a foot.")) == "Not suitable: this is a foot."
    assert str(Concern(WARNING, "x")) == "Warning: x"
    assert str(Concern(NOTE, "x")) == "Note: x"


@given(
    st.builds(
        ImageFacts,
        modality=st.text(max_size=20),
        body_part=st.text(max_size=2000),
        view=st.text(max_size=20),
        colour=st.booleans(),
        frames=st.integers(1, 100),
        rows=st.integers(1, 9999),
        columns=st.integers(1, 9999),
        age_years=st.none() | st.floats(0, 120),
        descriptions=st.lists(st.text(max_size=200), max_size=3).map(tuple),
        is_dicom=st.booleans(),
        species=st.text(max_size=200),
    )
)
def test_messages_are_short_and_printable_whatever_the_header_holds(facts):
    for concern in assess(facts):
        assert len(concern.message) < 160
        assert concern.message.isprintable()
