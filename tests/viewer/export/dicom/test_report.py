"""The report holds every number of the review; highdicom reads it back."""

import json
from dataclasses import replace
from pathlib import Path

import highdicom
import numpy as np
import pytest
from reviewed import WITH_IDENTIFIERS, a_review, annotations, case_of

from viewer.export.dicom.report import ReportExporter
from viewer.export.options import ExportOptions
from viewer.review.annotations import Kind
from viewer.review.case import Case, finding_rows
from viewer.review.measure import Quantity, measure
from viewer.review.results import frame_result
from viewer.review.review import Review
from viewer.review.review_file import decode
from viewer.review.verdict import FindingVerdict, Verdict


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return case_of(tmp_path)


def exported(case: Case, folder: Path, options=WITH_IDENTIFIERS):
    ReportExporter().export(case, folder / "sr.dcm", options)
    return highdicom.sr.srread(folder / "sr.dcm")


def named(items, meaning: str) -> list:
    return [item for item in items if item.name.meaning == meaning]


def number(group, meaning: str) -> float:
    (found,) = named(group[0].ContentSequence, meaning)
    return found.value


def code(group, meaning: str) -> str:
    (found,) = named(group[0].ContentSequence, meaning)
    return found.value.value


def finding_groups(report) -> dict:
    """Return the groups of findings as a whole, by their label."""
    groups = report.content.get_image_measurement_groups()
    return {group.tracking_identifier: group for group in groups}


def test_findings_have_their_numbers(case: Case, tmp_path: Path) -> None:
    groups = finding_groups(exported(case, tmp_path))
    for row in finding_rows(case):
        group = groups[row.label]
        assert number(group, "Probability") == pytest.approx(row.probability, abs=1e-6)
        assert number(group, "CAD Operating Point") == pytest.approx(row.operating_point)
        assert number(group, "Threshold Value") == pytest.approx(row.threshold)
        result = "10828004" if row.positive else "260385009"
        assert code(group, "Result at the threshold in force") == result
        edited = "373066001" if row.edited else "373067005"
        assert code(group, "Threshold was edited by the reader") == edited
    effusion = groups["Effusion"]
    assert effusion.finding_type.value == "60046008"
    (parameters,) = named(effusion[0].ContentSequence, "Algorithm Parameters")
    assert parameters.value == "SHA-256: " + "0123456789abcdef" * 4


def test_boxes_are_closed_lines_with_a_score(case: Case, tmp_path: Path) -> None:
    report = exported(case, tmp_path)
    groups = report.content.get_planar_roi_measurement_groups()
    for row in finding_rows(case):
        regions = [g for g in groups if g.tracking_identifier.startswith(f"{row.label}, region")]
        boxes = case.boxes(row.finding)
        assert len(regions) == len(boxes) > 0
        for group, box in zip(regions, boxes, strict=True):
            corners = group.roi.value
            assert (corners[0] == corners[-1]).all()
            low, high = corners.min(axis=0), corners.max(axis=0)
            assert low == pytest.approx([box.x, box.y], abs=1e-3)
            assert high - low == pytest.approx([box.width, box.height], abs=1e-3)
            assert number(group, "Probability") == pytest.approx(box.score, abs=1e-6)


def test_what_was_neither_found_nor_asked_for_has_no_box(tmp_path: Path) -> None:
    review = Review(visible=frozenset({"Effusion"})).with_threshold("Mass", 0.95)
    report = exported(case_of(tmp_path, review=review), tmp_path)
    groups = report.content.get_planar_roi_measurement_groups()
    # Effusion is switched on, Cardiomegaly is positive, Mass is neither.
    assert {group.tracking_identifier.split(",")[0] for group in groups} == {
        "Effusion", "Cardiomegaly"
    }  # fmt: skip
    assert "Mass" in finding_groups(report)


def test_verdicts_and_comments_are_told(case: Case, tmp_path: Path) -> None:
    groups = finding_groups(exported(case, tmp_path))
    assert code(groups["Mass"], "Reader's verdict") == "AGREE"
    (comment,) = named(groups["Mass"][0].ContentSequence, "Comment")
    assert comment.value == "sure"
    # Of a finding that this model does not know.
    assert code(groups["Hernia"], "Reader's verdict") == "DISAGREE"
    assert named(groups["Effusion"][0].ContentSequence, "Reader's verdict") == []


