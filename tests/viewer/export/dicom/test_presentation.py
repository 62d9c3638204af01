"""Presentation states show the image as the window does; DCMTK and highdicom say so."""

from pathlib import Path

import numpy as np
import pydicom
import pytest
from dicom_factory import dataset, lut_item, write
from highdicom.color import CIELabColor
from PIL import Image
from reviewed import (
    COLUMNS,
    GREY,
    ROWS,
    STACK,
    WITH_IDENTIFIERS,
    a_review,
    annotations,
    case_of,
    run,
)

from viewer.dicom.display import render
from viewer.dicom.radiograph import LookupTable, VoiFunction, Window
from viewer.dicom.read import read
from viewer.export.dicom.presentation import PresentationExporter
from viewer.export.options import ExportOptions
from viewer.export.orientation import Orientation
from viewer.review.annotations import Kind
from viewer.review.case import Case
from viewer.review.review import Review


def exported(
    case: Case, folder: Path, options: ExportOptions = WITH_IDENTIFIERS
) -> pydicom.Dataset:
    PresentationExporter().export(case, folder / "gsps.dcm", options)
    return pydicom.dcmread(folder / "gsps.dcm")


def drawn_by_dcmtk(case: Case, folder: Path) -> np.ndarray:
    """Return the picture DCMTK makes of image and state; it draws no graphics."""
    exported(case, folder)
    arguments = ("--frame", case.review.frame + 1, "--pstate", folder / "gsps.dcm")
    done = run("dcmp2pgm", *arguments, case.radiograph.path, folder / "drawn.pgm")
    assert done.returncode == 0, done.stderr
    return np.asarray(Image.open(folder / "drawn.pgm"))


SIGNED = GREY.astype(np.int16) - 2000
TABLE = LookupTable(0, np.linspace(0, 4095, 3000).astype(np.uint16) // 2, 12, "steep")
#: Images and what a reader chose for them.
VIEWS = {
    "file's window": (dataset(GREY, bits=12, WindowCenter=1500, WindowWidth=900), Review()),
    "monochrome1": (dataset(GREY, bits=12, PhotometricInterpretation="MONOCHROME1"), Review()),
    "monochrome1 inverted": (
        dataset(GREY, bits=12, PhotometricInterpretation="MONOCHROME1"),
        Review(inverted=True),
    ),
    "inverse shape": (dataset(GREY, bits=12, PresentationLUTShape="INVERSE"), Review()),
    "both inverse": (
        dataset(
            GREY, bits=12, PhotometricInterpretation="MONOCHROME1", PresentationLUTShape="INVERSE"
        ),
        Review(),
    ),
    "own window": (dataset(GREY, bits=12), Review(voi=Window(1000.5, 800))),
    "sigmoid": (
        dataset(GREY, bits=12),
        Review(voi=Window(2000, 1500, VoiFunction.SIGMOID), inverted=True),
    ),
    "exact": (dataset(GREY, bits=12), Review(voi=Window(2000, 900, VoiFunction.LINEAR_EXACT))),
    "rescaled": (
        dataset(GREY, bits=12, RescaleSlope=0.5, RescaleIntercept=-300),
        Review(voi=Window(200, 900)),
    ),
    "signed": (dataset(SIGNED, bits=16), Review(voi=Window(-500, 2000))),
    "table": (dataset(GREY, bits=12), Review(voi=TABLE)),
    "narrow modality table": (
        dataset(GREY % 251, bits=8, ModalityLUTSequence=[lut_item(0, list(range(251)), 8)]),
        Review(voi=Window(100, 90)),
    ),
    "modality table": (
        dataset(GREY, bits=12, ModalityLUTSequence=[lut_item(0, list(range(4095, -1, -1)), 12)]),
        Review(voi=Window(1000, 900)),
    ),
    "second frame": (dataset(STACK, bits=12, Modality="OT"), Review(frame=1, voi=Window(900, 800))),
}  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_dcmtk_draws_what_the_window_shows(view: str, tmp_path: Path) -> None:
    image, review = VIEWS[view]
    case = Case(read(write(tmp_path / "image.dcm", image)), review)
    theirs = drawn_by_dcmtk(case, tmp_path).astype(int)
    ours = render(case.radiograph, review.frame, review.voi, review.inverted).astype(int)
    if view in ("sigmoid", "exact"):
        # This DCMTK takes every window for a linear one: only the polarity can be compared.
        assert np.corrcoef(theirs.ravel(), ours.ravel())[0, 1] > 0.9
    else:
        assert np.abs(theirs - ours).max() <= 1


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_dcmtk_turns_as_the_window_does(turns: int, flipped: bool, tmp_path: Path) -> None:
    review = Review(quarter_turns=turns, flipped=flipped, voi=Window(2000, 4000))
    case = Case(read(write(tmp_path / "image.dcm", dataset(GREY, bits=12))), review)
    theirs = drawn_by_dcmtk(case, tmp_path).astype(int)
    plain = render(case.radiograph, 0, review.voi)
    ours = Orientation.of(review, ROWS, COLUMNS).turn(plain).astype(int)
    assert theirs.shape == ours.shape
    assert np.abs(theirs - ours).max() <= 1


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_displayed_area_names_the_corners_seen(
    turns: int, flipped: bool, tmp_path: Path
) -> None:
    review = Review(quarter_turns=turns, flipped=flipped)
    case = case_of(tmp_path, review=review)
    (area,) = exported(case, tmp_path).DisplayedAreaSelectionSequence
    numbered = np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS)
    seen = Orientation.of(review, ROWS, COLUMNS).turn(numbered)
    for corner, number in (
        (area.DisplayedAreaTopLeftHandCorner, seen[0, 0]),
        (area.DisplayedAreaBottomRightHandCorner, seen[-1, -1]),
    ):
        row, column = divmod(int(number), COLUMNS)
        assert list(corner) == [column + 1, row + 1]


