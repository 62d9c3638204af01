"""Open, close, save, export."""

from pcam_model.wording import Text
from viewer.ui.closings import Level
from viewer.ui.menus.spec import ActionSpec
from viewer.ui.recent_paths import MOST


def _recent() -> tuple[ActionSpec, ...]:
    paths = tuple(
        ActionSpec(
            f"recent-{number}",
            Text("Recent &{number}", number=number),
            "File/Recent",
            "open_recent",
            argument=number - 1,
            needs="recent",
        )
        for number in range(1, MOST + 1)
    )
    clear = ActionSpec(
        "clear-recent",
        "&Forget these",
        "File/Recent",
        "clear_recent",
        tip="The settings can keep it from remembering any",
        needs="recent",
    )
    return (*paths, clear)


def _closings() -> tuple[ActionSpec, ...]:
    texts = {
        Level.IMAGE: Text("Close &image"),
        Level.SERIES: Text("Close &series"),
        Level.STUDY: Text("Close st&udy"),
        Level.PATIENT: Text("Close &patient"),
    }
    return tuple(
        ActionSpec(
            f"close-{level.value}",
            text,
            "File/Close" if level is not Level.STUDY else "File",
            "closing.close",
            ("Ctrl+W",) if level is Level.STUDY else (),
            argument=level,
            tip="Of the image in the active tile, or what is selected in the list",
            needs="studies",
        )
        for level, text in texts.items()
    )


#: What the list of studies offers for what is selected in it.
STUDY_MENU = (*(f"close-{level.value}" for level in Level), "close-all", "reopen-closed")

_A = ActionSpec

# fmt: off
FILE: tuple[ActionSpec, ...] = (
    _A("open-files", "&Open files…", "File", "open_files", ("Ctrl+O",), "open-files", 1,
       tip="DICOM, PNG, JPEG or WebP files, or ZIP archives of them"),
    _A("open-folder", "Open &folder…", "File", "open_folder", ("Ctrl+Shift+O",), "open-folder", 1,
       tip="Searches the folder and all folders inside it"),
    _A("open-demo", "Open &demo study", "File", "open_demo", (), "demo",
       tip="A synthetic radiograph that ships with the program"),
    *_recent(),
    *_closings(),
    _A("close-all", "Close &all studies", "File", "close_all", ("Ctrl+F4",), needs="studies"),
    _A("reopen-closed", "Reope&n closed", "File", "closing.reopen", ("Ctrl+Shift+T",),
       tip="As it was: with verdicts, drawings and what can be undone", needs="closed"),
    _A("export", "&Export…", "File", "export", ("Ctrl+E",), "export", 8,
       tip="Pictures, a report, tables or DICOM files, of this image or of all", needs="image"),
    _A("export-measurements", "Export &measurements…", "File", "reviews.ask_export", (),
       tip="Everything that was measured as a table, without identifiers", needs="annotations"),
    _A("open-review", "Open re&view…", "File", "reviews.ask_open", (),
       tip="Verdicts, annotations, thresholds and windows; each goes to its image"),
    _A("save-review", "&Save review", "File", "reviews.save", ("Ctrl+S",),
       tip="Verdicts, annotations, thresholds and windows of all open images in one file",
       needs="studies"),
    _A("save-review-as", "Save review as…", "File", "reviews.ask_save", ("Ctrl+Shift+E",),
       tip="To another file", needs="studies"),
    _A("copy", "&Copy picture", "File", "copy_picture", ("Ctrl+C",), "copy", 8,
       tip="To the clipboard, without identifiers; a selected annotation instead",
       needs="image"),
    _A("quit", "&Quit", "File", "quit", ("Ctrl+Q",)),
)
# fmt: on
