"""The files that ``--formats`` asks for, of one image after another."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from viewer.commands.outcome import Failed
from viewer.dicom.deidentification import Deidentification
from viewer.export.exporter import Exporter
from viewer.export.options import ExportOptions, PictureOptions
from viewer.review.case import Case

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Privacy:
    """Who may be named in files.

    Attributes
    ----------
    identifiers : bool
        Whether patient, dates, places and UIDs may.
    deidentification : Deidentification
        What DICOM files may keep if not.
    """

    identifiers: bool = False
    deidentification: Deidentification = field(default_factory=Deidentification)


class FileExports:
    """Writes files into one folder; may be called by many threads.

    Parameters
    ----------
    folder : Path
        It exists.
    exporters : mapping of str to Exporter
        By the name of the format.
    privacy : Privacy
    """

    def __init__(self, folder: Path, exporters: Mapping[str, Exporter], privacy: Privacy) -> None:
        self._folder = folder
        self._exporters = exporters
        self._privacy = privacy

    def write(
        self, case: Case, path: str, name: str, seconds: dict[str, float]
    ) -> tuple[dict[str, str], tuple[Failed, ...]]:
        """Write the files of an image.

        Parameters
        ----------
        case : Case
        path : str
            What a failure is told of.
        name : str
            Of the files, without suffix.
        seconds : dict
            Wall-clock seconds of the steps so far.

        Returns
        -------
        tuple
            Format to the file's name, of those that were written; and what went wrong.
        """
        options = ExportOptions(
            identifiers=self._privacy.identifiers,
            picture=PictureOptions(identifiers=self._privacy.identifiers),
            seconds=seconds,
            deidentification=self._privacy.deidentification,
        )
        files: dict[str, str] = {}
        failures = []
        for format_name, exporter in self._exporters.items():
            file = f"{name}{exporter.suffix}"
            if file in files.values():
                file = f"{name}.{format_name}{exporter.suffix}"
            try:
                exporter.export(case, self._folder / file, options)
            # A plug-in may fail in any way; the other formats and images go on.
            except Exception as error:
                logger.debug("format %s failed", format_name, exc_info=True)
                reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
                message = f"Analysed, but {format_name} could not be written: {reason}"
                failures.append(Failed(path, message))
            else:
                files[format_name] = file
        return files, tuple(failures)