def test_measurements_have_values_units_and_places(case: Case, tmp_path: Path) -> None:
    report = exported(case, tmp_path)
    groups = finding_groups(report)
    every = {one.kind: one for one in reversed(case.review.annotations)}
    units = {"Length": "mm", "Angle": "deg", "Cobb angle": "deg", "Cardiothoracic ratio": "1"}
    for kind, name in (
        (Kind.LENGTH, "Length"),
        (Kind.ANGLE, "Angle"),
        (Kind.COBB, "Cobb angle"),
        (Kind.CARDIOTHORACIC, "Cardiothoracic ratio"),
    ):
        (found,) = named(groups[name][0].ContentSequence, name)
        expected = measure(every[kind], case.radiograph).values[0].number
        assert found.value == pytest.approx(expected)
        assert found.unit.value == units[name]
        assert found.unit.scheme_designator == "UCUM"
    (length,) = named(groups["Length"][0].ContentSequence, "Length")
    (line,) = length.ContentSequence
    assert line.value == pytest.approx(np.array(every[Kind.LENGTH].points))
    # (60 − 20, 90 − 30) pixels of 0.18 mm.
    assert length.value == pytest.approx(np.hypot(40, 60) * 0.18)
    cautions = named(groups["Cardiothoracic ratio"][0].ContentSequence, "Caution")
    assert [text.value for text in cautions] == [
        "view not given: on an AP view the heart is magnified"
    ]


def test_regions_have_their_statistics(case: Case, tmp_path: Path) -> None:
    report = exported(case, tmp_path)
    groups = {
        group.tracking_identifier: group
        for group in report.content.get_planar_roi_measurement_groups()
    }
    (rectangle,) = [one for one in case.review.annotations if one.kind is Kind.RECTANGLE]
    group = groups["Rectangle for Mass"]
    assert group.finding_type.value == "4147007"
    measured = measure(rectangle, case.radiograph)
    for name, quantity in (
        ("Area", Quantity.AREA),
        ("Mean", Quantity.MEAN),
        ("Standard Deviation", Quantity.DEVIATION),
        ("Minimum", Quantity.LOWEST),
        ("Maximum", Quantity.HIGHEST),
    ):
        assert number(group, name) == pytest.approx(measured.number(quantity))
    (scale,) = named(group[0].ContentSequence, "Source of the millimetres")
    assert scale.value == "calibrated"
    ellipse = groups["Polygon"].roi
    assert (ellipse.value[0] == ellipse.value[-1]).all()
    (words,) = named(groups["Text"][0].ContentSequence, "Comment")
    assert words.value == "Größe"
    assert groups["Text"].roi.value.tolist() == [[20.0, 30.0]]


def test_ellipses_are_ellipses_where_they_lie_on_the_image(case: Case, tmp_path: Path) -> None:
    groups = exported(case, tmp_path).content.get_planar_roi_measurement_groups()
    whole, cut = [g.roi for g in groups if g.tracking_identifier == "Ellipse"]
    assert whole.graphic_type.value == "ELLIPSE"
    # The longer axis, here the vertical one, comes first.
    assert whole.value.tolist() == [[40, 30], [40, 90], [20, 60], [60, 60]]
    assert cut.graphic_type.value == "POLYLINE"
    assert cut.value.min() == 0


def test_a_wide_ellipse_begins_with_its_horizontal_axis(tmp_path: Path) -> None:
    wide = next(one for one in annotations() if one.kind is Kind.ELLIPSE)
    review = Review(annotations=(replace(wide, points=((10.0, 10.0), (50.0, 20.0))),))
    groups = exported(case_of(tmp_path, review=review), tmp_path)
    rois = groups.content.get_planar_roi_measurement_groups()
    (ellipse,) = [g.roi for g in rois if g.tracking_identifier == "Ellipse"]
    assert ellipse.value.tolist() == [[10, 15], [50, 15], [30, 10], [30, 20]]


