"""Names of exported files."""

import pytest
from cases import IDENTITY

from viewer.dicom.radiograph import Identity
from viewer.export.names import UniqueNames, safe_stem, tells_identity


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("chest.dcm", "chest"),
        ("IM000001", "IM000001"),
        ("a/b/../c.png", "c"),
        ("..\\..\\evil.dcm", "evil"),
        ("\x1b[31mred<b>.dcm", "31mred_b"),
        ("Röntgen 1.dcm", "R_ntgen_1"),
        ("...", "image"),
        ("", "image"),
        ("CON.dcm", "_CON"),
        ("x" * 500, "x" * 60),
    ],
)
def test_stem_is_safe_on_every_system(name: str, stem: str) -> None:
    assert safe_stem(name, Identity()) == stem


@pytest.mark.parametrize(
    "name",
    [
        "doe_chest.dcm",
        "JANE-PA",
        "id4711",
        "scan ID-4711.dcm",
        "20240304.dcm",
        "1.2.3.4.5",
        "19500102",
    ],
)
def test_a_name_that_tells_who_it_is_is_not_used(name: str) -> None:
    assert tells_identity(name, IDENTITY)
    assert safe_stem(name, IDENTITY) == "image"


def test_a_short_name_counts_as_a_word_only() -> None:
    li = Identity(patient_name="Li^Bo")
    assert not tells_identity("public_board.dcm", li)
    assert tells_identity("chest-li.dcm", li)


def test_names_never_collide_even_if_case_is_ignored() -> None:
    names = UniqueNames(["scan-0001"])
    assert [names.take("Scan", 1), names.take("scan", 1), names.take("scan", 7)] == [
        "Scan-0002",
        "scan-0003",
        "scan-0007",
    ]
