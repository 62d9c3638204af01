"""Tools of the left mouse button, windows, rotation, zoom."""

from pcam_model.wording import Text
from viewer.ui.menus.spec import ActionSpec


def _presets() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"preset-{number}",
            Text("Preset &{number}", number=number),
            "Image/Window presets",
            "image.preset",
            (str(number),),
            argument=number - 1,
            tip="The file's own windows come first, then windows made from its values.",
            needs="preset",
        )
        for number in range(1, 10)
    )


_A = ActionSpec

# fmt: off
IMAGE: tuple[ActionSpec, ...] = (
    _A("tool-window", "&Window/level", "Image/Tools", "image.tool", ("W",), "window", 2,
       state="view.tool.name", argument="window",
       tip="Left drag: across for contrast, up and down for brightness"),
    _A("tool-pan", "&Pan", "Image/Tools", "image.tool", ("P",), "pan", 2,
       state="view.tool.name", argument="pan",
       tip="Left drag moves the image; so does the middle button with any tool"),
    _A("tool-zoom", "&Zoom", "Image/Tools", "image.tool", ("Z",), "zoom", 2,
       state="view.tool.name", argument="zoom",
       tip="Left drag zooms; so does the right button with any tool"),
    _A("tool-magnifier", "&Magnifier", "Image/Tools", "image.tool", ("M",), "magnifier", 2,
       state="view.tool.name", argument="magnifier",
       tip="A round lens with every stored pixel follows the mouse"),
    _A("tool-window-region", "Window from &region", "Image/Tools", "image.tool", ("Shift+W",),
       "window-region", state="view.tool.name", argument="window-region",
       tip="Drag over a region: its values fill black to white", needs="window"),
    _A("drop-tool", "&Drop the tool", "Image/Tools", "image.drop_tool", ("Esc",),
       tip="Back to window/level, and out of full screen"),
    _A("auto-window", "&Automatic window", "Image/Window presets", "image.auto_window", ("0",),
       tip="Black and white from the image itself, not from the file", needs="window"),
    _A("file-window", "As the &file says", "Image/Window presets", "image.file_window",
       ("Shift+0",), needs="window"),
    _A("window-numbers", "&Centre and width…", "Image/Window presets", "image.window_numbers",
       ("Ctrl+Shift+W",), tip="Type the window as numbers", needs="window"),
    *_presets(),
    _A("rotate-left", "Rotate &left", "Image", "image.rotate", ("L",), "rotate-left", 3,
       argument=-1, needs="image"),
    _A("rotate-right", "Rotate &right", "Image", "image.rotate", ("R",), "rotate-right", 3,
       argument=1, needs="image"),
    _A("flip-horizontal", "Flip &horizontally", "Image", "image.flip_horizontal", ("H",),
       "flip-horizontal", 3, needs="image"),
    _A("flip-vertical", "Flip &vertically", "Image", "image.flip_vertical", ("V",),
       "flip-vertical", 3, needs="image"),
    _A("invert", "&Invert", "Image", "image.invert", ("I",), "invert", 4,
       state="session.review.inverted", needs="image"),
    _A("overlays", "Overlay planes", "Image", "image.overlays", ("O",),
       state="session.review.overlays_on", needs="overlays",
       tip="Drawings and text that the file lays over its image"),
    _A("shutter", "Display shutt&er", "Image", "image.shutter", ("S",),
       state="session.review.shutter_on", needs="shutter",
       tip="The cover that the file lays round the region of interest"),
    _A("companions", "Layers of other programs", "Image", "image.companions", ("Shift+O",),
       state="session.companions.shown", needs="layers",
       tip="What segmentations, reports and presentation states beside the image show"),
    _A("fit", "&Fit", "Image", "image.fit", ("=",), "fit", 5, needs="image"),
    _A("actual-size", "&1:1", "Image", "image.actual_size", ("Ctrl+1",), "actual-size", 5,
       tip="One pixel of the image is one pixel of the screen", needs="image"),
    _A("true-size", "&True size", "Image", "image.true_size", ("Ctrl+2",), "true-size",
       tip="As large as life, where file and screen say how large they are", needs="image"),
    _A("zoom-in", "Zoom i&n", "Image", "image.zoom", ("+", "Ctrl++"), argument=1.25, needs="image"),
    _A("zoom-out", "Zoom &out", "Image", "image.zoom", ("-", "Ctrl+-"), argument=0.8,
       needs="image"),
    _A("reset", "Re&set view", "Image", "image.reset", ("Backspace",), "reset", 5,
       tip="Window, zoom, rotation and flip as on opening", needs="image"),
)
# fmt: on
