"""The PDF report: what stands on the pages, for whom, and that it fits on them."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cases import IDENTITY, make_case, make_manifest, make_prediction, make_radiograph
from onnx_factory import FINDINGS
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from viewer.export.options import ExportOptions, PictureOptions
from viewer.export.pdf_file import PdfExporter, paper
from viewer.export.report.content import report_of
from viewer.review.annotations import Annotation, Kind
from viewer.review.case import Case
from viewer.review.review import Review
from viewer.review.verdict import Verdict, commented, judged

STATEMENT = "Not for clinical use: research and teaching"


def written(target: Path, *cases: Case, **options: object) -> PdfReader:
    PdfExporter().export_all(cases, target, ExportOptions(**options))
    return PdfReader(io.BytesIO(target.read_bytes()))


def text_of(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


def test_one_page_says_everything(tmp_path: Path) -> None:
    case = make_case()
    review = case.review.with_threshold(FINDINGS[1], 0.9).changed(
        annotations=(Annotation(Kind.LENGTH, ((10, 10), (110, 10)), text="Rib"),)
    )
    verdicts = commented(
        judged(review.verdicts, FINDINGS[1], Verdict.UNSURE), FINDINGS[1], "look again"
    )
    prediction = replace(case.prediction, warnings=("Look at the view.",))
    case = Case(case.radiograph, review.changed(verdicts=verdicts), prediction, case.manifest)

    (page,) = written(tmp_path / "one.pdf", case).pages

    text = text_of(page)
    for wanted in (
        STATEMENT,
        "Look at the view.",
        "(edited)",
        "unsure: look again",
        "positive",
        "Length",
        "Rib",
        "100.0 px (no calibration)",
        "test-model 1.2",
        "0123456789abcdef" * 4,
        "CPU",
    ):
        assert wanted in text
    assert len(page.images) == 2


def test_each_image_has_its_page_and_the_statement(tmp_path: Path) -> None:
    bare = Case(make_radiograph(), Review())

    pages = written(tmp_path / "two.pdf", make_case(), bare).pages

    assert [STATEMENT in text_of(page) for page in pages] == [True, True]
    assert "was not analysed" in text_of(pages[1])
    assert len(pages[1].images) == 1


def test_what_does_not_fit_goes_on_on_other_pages(tmp_path: Path) -> None:
    many = tuple(Annotation(Kind.TEXT, ((5, 5),), text=f"note {n}") for n in range(90))
    case = Case(make_radiograph(), Review(annotations=many))

    pages = written(tmp_path / "long.pdf", case).pages

    text = " ".join(map(text_of, pages))
    assert len(pages) > 2
    assert all(STATEMENT in text_of(page) for page in pages)
    assert all(f"note {number}" in text for number in (0, 45, 89))


def test_long_tables_end_in_order_before_the_next_image(tmp_path: Path) -> None:
    many = tuple(Annotation(Kind.TEXT, ((5, 5),), text=f"note {n}") for n in range(40))
    case = make_case()
    case = Case(case.radiograph, case.review.changed(annotations=many), case.prediction,
                case.manifest)  # fmt: skip

    pages = written(tmp_path / "long.pdf", case, make_case()).pages

    texts = list(map(text_of, pages))
    assert "Findings" in texts[0]
    assert "test-model" in texts[-2]
    assert "Findings" in texts[-1]


@pytest.mark.parametrize("identifiers", [False, True])
def test_nobody_is_named_unless_asked_for(tmp_path: Path, identifiers: bool) -> None:
    picture = PictureOptions(identifiers=identifiers)
    case = make_case(make_radiograph(path=Path("ID-4711.dcm")))

    reader = written(tmp_path / "who.pdf", case, identifiers=identifiers, picture=picture)

    text = text_of(reader.pages[0])
    for secret in ("Doe", IDENTITY.patient_id, "1950", IDENTITY.institution):
        assert (secret in text) is identifiers
    metadata = f"{reader.metadata} {reader.xmp_metadata.stream.get_data().decode()}"
    assert "Doe" not in metadata
    assert "ID-4711" not in metadata


def test_pages_speak_the_language_asked_for() -> None:
    report = report_of(make_case(), ExportOptions(say=str.upper))

    assert report.title == "CHEST RADIOGRAPH: WHAT THE MODEL FOUND"
    assert report.tables[0].columns[0] == "FINDING"


def test_a_report_without_any_finding_says_so() -> None:
    low = replace(make_case().prediction, logits=np.full(len(FINDINGS), -9, np.float32))

    report = report_of(make_case(prediction=low), ExportOptions())

    assert report.notes[0] == "No finding reaches its threshold"
    assert report.tables[0].strong == ()


def test_frames_are_named_where_there_are_several() -> None:
    several = make_radiograph()
    several = replace(several, stored=several.stored.repeat(3, axis=0))
    note = Annotation(Kind.TEXT, ((5, 5),), text="here", frame=2)

    report = report_of(Case(several, Review(frame=1, annotations=(note,))), ExportOptions())

    assert report.subject[-1] == "Frame 2 of 3"
    assert report.tables[0].rows == (("3", "Text", "here"),)


@pytest.mark.parametrize(
    ("locale", "size"),
    [("en_US", QPageSize.PageSizeId.Letter), ("de_DE", QPageSize.PageSizeId.A4),
     ("ko_KR", QPageSize.PageSizeId.A4), ("es_MX", QPageSize.PageSizeId.Letter)],
)  # fmt: skip
def test_paper_is_that_of_the_country(locale: str, size: QPageSize.PageSizeId) -> None:
    assert paper(QLocale(locale)) is size


def test_one_image_is_one_file_and_it_is_whole(tmp_path: Path) -> None:
    PdfExporter().export(make_case(), tmp_path / "a.pdf", ExportOptions())

    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


def test_what_a_threshold_decides_can_be_seen_in_its_digits() -> None:
    """0.049 does not reach 0.0516, and must not look as if it did."""
    manifest = make_manifest(operating_points={"Mass": 0.0516})
    prediction = make_prediction(logits=(-2.97, -1.0, 0.5))
    report = report_of(make_case(prediction=prediction, manifest=manifest), ExportOptions())
    (row,) = [row for row in report.tables[0].rows if row[0] == "Mass"]
    assert row[1:5] == ("0.049", "0.052", "0.052", "–")