def test_the_window_in_force_is_written_also_where_the_file_has_none(tmp_path: Path) -> None:
    (item,) = exported(case_of(tmp_path, "monochrome1"), tmp_path).SoftcopyVOILUTSequence
    assert item.VOILUTFunction == "LINEAR_EXACT"
    assert item.WindowCenterWidthExplanation == "automatic"
    review = Review(voi=Window(0.5, 0.25, explanation="narrow"))
    narrow = exported(case_of(tmp_path, "monochrome1", review), tmp_path)
    assert narrow.SoftcopyVOILUTSequence[0].VOILUTFunction == "LINEAR_EXACT"


def test_tables_keep_their_range_and_course(tmp_path: Path) -> None:
    table = LookupTable(-5, np.arange(300, dtype=np.uint16), 9)
    state = exported(case_of(tmp_path, review=Review(voi=table)), tmp_path)
    (item,) = state.SoftcopyVOILUTSequence[0].VOILUTSequence
    assert list(item.LUTDescriptor) == [300, -5, 16]
    shares = np.frombuffer(item.LUTData, "<u2") / 65535
    assert shares == pytest.approx(np.arange(300) / 511, abs=1e-5)


def layers_of(state: pydicom.Dataset) -> dict[str, list[pydicom.Dataset]]:
    """Return the annotations of each layer."""
    found: dict[str, list[pydicom.Dataset]] = {}
    for one in state.GraphicAnnotationSequence:
        found.setdefault(one.GraphicLayer, []).append(one)
    return found


