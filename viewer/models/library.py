"""Model files in the user's own folder, beside the one that ships with the program.

A file is checked before it is taken, and what was checked is what is stored. Nothing here starts a
network.
"""

import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pcam_model.wording import Text
from viewer.export.atomic import write_bytes

if TYPE_CHECKING:
    from pcam_model.manifest import Manifest
    from pcam_model.prediction import ModelIdentity

logger = logging.getLogger(__name__)

#: Names the folder of model files, instead of the place that the system gives to programs.
ENVIRONMENT = "PCAM_VIEWER_MODELS"

SUFFIX = ".onnx"


@dataclass(frozen=True, slots=True)
class Model:
    """One model file.

    Attributes
    ----------
    file : Path or None
        None for the one that ships with the program.
    manifest : Manifest or None
        None if the file cannot be used.
    identity : ModelIdentity or None
    problem : str
        Why it cannot be used, or an empty string.
    """

    file: Path | None
    manifest: "Manifest | None" = None
    identity: "ModelIdentity | None" = None
    problem: str = ""

    @property
    def title(self) -> str:
        """Name and version, or what the file is called."""
        if self.identity is not None:
            return f"{self.identity.name} {self.identity.version}"
        return self.file.name if self.file is not None else ""


class Library:
    """The model files of one folder.

    Parameters
    ----------
    folder : Path or None
        None for the user's own; it need not exist.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or own_folder()

    def models(self) -> tuple[Model, ...]:
        """Return the shipped model and all in the folder, those that cannot be used too."""
        files: list[Path] = []
        if self.folder.is_dir():
            files = sorted(self.folder.glob(f"*{SUFFIX}"), key=lambda file: file.name.casefold())
        return tuple(_look(file) for file in (None, *files))

    def path(self, name: str) -> Path:
        """Return where a model file of this name lies, or would lie."""
        return self.folder / Path(name).name

    def install(self, file: Path) -> Model:
        """Check a model file, and copy it into the folder; one that is there already is kept.

        Raises
        ------
        BundleError
            If it cannot be used; the message names the field of the manifest.
        OSError
            If it cannot be stored.
        """
        from pcam_model.bundle import load_bundle

        bundle = load_bundle(file)
        for known in self.models():
            if known.identity is not None and known.identity.sha256 == bundle.identity.sha256:
                return known
        self.folder.mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{bundle.identity.name}-{bundle.identity.version}")
        target = self.folder / f"{stem[:80]}-{bundle.identity.sha256[:8]}{SUFFIX}"
        write_bytes(target, bundle.model_bytes, durable=True)
        return Model(target, bundle.manifest, bundle.identity)

    def remove(self, model: Model) -> None:
        """Delete a model file of the folder.

        Raises
        ------
        ValueError
            If it is none of the folder's: the shipped model stays.
        OSError
            If it cannot be deleted.
        """
        if model.file is None or model.file.parent != self.folder:
            raise ValueError(Text("Only models that were installed can be removed."))
        model.file.unlink(missing_ok=True)


def own_folder() -> Path:
    """Return the folder for the user's model files."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("pcam-viewer", appauthor=False) / "models"


def _look(file: Path | None) -> Model:
    from pcam_model.bundle import BundleError, load_bundle

    try:
        bundle = load_bundle(file)
    except BundleError as error:
        logger.warning("a model file cannot be used")
        return Model(file, problem=str(error))
    return Model(file, bundle.manifest, bundle.identity)
