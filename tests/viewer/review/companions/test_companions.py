"""Objects beside an image: our own review comes back whole, others' work becomes layers."""

from dataclasses import replace
from pathlib import Path

import highdicom
import numpy as np
import pydicom
import pytest
from dicom_factory import item
from highdicom.sr import CodedConcept
from pydicom.dataset import Dataset
from reviewed import COLUMNS, ROWS, WITH_IDENTIFIERS, case_of

from viewer.dicom import pseudonyms
from viewer.dicom.companion import Companion, CompanionKind
from viewer.dicom.radiograph import LookupTable, VoiFunction, Window
from viewer.dicom.scan import Instance, Rejected, scan
from viewer.export.dicom.presentation import PresentationExporter
from viewer.export.dicom.report import ReportExporter
from viewer.export.dicom.segmentation import FractionalSegExporter, SegExporter
from viewer.export.options import ExportOptions
from viewer.review.annotations import Kind
from viewer.review.case import Case
from viewer.review.companions.layer import ForeignLayer
from viewer.review.companions.read import (
    Told,
    about,
    known_uids,
    newest_review,
    read_companion,
    told_of,
)
from viewer.review.measure import measure
from viewer.review.review import Review

OWN = (ReportExporter(), SegExporter(), PresentationExporter())


def companions(folder: Path) -> tuple[Companion, ...]:
    return tuple(one for one in scan([folder], companions=True) if isinstance(one, Companion))


def export(case: Case, folder: Path, exporters=OWN, options=WITH_IDENTIFIERS) -> None:
    for exporter in exporters:
        exporter.export(case, folder / f"{exporter.name}.dcm", options)


def told(case: Case, folder: Path) -> tuple[Told, ...]:
    found, failed = told_of(companions(folder), about(case.radiograph))
    assert failed == ()
    return found


def layers(case: Case, folder: Path) -> dict[str, ForeignLayer]:
    return {layer.label: layer for one in told(case, folder) for layer in one.layers}


def as_of_another_maker(file: Path, change=lambda made: None) -> None:
    """Write an object again as if another program had made it."""
    made = pydicom.dcmread(file)
    made.Manufacturer = "Other"
    for number, one in enumerate(made.get("ContentSequence", ())):
        if one.ConceptNameCodeSequence[0].CodeValue == "REVIEW_STATE":
            del made.ContentSequence[number]
    change(made)
    made.save_as(file)


# Our own


@pytest.mark.parametrize("options", [WITH_IDENTIFIERS, ExportOptions()], ids=["with", "without"])
@pytest.mark.parametrize("source", ["monochrome1", "multi-frame", "frames of a CR", "dx"])
def test_our_review_comes_back_whole(source: str, options: ExportOptions, tmp_path: Path) -> None:
    case = case_of(tmp_path, source)
    export(case, tmp_path, options=options)
    found = told(case, tmp_path)
    ours = newest_review(found)
    assert ours is not None
    assert ours.saved.review == case.review
    assert ours.analysed
    # What we drew into the others is part of the review.
    assert all(one.layers == () for one in found)
    assert {one.companion.kind for one in found} == set(CompanionKind)


def test_the_newest_review_counts(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[:1])
    later = replace(case, review=case.review.with_threshold("Mass", 0.77))
    ReportExporter().export(later, tmp_path / "a.dcm", WITH_IDENTIFIERS)
    made = pydicom.dcmread(tmp_path / "a.dcm")
    made.ContentDate = "21000101"
    made.save_as(tmp_path / "a.dcm")
    ours = newest_review(told(case, tmp_path))
    assert ours is not None
    assert ours.saved.review.edited_thresholds["Mass"] == 0.77


