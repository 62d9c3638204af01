"""Draw the main states of the window: three languages, two themes, once to twice the pixels.

    python scripts/screenshots.py OUT [--language de] [--theme light] [--scale 2] [--size 1920x1080]
    python scripts/screenshots.py --docs

Without a choice all are drawn, each in a process of its own, since Qt takes the scale at start.
Pictures are called STATE-LANGUAGE-THEME-SCALEx.png. ``--docs`` draws those of README and docs into
docs/images. Korean needs a font with its letters: scripts/system.sh screenshots.
"""

import argparse
import io
import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES, THEMES, SCALES = ("en", "de", "ko"), ("dark", "light"), ("1", "1.5", "2")
IMAGES = ROOT / "docs" / "images"
_SIZE = "1280x800"

#: Pictures of README and docs: their name, then state, language, theme and scale.
DOCS = {
    "window": ("finding", "en", "dark", "1"),
    "measured": ("measured", "en", "dark", "1"),
    "light-german": ("two-tiles", "de", "light", "1"),
    "palette": ("palette", "en", "dark", "1"),
    "verdicts": ("verdicts", "en", "dark", "1"),
    "worklist": ("worklist", "en", "dark", "1"),
    "export": ("export", "en", "dark", "1"),
}


def main() -> int:
    """Draw what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(
        description="Draw the main states of the window in every language, theme and scale."
    )
    parser.add_argument("out", type=Path, nargs="?", default=Path("out/screenshots"))
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--scale", choices=SCALES)
    parser.add_argument("--size", default=_SIZE, help="of the window, e.g. 1920x1080")
    parser.add_argument("--docs", action="store_true", help="draw those of README and docs")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.docs:
        return draw_docs(args.out)
    chosen = (args.language, args.theme, args.scale)
    if all(chosen):
        draw(args.out, *chosen, args.size)
        return 0
    allowed = (LANGUAGES, THEMES, SCALES)
    every = [[one] if one else several for one, several in zip(chosen, allowed, strict=True)]
    return max(draw_apart(args.out, *each, args.size) for each in itertools.product(*every))


def draw_apart(out: Path, language: str, theme: str, scale: str, size: str = _SIZE) -> int:
    """Draw one combination in a process of its own; return its exit status."""
    options = ["--language", language, "--theme", theme, "--scale", scale, "--size", size]
    return subprocess.run([sys.executable, __file__, out, *options], check=False).returncode


def draw_docs(out: Path) -> int:
    """Draw the pictures of README and docs."""
    from PIL import Image

    for combination in sorted({tuple(where[1:]) for where in DOCS.values()}):
        status = draw_apart(out, *combination)
        if status:
            return status
    IMAGES.mkdir(exist_ok=True)
    for name, (state, language, theme, scale) in DOCS.items():
        picture = Image.open(out / f"{state}-{language}-{theme}-{scale}x.png").convert("RGB")
        target = IMAGES / f"{name}.webp"
        target.write_bytes(packed(picture))
        sys.stdout.write(f"{target}\n")
    return 0


def packed(picture: Any) -> bytes:
    """Return a picture as WebP: exact where that is smaller, as with dialogs, else nearly so."""
    kinds: tuple[dict[str, Any], ...] = ({"lossless": True}, {"quality": 90})
    files = []
    for kind in kinds:
        file = io.BytesIO()
        picture.save(file, "WEBP", method=6, **kind)
        files.append(file.getvalue())
    return min(files, key=len)


def draw(out: Path, language: str, theme: str, scale: str, size: str) -> None:
    """Draw every state in one language, theme and scale."""
    folder = tempfile.TemporaryDirectory()
    os.environ |= {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": scale,
        "HOME": "/home/reader",  # dialogs show it
        "PCAM_VIEWER_SETTINGS": str(Path(folder.name) / "settings.ini"),
    }
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from scripts.window_states import states
    from viewer.ui import settings as declared
    from viewer.ui.app import make_application
    from viewer.ui.main_window import MainWindow
    from viewer.ui.settings import Settings

    settings = Settings()
    settings.set(declared.LANGUAGE, language)
    settings.set(declared.THEME, theme)
    settings.save()
    make_application()
    window = MainWindow()
    window.resize(*map(int, size.split("x")))
    window.show()
    for name, widget in states(window, Path(folder.name)):
        for _ in range(8):
            QApplication.processEvents()
        target = out / f"{name}-{language}-{theme}-{scale}x.png"
        widget.grab().save(str(target))
        sys.stdout.write(f"{target}\n")
    window.attended = False  # nobody is there to be asked whether the drawn reviews are kept
    window.close()
    folder.cleanup()


if __name__ == "__main__":
    sys.exit(main())
