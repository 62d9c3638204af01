"""Both themes: text that can be read, one ground for images, icons that follow."""

import re

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

import resources
from viewer.ui import theme
from viewer.ui.theme import THEMES, apply_theme, colour, icon


@pytest.fixture(params=sorted(THEMES))
def colours(request, qapp):
    apply_theme(request.param)
    yield THEMES[request.param]
    apply_theme("dark")


def luminance(hexa: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = []
    for value in QColor(hexa).getRgbF()[:3]:
        channels.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    # The lightest grey that passes on white, as every checker says.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


#: Ink on ground, wherever text stands.
TEXT_PAIRS = [
    *(("text", ground) for ground in ("window", "panel", "raised", "ground")),
    *(("bright", ground) for ground in (
        "window", "panel", "raised", "ground", "accent_ground", "caution_ground", "error_ground")),
    *(("muted", ground) for ground in ("window", "panel", "raised", "ground")),
    *(("caution", ground) for ground in ("window", "panel", "raised", "caution_ground")),
    *(("accent", ground) for ground in ("panel", "window")),
    *(("image_text", "black"), ("image_muted", "black"), ("image_caution", "black")),
    *(("image_text", "image_drop"), ("image_muted", "image_drop")),
]  # fmt: skip


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(colours, ink, ground):
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize(
    ("line", "ground"),
    [("edge", "window"), ("edge", "panel"), ("edge", "ground"), ("accent", "window"),
     ("accent", "panel"), ("accent", "ground"), ("image_line", "black"), ("image_focus", "black")],
)  # fmt: skip
def test_edges_of_controls_and_focus_can_be_seen(colours, line, ground):
    assert contrast(colours[line], colours[ground]) >= 3.0


def test_every_ink_of_the_style_sheet_is_checked(colours):
    text = resources.path("style.qss").read_text()
    inks = set(re.findall(r"[{; ]color: @(\w+)", text))
    # What is disabled may be pale; the text on the button under the mouse is checked below.
    assert inks - {ink for ink, _ in TEXT_PAIRS} <= {"faint", "ground"}
    assert contrast(colours["ground"], colours["accent"]) >= 4.5
    assert "@" not in theme.style_sheet().replace("/* @names", "")


def test_the_ground_of_an_image_is_black_in_every_theme():
    assert all(each["black"] == "#000000" for each in THEMES.values())
    assert len({each["image_text"] for each in THEMES.values()}) == 1


def test_the_theme_changes_a_window_that_is_open(window):
    before = window.findings.grab().toImage().pixelColor(2, 300).lightness()
    window.settings.set(theme_setting(), "light")
    try:
        after = window.findings.grab().toImage().pixelColor(2, 300).lightness()
        assert before < 60 < 200 < after
        image = window.view.grab().toImage()
        assert image.pixelColor(2, image.height() // 2 + 40) == QColor("black")
    finally:
        apply_theme("dark")


def theme_setting():
    from viewer.ui import settings

    return settings.THEME


def test_icons_follow_the_theme(qapp):
    inks = []
    for name in ("dark", "light"):
        apply_theme(name)
        image = icon("close").pixmap(QSize(32, 32)).toImage()
        drawn = {
            image.pixelColor(x, y).name()
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert drawn == {colour("text").name()}
        inks.append(drawn)
    apply_theme("dark")
    assert inks[0] != inks[1]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_icons_are_drawn_in_the_pixels_of_the_screen(qapp, ratio):
    pixmap = icon("close").pixmap(QSize(22, 22), ratio, QIcon.Mode.Normal, QIcon.State.Off)
    assert pixmap.width() == round(22 * ratio)
    assert pixmap.devicePixelRatio() == ratio


def test_the_theme_of_the_system_is_followed_as_it_changes(qapp):
    apply_theme("system")
    theme._follow_system(Qt.ColorScheme.Light)
    assert theme.current() is THEMES["light"]
    theme._follow_system(Qt.ColorScheme.Unknown)
    assert theme.current() is THEMES["dark"]
    apply_theme("dark")
    theme._follow_system(Qt.ColorScheme.Light)
    assert theme.current() is THEMES["dark"]


def test_an_icon_without_room_draws_nothing(qapp, qtlog):
    """Also where a panel that has no size yet is painted: Qt would complain for every line."""
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    icon("warning").paint(painter, QRect(0, 0, 0, 10))
    painter.end()
    assert qtlog.records == []