def test_a_review_without_a_result_says_so(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(Case(case.radiograph, case.review), tmp_path, OWN[:1])
    ours = newest_review(told(case, tmp_path))
    assert ours is not None
    assert not ours.analysed


def test_the_review_of_another_image_is_none(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[:1])
    (report,) = companions(tmp_path)
    other = replace(about(case.radiograph), uids=frozenset({"1.9"}))
    assert read_companion(report, other).saved is None
    turned = replace(about(case.radiograph), rows=COLUMNS, columns=ROWS)
    assert read_companion(report, turned).saved is None


def test_a_damaged_review_leaves_the_layers(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[:1])
    made = pydicom.dcmread(tmp_path / "sr.dcm")
    for one in made.ContentSequence:
        if one.ConceptNameCodeSequence[0].CodeValue == "REVIEW_STATE":
            one.TextValue = "{}"
    made.save_as(tmp_path / "sr.dcm")
    assert newest_review(told(case, tmp_path)) is None
    assert "Mass" in layers(case, tmp_path)


def test_without_the_key_only_the_own_uid_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError

    monkeypatch.setattr("viewer.review.companions.read.user_pseudonyms", refuse)
    assert known_uids("1.2.3") == {"1.2.3"}
    monkeypatch.undo()
    assert known_uids("1.2.3") == {"1.2.3", pseudonyms.user_pseudonyms().uid("1.2.3")}
    assert known_uids("") == frozenset()


# Segmentations


def test_segments_lie_where_they_were(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, [SegExporter()])
    found = layers(case, tmp_path)
    seg = highdicom.seg.segread(tmp_path / "seg.dcm")
    uid = case.radiograph.identity.sop_instance_uid
    theirs = seg.get_pixels_by_source_instance([uid])[0]
    assert list(found) == ["Mass", "Effusion"]
    for number, layer in enumerate(found.values()):
        assert layer.mask is not None
        assert (layer.mask == 255 * theirs[..., number]).all()
        assert layer.origin == "pcam-viewer · Segmentation"
    # As near to the colour written as CIELab in 16 bits is.
    assert np.abs(np.array(found["Mass"].colour) - (0xEE, 0x33, 0x77)).max() <= 1


def test_fractions_become_strengths(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, [FractionalSegExporter()])
    mask = layers(case, tmp_path)["Mass"].mask
    assert mask is not None
    stored = pydicom.dcmread(tmp_path / "seg-fractional.dcm").pixel_array[0]
    assert (mask == stored).all()


def test_frames_of_other_images_are_left_out(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, [SegExporter()])

    def change(made: Dataset) -> None:
        frame = made.PerFrameFunctionalGroupsSequence[0]
        source = frame.DerivationImageSequence[0].SourceImageSequence[0]
        source.ReferencedSOPInstanceUID = "1.9.9"
        for segment in made.SegmentSequence:
            del segment.RecommendedDisplayCIELabValue, segment.SegmentLabel

    as_of_another_maker(tmp_path / "seg.dcm", change)
    assert list(layers(case, tmp_path)) == ["Pleural effusion"]


def test_a_segmentation_that_names_no_source_is_about_its_image(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, [SegExporter()])

    def change(made: Dataset) -> None:
        for frame in made.PerFrameFunctionalGroupsSequence:
            del frame.DerivationImageSequence

    as_of_another_maker(tmp_path / "seg.dcm", change)
    assert list(layers(case, tmp_path)) == ["Mass", "Effusion"]


def test_frames_that_nothing_describes_are_left_out(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, [SegExporter()])

    def change(made: Dataset) -> None:
        del made.PerFrameFunctionalGroupsSequence[1]

    as_of_another_maker(tmp_path / "seg.dcm", change)
    assert list(layers(case, tmp_path)) == ["Mass"]


def test_segments_of_one_frame_stay_on_it(tmp_path: Path) -> None:
    case = case_of(tmp_path, "multi-frame")
    export(case, tmp_path, [SegExporter()])
    mass = layers(case, tmp_path)["Mass"]
    assert (mass.frame, mass.on_frame(1), mass.on_frame(0)) == (1, True, False)


def test_label_maps_are_read(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    source = pydicom.dcmread(case.radiograph.path)
    labels = np.zeros((1, ROWS, COLUMNS), np.uint8)
    labels[0, 10:20, 30:50] = 1
    labels[0, 40:60, 5:9] = 2
    described = [
        highdicom.seg.SegmentDescription(
            number, name, CodedConcept("49755003", "SCT", "Abnormal"),
            CodedConcept("4147007", "SCT", "Mass"), "MANUAL",
        )
        for number, name in enumerate(("One", "Two"), 1)
    ]  # fmt: skip
    made = highdicom.seg.Segmentation(
        [source], labels, "LABELMAP", described, "1.2.9", 1, "1.2.9.1", 1, "Other", "x", "1", "1"
    )
    made.save_as(tmp_path / "labels.dcm")
    found = layers(case, tmp_path)
    for number, name in enumerate(("One", "Two"), 1):
        mask = found[name].mask
        assert mask is not None
        assert (mask == 255 * (labels[0] == number)).all()


# Reports


def test_measurements_of_others_are_lines_with_numbers(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[:1])
    as_of_another_maker(tmp_path / "sr.dcm")
    found = layers(case, tmp_path)
    length = next(one for one in case.review.annotations if one.kind is Kind.LENGTH)
    (line,) = found["Length"].lines
    assert line == pytest.approx(np.array(length.points))
    (note,) = found["Length"].notes
    number = measure(length, case.radiograph).values[0].number
    assert note.text == f"Length {number:.4g} mm"
    (box,) = case.boxes("Effusion")
    (region,) = found["Pleural effusion"].lines
    assert region.min(axis=0) == pytest.approx([box.x, box.y], abs=1e-3)
    assert found["Pleural effusion"].notes[0].text == "Probability 0.982"
    ellipse = found["Ellipse"].lines[0]
    assert ellipse.min(axis=0) == pytest.approx([20, 30], abs=0.1)
    assert ellipse.max(axis=0) == pytest.approx([60, 90], abs=0.1)
    assert found["Text"].lines[0].tolist() == [[20, 30]]
    assert found["Text"].notes[0].text == "Größe"


def test_coordinates_on_other_images_are_left_out(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[:1])
    (report,) = companions(tmp_path)
    assert read_companion(report, replace(about(case.radiograph), uids=frozenset("1"))).layers == ()


def test_frames_of_measurements_are_kept(tmp_path: Path) -> None:
    case = case_of(tmp_path, "multi-frame")
    export(case, tmp_path, OWN[:1])
    as_of_another_maker(tmp_path / "sr.dcm")
    assert {layer.frame for layer in layers(case, tmp_path).values()} == {1}


def a_code(meaning: str, value: str = "1") -> Dataset:
    return item(CodeValue=value, CodingSchemeDesignator="99X", CodeMeaning=meaning)


def test_reports_of_detection_programs_are_read(tmp_path: Path) -> None:
    """As of chest CAD (TID 4100): coordinates below a coded finding, without a reference."""
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[:1])
    circle = item(
        ValueType="SCOORD", RelationshipType="HAS PROPERTIES",
        ConceptNameCodeSequence=[a_code("Outline")],
        GraphicType="CIRCLE", GraphicData=[50.0, 60.0, 50.0, 70.0],
    )  # fmt: skip
    broken = [
        item(ValueType="SCOORD", GraphicType=kind, GraphicData=data)
        for kind, data in (
            ("CIRCLE", [1.0, 2.0]),
            ("ELLIPSE", [1.0, 2.0]),
            ("SPLINE", [1.0, 2.0]),
            ("POLYLINE", []),
        )
    ]
    dots = item(ValueType="SCOORD", GraphicType="MULTIPOINT", GraphicData=[1.0, 2.0, 3.0, 4.0])
    nameless = item(ValueType="NUM", ContentSequence=[dots])
    unmeasured = item(
        ValueType="NUM", ContentSequence=[dots],
        ConceptNameCodeSequence=[a_code("Size")],
        MeasuredValueSequence=[item(NumericValue="")],
    )  # fmt: skip
    finding = item(
        ValueType="CODE", ConceptNameCodeSequence=[a_code("Single Image Finding")],
        ConceptCodeSequence=[a_code("Nodule")],
        ContentSequence=[circle, *broken, nameless, unmeasured],
    )  # fmt: skip

    def change(made: Dataset) -> None:
        made.ContentSequence = [item(ValueType="CONTAINER", ContentSequence=[finding])]

    as_of_another_maker(tmp_path / "sr.dcm", change)
    (layer,) = layers(case, tmp_path).values()
    assert layer.label == "Nodule"
    assert layer.lines[0].min(axis=0) == pytest.approx([40, 50], abs=0.1)
    assert [line.tolist() for line in layer.lines[1:3]] == [[[1, 2]], [[3, 4]]]
    assert layer.notes == ()


def test_where_several_images_are_named_a_place_must_name_its_own(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[:1])

    def change(made: Dataset) -> None:
        made.ContentSequence = [
            item(ValueType="SCOORD", GraphicType="POINT", GraphicData=[1.0, 2.0])
        ]
        one = made.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence[0]
        one.ReferencedSOPSequence.append(item(ReferencedSOPInstanceUID="1.9"))

    as_of_another_maker(tmp_path / "sr.dcm", change)
    assert layers(case, tmp_path) == {}


def test_a_document_without_end_ends(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[:1])

    def change(made: Dataset) -> None:
        nested = item(ValueType="SCOORD", GraphicType="POINT", GraphicData=[1.0, 2.0])
        for _ in range(40):
            nested = item(ValueType="CONTAINER", ContentSequence=[nested])
        made.ContentSequence = [nested]

    as_of_another_maker(tmp_path / "sr.dcm", change)
    assert layers(case, tmp_path) == {}


# Presentation states


def test_graphics_of_others_are_layers(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[2:])

    def change(made: Dataset) -> None:
        del made.GraphicLayerSequence[0].GraphicLayerDescription
        del made.GraphicLayerSequence[1].GraphicLayerRecommendedDisplayCIELabValue
        del made.GraphicAnnotationSequence[1].ReferencedImageSequence

    as_of_another_maker(tmp_path / "gsps.dcm", change)
    found = layers(case, tmp_path)
    assert list(found) == [
        "FINDING_1", "Effusion", "Drawn by the reader", "Intended use and warnings"
    ]  # fmt: skip
    (box,) = case.boxes("Mass")
    assert found["FINDING_1"].lines[0].min(axis=0) == pytest.approx([box.x, box.y], abs=1e-3)
    assert found["FINDING_1"].notes[0].text == "Mass 0.88, threshold 0.50"
    drawn = found["Drawn by the reader"]
    assert any(line.tolist() == [[20, 30], [60, 90]] for line in drawn.lines)
    assert "Größe" in {note.text for note in drawn.notes}
    (notes,) = found["Intended use and warnings"].notes
    # In shares of the display: 2 % from the left, 86 % from the top.
    assert notes.place == pytest.approx((0.02 * COLUMNS, 0.86 * ROWS))
    assert notes.text.splitlines()[0] == "Not for clinical use: research and teaching"


@pytest.mark.parametrize("source", ["monochrome1", "dx", "colour", "multi-frame"])
@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_our_state_alone_brings_the_view_back(
    source: str, flipped: bool, turns: int, tmp_path: Path
) -> None:
    view = Review(quarter_turns=turns, flipped=flipped)
    if source == "dx":
        view = view.changed(voi=Window(1000.5, 300, VoiFunction.SIGMOID), inverted=True)
    case = case_of(tmp_path, source, view)
    export(case, tmp_path, OWN[2:])
    found = told(case, tmp_path)
    ours = newest_review(found)
    assert ours is not None
    assert ours.saved.review == view
    assert not ours.analysed
    assert [layer.label for layer in ours.layers] == ["Intended use and warnings"]
    as_of_another_maker(tmp_path / "gsps.dcm")
    assert newest_review(told(case, tmp_path)) is None


def test_tables_come_back_in_sixteen_bits(tmp_path: Path) -> None:
    table = LookupTable(0, np.arange(4096, dtype=np.uint16), 12)
    case = case_of(tmp_path, "dx", Review(voi=table))
    export(case, tmp_path, OWN[2:])
    ours = newest_review(told(case, tmp_path))
    assert ours is not None
    voi = ours.saved.review.voi
    assert isinstance(voi, LookupTable)
    assert (voi.bits, voi.data[-1]) == (16, 65535)
    # A table of the image itself is no choice of the reader.
    (state,) = companions(tmp_path)
    image = replace(about(case.radiograph), vois=(table,))
    assert read_companion(state, image).saved.review.voi is None
    assert read_companion(state, replace(image, shuttered=True)).saved.review.shutter_on is False


def test_a_state_of_another_image_shows_nothing(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[2:])
    (state,) = companions(tmp_path)
    assert read_companion(state, replace(about(case.radiograph), uids=frozenset("1"))).saved is None


def test_graphics_on_other_images_and_frames_are_left_out(tmp_path: Path) -> None:
    case = case_of(tmp_path, "multi-frame")
    export(case, tmp_path, OWN[2:])
    as_of_another_maker(tmp_path / "gsps.dcm")
    found = layers(case, tmp_path)
    assert {name: layer.frame for name, layer in found.items()} == {
        "Mass": 1, "Effusion": 1, "Drawn by the reader": 1, "Intended use and warnings": None
    }  # fmt: skip
    (state,) = companions(tmp_path)
    assert read_companion(state, replace(about(case.radiograph), uids=frozenset("1"))).layers == ()


def test_graphics_without_a_name_or_place_do_no_harm(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path, OWN[2:])

    def change(made: Dataset) -> None:
        del made.GraphicLayerSequence
        one, *_ = made.GraphicAnnotationSequence
        one.GraphicLayer = ""
        one.TextObjectSequence = [item(UnformattedTextValue="nowhere"), item()]
        made.GraphicAnnotationSequence = [one, item(GraphicLayer="EMPTY")]

    as_of_another_maker(tmp_path / "gsps.dcm", change)
    assert list(layers(case, tmp_path)) == ["Layer"]


# The scan


def test_a_scan_tells_companions_from_images(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path)
    found = list(scan([tmp_path], companions=True))
    assert [type(one) for one in found] == [Companion, Companion, Instance, Companion]
    uid = case.radiograph.identity.sop_instance_uid
    for one in found:
        if isinstance(one, Companion):
            assert uid in one.references
            assert (one.maker, one.is_ours) == ("pcam-viewer", True)
            assert one.description.endswith("for research only")
            assert one.made[:2] == "20"


def test_a_scan_for_images_names_companions_as_none(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path)
    found = [one for one in scan([tmp_path]) if isinstance(one, Rejected)]
    assert [one.reason.split(":")[0] for one in found] == ["This is DICOM, but not an image"] * 3
    assert "Segmentation Storage" in "".join(one.reason for one in found)


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    export(case, tmp_path)
    found = companions(tmp_path)
    (tmp_path / "seg.dcm").unlink()
    done, failed = told_of(found, about(case.radiograph))
    assert newest_review(done) is not None
    ((lost, error),) = failed
    assert lost.kind is CompanionKind.SEGMENTATION
    assert "does not exist" in str(error)
