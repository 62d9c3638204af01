"""A real window on a synthetic radiograph and a model whose answer is known by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.uid import ExplicitVRLittleEndian, generate_uid
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from tests.support.onnx_factory import write_model
from viewer.models import library
from viewer.review.hanging import Layout
from viewer.ui import settings
from viewer.ui.app import make_application
from viewer.ui.language import LANGUAGES, use_language
from viewer.ui.main_window import MainWindow
from viewer.ui.tile import State

#: The bright square of the synthetic radiograph: left, top, width, height.
SQUARE = (160, 240, 80, 80)
ROWS, COLUMNS = 640, 512
FRAMES = 4
#: Squares on the left and on the right.
LEFT, RIGHT = (60, 240, 80, 80), (360, 240, 80, 80)


def write_dicom(
    path: Path, *, square: tuple[int, int, int, int] = SQUARE, **changes: object
) -> Path:
    """Write a 12-bit chest radiograph: a dark slope with a bright square."""
    pixels = np.tile(np.linspace(100, 900, COLUMNS, dtype=np.uint16), (ROWS, 1))
    x, y, width, height = square
    pixels[y : y + height, x : x + width] = 4000
    meta = pydicom.dataset.FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1.1"
    meta.MediaStorageSOPInstanceUID = generate_uid()
    dataset = pydicom.Dataset()
    dataset.file_meta = meta
    fields = {
        "SOPClassUID": meta.MediaStorageSOPClassUID,
        "SOPInstanceUID": meta.MediaStorageSOPInstanceUID,
        "StudyInstanceUID": generate_uid(),
        "SeriesInstanceUID": generate_uid(),
        "PatientName": "Doe^Jane",
        "PatientID": "P-4711",
        "PatientAge": "050Y",
        "StudyDate": "20240102",
        "StudyDescription": "Chest",
        "Modality": "DX",
        "BodyPartExamined": "CHEST",
        "ViewPosition": "PA",
        "PatientOrientation": ["L", "F"],
        "PresentationIntentType": "FOR PRESENTATION",
        "PhotometricInterpretation": "MONOCHROME2",
        "SamplesPerPixel": 1,
        "Rows": ROWS,
        "Columns": COLUMNS,
        "BitsAllocated": 16,
        "BitsStored": 12,
        "HighBit": 11,
        "PixelRepresentation": 0,
        "WindowCenter": 2048,
        "WindowWidth": 4096,
        "PixelData": pixels.tobytes(),
    } | changes
    for name, value in fields.items():
        if value is None:
            continue
        setattr(dataset, name, value)
    dataset.save_as(path, enforce_file_format=True)
    return path


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    from PySide6.QtWidgets import QApplication

    return QApplication


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.ENVIRONMENT, str(tmp_path / "settings.ini"))
    monkeypatch.setenv(library.ENVIRONMENT, str(tmp_path / "own-models"))


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Mass lights up where the image is bright; Effusion nearly nowhere; Edema everywhere."""
    return write_model(
        tmp_path_factory.mktemp("model") / "tiny.onnx",
        ("Mass", "Effusion", "Edema"),
        gains=(8.0, 1.0, 0.0),
        biases=(-4.0, -6.0, 1.0),
    )


@pytest.fixture
def chest(tmp_path: Path) -> Path:
    return write_dicom(tmp_path / "chest.dcm")


@pytest.fixture
def make_window(qtbot, qapp, model: Path) -> Iterator[Callable[..., MainWindow]]:
    """Return a function that shows a window; every window is closed at the end."""
    make_application()
    windows = []

    def make(
        *paths: Path,
        ask: bool = False,
        own_model: Path | None = None,
        engine: str | None = None,
    ) -> MainWindow:
        window = MainWindow(own_model or model, "cpu", engine=engine)
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        window.start(paths, ask=ask)
        return window

    yield make
    for window in filter(isValid, windows):
        # Nobody is there to be asked about unsaved reviews.
        window.attended = False
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def settle(qtbot) -> Callable[[MainWindow], None]:
    """Return a function that waits until the image of a window is analysed, or will not be."""

    def wait(window: MainWindow, state: State = State.DONE) -> None:
        qtbot.waitUntil(lambda: window.session.state is state, timeout=20_000)
        qtbot.waitUntil(lambda: not window.session.busy, timeout=20_000)

    return wait


@pytest.fixture
def window(make_window, settle, chest: Path) -> MainWindow:
    """A window with the synthetic radiograph, analysed."""
    window = make_window(chest)
    settle(window)
    return window


@pytest.fixture
def dialog_of(window: MainWindow) -> Callable[[str], QDialog]:
    """Return a function that opens the dialog of an action."""

    def show(name: str) -> QDialog:
        window.action_set[name].trigger()
        assert window.commands._dialog is not None, f"{name} opens no dialog of this program"
        return window.commands._dialog

    return show


@pytest.fixture
def several_frames(tmp_path: Path) -> Path:
    """An image whose square moves to the right from frame to frame."""
    pixels = np.zeros((FRAMES, ROWS, COLUMNS), np.uint16)
    for frame in range(FRAMES):
        pixels[frame, 240:320, 60 + 100 * frame : 140 + 100 * frame] = 4000
    return write_dicom(
        tmp_path / "several.dcm",
        NumberOfFrames=FRAMES,
        PixelData=pixels.tobytes(),
        FrameTime="40",
        FrameIncrementPointer=0x00181063,
    )


def settle_all(window: MainWindow, qtbot) -> None:
    """Wait until every tile has all that comes to it by itself."""
    qtbot.waitUntil(lambda: window.session.settled and not window.session.busy, timeout=20_000)


@pytest.fixture
def pair(make_window, settle, qtbot, tmp_path: Path) -> MainWindow:
    """Two images side by side, the square on the left in the first, on the right in the second."""
    window = make_window(
        write_dicom(tmp_path / "a.dcm", square=LEFT), write_dicom(tmp_path / "b.dcm", square=RIGHT)
    )
    settle(window)
    session = window.session
    session.set_layout(Layout(1, 2))
    first, second = window.studies.order
    session.show(first, session.tiles[0])
    session.show(second, session.tiles[1])
    settle_all(window, qtbot)
    return window


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest, qapp) -> Iterator[str]:
    """The language of the window, one after another."""
    settings.Settings().set(settings.LANGUAGE, request.param)
    use_language(qapp, request.param)
    yield request.param
    use_language(qapp, "en")
