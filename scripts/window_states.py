"""The states of the window that are drawn: how to come from one to the next.

Everything shown is the demo study, or made from it here.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

#: Dialogs that an action opens while an image is analysed.
DIALOGS = (
    "palette", "settings", "edit-keys", "keys", "about", "export", "header", "models",
    "window-numbers", "agreement",
)  # fmt: skip


def states(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    """Bring a window from state to state; give the name of each and what to draw.

    Parameters
    ----------
    window : MainWindow
        Not started yet.
    folder : Path
        Where files may be written.
    """
    for chapter in CHAPTERS:
        yield from chapter(window, folder)


def _start(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    window.start(ask=True)
    yield "first-start", window
    window.notice.hide()
    yield "empty", window


def _finding(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    window.commands.open_demo()
    _settle(window)
    window.action_set["next-finding"].trigger()
    yield "finding", window
    for name in DIALOGS:
        window.action_set[name].trigger()
        _settle(window)
        yield name, window.commands._dialog
        window.commands._dialog.close()


def _drawings(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    from viewer.review.annotations import Annotation, Kind

    place, session = _placer(window), window.session
    ratio = (
        place(0.49, 0.30), place(0.49, 0.74), place(0.365, 0.62), place(0.80, 0.62),
        place(0.19, 0.70), place(0.83, 0.70),
    )  # fmt: skip
    drawn = (
        Annotation(Kind.CARDIOTHORACIC, ratio),
        Annotation(Kind.ELLIPSE, (place(0.24, 0.30), place(0.36, 0.45))),
    )
    shown = session.review.visible
    session.change(annotations=drawn, visible=frozenset())
    yield "measured", window
    session.change(annotations=(), visible=shown)


def _verdicts(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    from viewer.review.annotations import Annotation, Kind
    from viewer.review.verdict import Verdict
    from viewer.ui.judging import comment, judge

    place, session = _placer(window), window.session
    judge(session, "Atelectasis", Verdict.DISAGREE)
    judge(session, "Effusion", Verdict.UNSURE)
    judge(session, "Cardiomegaly", Verdict.AGREE)
    comment(session, "Cardiomegaly", "wider than half of the chest")
    region = Annotation(
        Kind.ELLIPSE, (place(0.36, 0.36), place(0.84, 0.74)), finding="Cardiomegaly"
    )
    session.change(annotations=(region,))
    yield "verdicts", window
    session.change(annotations=())
    if window.commands.reviews.guard(lambda: None) is False:
        yield "unsaved", window.commands._dialog
        window.commands._dialog.close()
    comment(session, "Cardiomegaly", "")


def _worklist(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    window.worklist_dock.show()
    window.commands.worklist.analyse_all(True)
    _wait(lambda: not window.worklist.background.running)
    window.worklist.refresh()
    yield "worklist", window
    window.worklist_dock.hide()


def _tiles(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    session, actions = window.session, window.action_set
    order = window.studies.order
    session.change(visible=frozenset({session.prediction.findings[1]}))
    actions["layout-1x2"].trigger()
    session.show(order[1], session.tiles[1])
    _settle(window)
    yield "two-tiles", window
    actions["layout-1x1"].trigger()
    window.comparison.start(None, window.models.engine)
    _settle(window)
    _wait(lambda: window.comparison.second.state.settled)
    yield "two-models", window
    window.comparison.show(False)


def _prior(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    window.session.close_all()
    window.commands.open_paths([_current_and_prior(folder / "prior")])
    _settle(window)
    window.action_set["layout-2x2"].trigger()
    for tile, source in zip(window.session.tiles, window.studies.order, strict=False):
        window.session.show(source, tile)
    _settle(window)
    yield "four-tiles", window


def _unsuitable(window: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    window.session.close_all()
    window.commands.open_paths([_unusable(folder / "unusable")])
    _settle(window)
    yield "unsuitable", window


CHAPTERS: tuple[Callable[[Any, Path], Iterator[tuple[str, Any]]], ...] = (
    _start, _finding, _drawings, _verdicts, _worklist, _tiles, _prior, _unsuitable,
)  # fmt: skip


def _settle(window: Any) -> None:
    from viewer.ui.app import wait_until_settled

    if window.session.instances or window.session.busy:
        wait_until_settled(window)


def _wait(done: Callable[[], bool]) -> None:
    import time

    from PySide6.QtWidgets import QApplication

    while not done():
        QApplication.processEvents()
        time.sleep(0.01)


def _placer(window: Any) -> Callable[[float, float], tuple[float, float]]:
    radiograph = window.session.radiograph
    return lambda x, y: (x * radiograph.columns, y * radiograph.rows)


def _demo() -> "list[Any]":
    import pydicom

    import resources

    return [pydicom.dcmread(path) for path in sorted(resources.path("demo").glob("*.dcm"))]


def _current_and_prior(folder: Path) -> Path:
    """Write a patient with two studies of two images each."""
    folder.mkdir()
    for number, dataset in enumerate([*_demo(), *_demo()][:4]):
        dataset.PatientID, dataset.StudyDate = "SYNTHETIC", ("20260101", "20240610")[number // 2]
        dataset.StudyInstanceUID = f"2.25.{7 + number // 2}"
        dataset.SeriesInstanceUID = f"2.25.7{number}"
        dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = f"2.25.77{number}"
        dataset.save_as(folder / f"{number}.dcm")
    return folder


def _unusable(folder: Path) -> Path:
    """Write a lateral view, which the model does not suit, and files that are no images."""
    folder.mkdir()
    lateral = _demo()[0]
    lateral.ViewPosition, lateral.PatientName = "LL", "SYNTHETIC^LATERAL"
    lateral.save_as(folder / "lateral.dcm")
    (folder / "letter.docx").write_bytes(b"PK\3\4 nothing of use")
    (folder / "empty.dcm").write_bytes(b"")
    (folder / "cut-off.dcm").write_bytes((folder / "lateral.dcm").read_bytes()[:3000])
    return folder
