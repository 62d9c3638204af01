"""The data set an image came from, as an export may use it: de-identified unless asked otherwise.

All exporters that write DICOM take patient, study and references from here. So an image and its
results that were exported with the same choices have the same new patient and UIDs, and refer to
each other.
"""

from pydicom.dataset import Dataset

from pcam_model.wording import Text
from viewer.dicom.deidentify import deidentify
from viewer.dicom.header import read_dataset
from viewer.dicom.pseudonyms import user_pseudonyms
from viewer.dicom.radiograph import Radiograph
from viewer.export.options import ExportOptions


class NoDicomError(ValueError):
    """The image was no DICOM file, so nothing in DICOM can be said about it."""


def source_dataset(
    radiograph: Radiograph, options: ExportOptions, *, pixels: bool = False
) -> Dataset:
    """Return the data set of the file that an image was read from.

    Parameters
    ----------
    radiograph : Radiograph
    options : ExportOptions
        With ``identifiers`` it is as in the file; else de-identified as ``deidentification`` says,
        with the user's own pseudonyms.
    pixels : bool
        Whether with pixel data.

    Raises
    ------
    NoDicomError
        If the image is no DICOM file.
    UnreadableError
        If the file cannot be read any more.
    DeidentifyError
        If the file cannot be de-identified as it is; says why and what to do.
    OSError
        If the user's key can neither be read nor written.
    """
    if radiograph.source is None or not radiograph.is_dicom:
        raise NoDicomError(Text("The image is no DICOM file: there is no header to export."))
    with radiograph.source.open() as stream:
        dataset = read_dataset(stream, pixels=pixels)
    if options.identifiers:
        return dataset
    return deidentify(dataset, user_pseudonyms(), options.deidentification)
