"""Distributions of others with entry points, as they lie in ``site-packages``."""

import importlib
from pathlib import Path

import pytest


def install_distribution(
    monkeypatch: pytest.MonkeyPatch, folder: Path, module: str, source: str, entry_points: str
) -> Path:
    """Install a distribution of one module for the length of a test.

    Parameters
    ----------
    folder : Path
        Made for it, and put in front of the places where Python looks.
    module : str
        Its name; the distribution is called the same, with hyphens.
    source, entry_points : str
        What stands in its two files.
    """
    about = folder / f"{module}-1.0.dist-info"
    about.mkdir(parents=True)
    name = module.replace("_", "-")
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(entry_points)
    (folder / f"{module}.py").write_text(source)
    monkeypatch.syspath_prepend(str(folder))
    importlib.invalidate_caches()
    return folder
