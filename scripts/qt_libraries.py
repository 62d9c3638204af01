"""Name the Debian packages that Qt still needs on this Linux system, one line, maybe empty.

PySide6 brings Qt, but not the libraries of the graphics stack below it. What its libraries and
platform plug-ins load is asked of ``ldd``, and each missing library's package is looked up in a
table. A library that the table lacks is named as it is.
"""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

#: Library → Debian and Ubuntu package.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

#: Qt modules that the viewer and pyqtgraph import.
MODULES = ("Core", "Gui", "Widgets", "Svg", "OpenGL", "OpenGLWidgets", "Test")

FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)


def libraries(root: Path) -> list[Path]:
    """Return the Qt libraries that this user's window will load.

    Without a display the program paints off-screen and needs no X or Wayland library; root gets
    those of X all the same, since a later display should find them.
    """
    plugins = root / "Qt/plugins"
    found = [root / f"Qt/lib/libQt6{module}.so.6" for module in MODULES]
    found += [plugins / "platforms/libqoffscreen.so", plugins / "imageformats/libqsvg.so"]
    if os.environ.get("DISPLAY") or os.geteuid() == 0:
        found.append(plugins / "platforms/libqxcb.so")
    elif os.environ.get("WAYLAND_DISPLAY"):
        found.append(plugins / "platforms/libqwayland.so")
    return [library for library in found if library.is_file()]


def missing_sonames(paths: list[Path]) -> set[str]:
    """Return the names of the libraries that the dynamic linker does not find."""
    # ldd's own exit status says only that some file was odd: what it prints is what counts.
    report = subprocess.run(
        ["ldd", *map(str, paths)], capture_output=True, text=True, check=False
    ).stdout
    return set(re.findall(r"^\s*(\S+) => not found", report, re.MULTILINE))


def has_font() -> bool:
    """Return whether any scalable font is installed; without one Qt draws no letters."""
    return any(
        path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in FONT_FOLDERS
        if folder.is_dir()
        for path in folder.rglob("*")
    )


def main() -> int:
    """Write the missing packages to standard output."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.stderr.write("PySide6 is not installed in this environment: run make demo first.\n")
        return 1
    missing = missing_sonames(libraries(Path(spec.origin).parent))
    packages = {PACKAGES.get(name, name) for name in missing}
    if not has_font():
        packages.add("fonts-dejavu-core")
    sys.stdout.write(" ".join(sorted(packages)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