def test_without_calibration_lengths_are_in_pixels(tmp_path: Path) -> None:
    groups = finding_groups(exported(case_of(tmp_path, "monochrome1"), tmp_path))
    (length,) = named(groups["Length"][0].ContentSequence, "Length")
    assert (length.value, length.unit.value) == (pytest.approx(np.hypot(40, 60)), "{pixels}")


def test_annotations_name_their_own_frame(tmp_path: Path) -> None:
    review = a_review(1).changed(annotations=(*annotations(0)[:1], *annotations(2)[:1]))
    report = exported(case_of(tmp_path, "multi-frame", review), tmp_path)
    groups = report.content.get_image_measurement_groups()
    lengths = [g for g in groups if g.tracking_identifier == "Length"]
    frames = []
    for group in lengths:
        (length,) = named(group[0].ContentSequence, "Length")
        image = length.ContentSequence[0].ContentSequence[0]
        frames.append(image.ReferencedSOPSequence[0].ReferencedFrameNumber)
    assert frames == [1, 3]


def test_the_whole_review_is_inside(case: Case, tmp_path: Path) -> None:
    report = exported(case, tmp_path)
    (state,) = named(report.content[0].ContentSequence, "State of the review, to be opened again")
    (image,) = decode(state.value.encode()).images
    assert image.review == case.review
    assert image.saved.sop_instance_uid == case.radiograph.identity.sop_instance_uid
    assert image.results == (frame_result(case.prediction, case.manifest, case.review.frame),)
    assert image.model == case.prediction.model


def test_without_identifiers_the_state_has_none(case: Case, tmp_path: Path) -> None:
    report = exported(case, tmp_path, ExportOptions())
    (state,) = named(report.content[0].ContentSequence, "State of the review, to be opened again")
    uid = json.loads(state.value)["images"][0]["review"]["sop_instance_uid"]
    assert uid == report.get_evidence()[0][2] != case.radiograph.identity.sop_instance_uid


def test_the_document_says_what_it_is(case: Case, tmp_path: Path) -> None:
    report = exported(case, tmp_path)
    assert (report.CompletionFlag, report.VerificationFlag) == ("PARTIAL", "UNVERIFIED")
    root = report.content[0]
    assert root.ContentTemplateSequence[0].TemplateIdentifier == "1500"
    texts = {item.name.meaning: item.value for item in root.ContentSequence if "TextValue" in item}
    assert texts["Intended use"] == "Not for clinical use: research and teaching"
    assert texts["Warning"] == "Beware of the film."
    assert texts["Device Observer Serial Number"] == "0123456789abcdef" * 4
    (procedure,) = named(root.ContentSequence, "Procedure reported")
    assert procedure.value.value == "168537006"
    order = [item.name.meaning for item in root.ContentSequence]
    assert order.index("Image Library") < order.index("Imaging Measurements")


def test_letters_beyond_latin_are_kept(tmp_path: Path) -> None:
    when = "2024-03-04T10:11:12+01:00"
    review = Review(verdicts={"Mass": FindingVerdict(Verdict.UNSURE, "결절 의심", when)})
    report = exported(case_of(tmp_path, review=review, Modality="OT"), tmp_path)
    (comment,) = named(finding_groups(report)["Mass"][0].ContentSequence, "Comment")
    assert comment.value == "결절 의심"
    assert report.SpecificCharacterSet == "ISO_IR 192"
    (procedure,) = named(report.content[0].ContentSequence, "Procedure reported")
    assert procedure.value.value == "363679005"


def test_drawings_alone_are_a_report(case: Case, tmp_path: Path) -> None:
    groups = finding_groups(exported(Case(case.radiograph, case.review), tmp_path))
    assert set(groups) >= {"Length", "Mass", "Hernia"}
    assert named(groups["Mass"][0].ContentSequence, "Probability") == []


def test_a_report_of_nothing_is_refused(case: Case, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing to report"):
        exported(Case(case.radiograph, Review()), tmp_path)
    assert not (tmp_path / "sr.dcm").exists()
