"""The image itself as a DICOM file: de-identified, pixel data and transfer syntax unchanged."""

import io
from pathlib import Path

from pcam_model.wording import Text
from viewer.dicom.quiet import quiet
from viewer.export.atomic import write_bytes
from viewer.export.options import ExportOptions
from viewer.export.source_dataset import source_dataset
from viewer.review.case import Case


class DicomCopyExporter:
    """A copy of the file; without identifiers as :mod:`viewer.dicom.deidentify` makes it.

    The image need not have been analysed, and nothing of the analysis goes into the copy.
    """

    name = "dicom"
    suffix = ".dcm"
    description: str = Text("The image itself, de-identified (DICOM)")

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the file; with identifiers, byte for byte what was read.

        Raises
        ------
        NoDicomError
            If the image is no DICOM file.
        UnreadableError
            If the file cannot be read any more.
        DeidentifyError
            If it cannot be de-identified as it is.
        OSError
            If the file cannot be written.
        """
        radiograph = case.radiograph
        dataset = source_dataset(radiograph, options, pixels=True)
        if options.identifiers and radiograph.source is not None:
            with radiograph.source.open() as stream:
                write_bytes(target, stream.read())
            return
        data = io.BytesIO()
        try:
            with quiet():
                dataset.save_as(data, enforce_file_format=True)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            # A damaged original, or a transfer syntax that is newer than pydicom.
            raise OSError(
                Text(
                    "The file cannot be written again as DICOM ({kind}): it is damaged or too new.",
                    kind=type(error).__name__,
                )
            ) from error
        write_bytes(target, data.getvalue())
