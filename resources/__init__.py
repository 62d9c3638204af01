"""Files that ship with the program: default model, demo study, icons, style."""

from importlib.resources import as_file, files
from pathlib import Path


def path(name: str) -> Path:
    """Return the path of a shipped file.

    Parameters
    ----------
    name : str
        Path inside this package with forward slashes, e.g. ``"models/default.onnx"``.

    Returns
    -------
    pathlib.Path
        The file or folder; the package is never imported from a ZIP.

    Raises
    ------
    FileNotFoundError
        If this installation lacks the file.
    """
    with as_file(files(__name__)) as root:
        found = root / name
    if not found.exists():
        raise FileNotFoundError(
            f"{name} is missing from this installation: reinstall pcam-viewer ({found})"
        )
    return found


DEFAULT_MODEL = "models/default.onnx"
DEMO_STUDY = "demo"