def test_findings_drawings_and_notes_have_layers(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    state = exported(case, tmp_path)
    names = [layer.GraphicLayerDescription for layer in state.GraphicLayerSequence]
    assert names == ["Mass", "Effusion", "Drawn by the reader", "Intended use and warnings"]
    layers = layers_of(state)
    (mass,) = layers["FINDING_1"]
    (box,) = case.boxes("Mass")
    corners = np.array(mass.GraphicObjectSequence[0].GraphicData).reshape(-1, 2)
    assert corners.min(axis=0) == pytest.approx([box.x, box.y], abs=1e-3)
    assert mass.TextObjectSequence[0].UnformattedTextValue == "Mass 0.88, threshold 0.50"
    texts = {one.UnformattedTextValue for one in layers["DRAWN"][0].TextObjectSequence}
    assert {"Größe"} <= texts
    assert any(text.startswith("13.0 mm (calibrated)") for text in texts)
    (notes,) = layers["NOTES"]
    assert notes.TextObjectSequence[0].UnformattedTextValue.splitlines() == [
        "Not for clinical use: research and teaching",
        "test-model 1.2, SHA-256 0123456789ab",
        "Effusion: threshold edited, 0.20 (model 0.50)",
        "Beware of the film.",
    ]


def test_a_finding_has_the_colour_that_the_reader_gave_it(tmp_path: Path) -> None:
    state = exported(case_of(tmp_path, review=a_review().with_colour("Mass", (1, 2, 3))), tmp_path)
    (mass,) = (
        layer for layer in state.GraphicLayerSequence if layer.GraphicLayerDescription == "Mass"
    )
    assert mass.GraphicLayerRecommendedDisplayCIELabValue == list(
        CIELabColor.from_rgb(1, 2, 3).value
    )


def test_what_is_hidden_is_not_drawn(tmp_path: Path) -> None:
    review = a_review().changed(annotations_on=False, heatmaps_on=False)
    assert set(layers_of(exported(case_of(tmp_path, review=review), tmp_path))) == {"NOTES"}


def test_a_finding_that_is_nowhere_has_no_layer(tmp_path: Path) -> None:
    review = Review(visible=frozenset({"Mass"})).with_threshold("Mass", 0.999)
    assert set(layers_of(exported(case_of(tmp_path, review=review), tmp_path))) == {"NOTES"}


def test_arrows_have_a_head_at_their_tip(tmp_path: Path) -> None:
    (arrow,) = [one for one in annotations() if one.kind is Kind.ARROW]
    state = exported(case_of(tmp_path, review=Review(annotations=(arrow,))), tmp_path)
    _, head = layers_of(state)["DRAWN"][0].GraphicObjectSequence
    places = np.array(head.GraphicData).reshape(-1, 2)
    assert places[1] == pytest.approx([20, 30])
    assert np.hypot(*(places[0] - places[1])) < 10


def test_drawings_name_their_frame(tmp_path: Path) -> None:
    review = Review(frame=1, annotations=(*annotations(0)[:1], *annotations(1)[:1]))
    state = exported(case_of(tmp_path, "multi-frame", review), tmp_path)
    frames = [
        one.ReferencedImageSequence[0].ReferencedFrameNumber for one in layers_of(state)["DRAWN"]
    ]
    assert frames == [1, 2]


def test_drawings_of_frames_that_have_no_name_are_left_out(tmp_path: Path) -> None:
    review = Review(frame=1, annotations=(*annotations(0)[:1], *annotations(1)[:2]))
    state = exported(case_of(tmp_path, "frames of a CR", review), tmp_path)
    (drawn,) = layers_of(state)["DRAWN"]
    # The length and the angle of the second frame: two lines and the arc.
    assert len(drawn.GraphicObjectSequence) == 3


def with_planes(folder: Path) -> Case:
    image = dataset(
        GREY, bits=12, ShutterShape="RECTANGULAR", ShutterLeftVerticalEdge=10,
        ShutterRightVerticalEdge=90, ShutterUpperHorizontalEdge=5, ShutterLowerHorizontalEdge=95,
        ShutterPresentationValue=0,
    )  # fmt: skip
    for element, vr, value in (
        (0x10, "US", ROWS), (0x11, "US", COLUMNS), (0x40, "CS", "G"), (0x50, "SS", [1, 1]),
        (0x100, "US", 1), (0x102, "US", 0), (0x3000, "OW", bytes(ROWS * COLUMNS // 8)),
    ):  # fmt: skip
        image.add_new((0x6000, element), vr, value)
    return Case(read(write(folder / "image.dcm", image)), Review())


def test_shutter_and_overlays_are_on_where_they_are_on(tmp_path: Path) -> None:
    case = with_planes(tmp_path)
    state = exported(case, tmp_path)
    assert (state.ShutterShape, state.ShutterRightVerticalEdge) == ("RECTANGULAR", 90)
    assert state[0x6000, 0x1001].value == "OVERLAYS"
    assert state.GraphicLayerSequence[0].GraphicLayer == "OVERLAYS"
    said = run("dciodvfy", "-new", tmp_path / "gsps.dcm").stderr
    assert "Error" not in said
    off = Case(case.radiograph, Review(overlays_on=False, shutter_on=False))
    state = exported(off, tmp_path)
    assert "ShutterShape" not in state
    assert (0x6000, 0x1001) not in state


def test_spacing_is_told_only_where_it_is_true_of_the_patient(tmp_path: Path) -> None:
    (area,) = exported(case_of(tmp_path), tmp_path).DisplayedAreaSelectionSequence
    assert list(area.PresentationPixelSpacing) == [0.18, 0.18]
    case = case_of(tmp_path, "monochrome1", ImagerPixelSpacing=[0.4, 0.2])
    (area,) = exported(case, tmp_path).DisplayedAreaSelectionSequence
    assert "PresentationPixelSpacing" not in area
    assert list(area.PresentationPixelAspectRatio) == [2000, 1000]


def test_colour_images_get_a_colour_state(tmp_path: Path) -> None:
    state = exported(case_of(tmp_path, "colour"), tmp_path)
    assert state.SOPClassUID == pydicom.uid.ColorSoftcopyPresentationStateStorage
    assert state.ICCProfile[12:16] == b"scnr"
    assert "SoftcopyVOILUTSequence" not in state
    inverted = case_of(tmp_path, "colour", Review(inverted=True))
    with pytest.raises(ValueError, match="cannot invert it"):
        exported(inverted, tmp_path)


def test_the_same_review_is_the_same_file(tmp_path: Path) -> None:
    for source in ("dx", "colour"):
        case = case_of(tmp_path, source)
        exported(case, tmp_path, ExportOptions())
        first = (tmp_path / "gsps.dcm").read_bytes()
        exported(case, tmp_path, ExportOptions())
        assert (tmp_path / "gsps.dcm").read_bytes() == first
