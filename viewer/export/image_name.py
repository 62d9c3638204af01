"""What an export calls the image it is about: by its file, unless that says who was examined."""

import re
from collections.abc import Iterator

from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset

from viewer.dicom.confidentiality import Option, rule
from viewer.dicom.header import read_header
from viewer.dicom.plain_words import plain_words
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import Radiograph, UnreadableError
from viewer.export.names import holds_any, tells_identity
from viewer.export.options import ExportOptions

_TEXTS = ("AE", "CS", "DA", "LO", "LT", "SH", "ST", "UC", "UI", "UT")


def image_name(radiograph: Radiograph, options: ExportOptions) -> str:
    """Return the name of the file of an image, empty where it may not be said.

    Without identifiers, it is left out if a value of any identifying attribute stands in it.
    """
    name = radiograph.path.name
    if options.identifiers:
        return name
    if tells_identity(name, radiograph.identity) or holds_any(name, _secrets(radiograph)):
        return ""
    return name


def _secrets(radiograph: Radiograph) -> Iterator[str]:
    """Give the texts of the file in the attributes of PS3.15 Table E.1-1."""
    if radiograph.source is None or not radiograph.is_dicom:
        return
    try:
        with radiograph.source.open() as stream:
            header = read_header(stream)
    except UnreadableError:
        return
    with quiet():
        yield from _texts(header.dataset)


def _texts(dataset: Dataset) -> Iterator[str]:
    for tag in list(dataset.keys()):
        line = rule(tag)
        if line is None:
            continue
        try:
            element = dataset[tag]
            if element.VR == "SQ":
                for item in element.value or ():
                    yield from _texts(item)
            elif element.VR == "PN" or Option.DESCRIPTORS in line.options:
                yield from _words(element)
            elif element.VR in _TEXTS:
                yield from (str(value) for value in _values(element))
        # What cannot be read is no text.
        except Exception:
            continue


def _words(element: DataElement) -> Iterator[str]:
    """Give the words of a name or a description that do not only say what was examined."""
    for value in _values(element):
        for word in re.findall(r"\w+", str(value)):
            if not plain_words(word):
                yield word


def _values(element: DataElement) -> list[object]:
    return list(element.value) if element.VM > 1 else [element.value or ""]
