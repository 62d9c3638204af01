"""What a reader chose in the export dialog: remembered, and turned into options for exporters.

Whether identifiers go along is never remembered: it is asked each time.
"""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from viewer.dicom.deidentification import Dates, Deidentification
from viewer.export.options import ExportOptions, PictureOptions
from viewer.ui import settings as remembered
from viewer.ui.language import tr
from viewer.ui.settings import Setting, Settings

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Radiograph
    from viewer.review.case import Case

_DEFAULT_FORMATS = ("png",)

# Field of the picture's options, and the setting that remembers it.
PICTURE: dict[str, Setting[bool]] = {
    "heatmaps": remembered.EXPORT_HEATMAPS,
    "contours": remembered.EXPORT_CONTOURS,
    "boxes": remembered.EXPORT_BOXES,
    "annotations": remembered.EXPORT_ANNOTATIONS,
    "corner_text": remembered.EXPORT_TEXT,
    "colour_bar": remembered.EXPORT_COLOUR_BAR,
}
# Field of the de-identification, and the setting that remembers it.
KEPT: dict[str, Setting[bool]] = {
    "characteristics": remembered.EXPORT_CHARACTERISTICS,
    "device": remembered.EXPORT_DEVICE,
    "institution": remembered.EXPORT_INSTITUTION,
    "descriptors": remembered.EXPORT_DESCRIPTORS,
    "uids": remembered.EXPORT_UIDS,
    "safe_private": remembered.EXPORT_SAFE_PRIVATE,
}


@dataclass(frozen=True, slots=True)
class Choices:
    """All that the dialog asks but where files go.

    Attributes
    ----------
    formats : tuple of str
        Names of exporters.
    size : str
        ``"native"``, ``"screen"`` or ``"width"``.
    width : int
        In pixels, for the last.
    picture : PictureOptions
        Its size is not used.
    deidentification : Deidentification
    """

    formats: tuple[str, ...]
    size: str
    width: int
    picture: PictureOptions
    deidentification: Deidentification

    @classmethod
    def remembered(cls, settings: Settings) -> "Choices":
        """Return what was chosen last, without identifiers."""
        formats = settings.get_list(remembered.EXPORT_FORMATS)
        return cls(
            _DEFAULT_FORMATS if formats is None else formats,
            settings.get(remembered.EXPORT_SIZE),
            settings.get(remembered.EXPORT_WIDTH),
            PictureOptions(**{name: settings.get(one) for name, one in PICTURE.items()}),
            Deidentification(
                Dates(settings.get(remembered.EXPORT_DATES)),
                **{name: settings.get(one) for name, one in KEPT.items()},
            ),
        )

    def remember(self, settings: Settings) -> None:
        """Keep all but identifiers and what was accepted for one image."""
        settings.set_list(remembered.EXPORT_FORMATS, self.formats)
        settings.set(remembered.EXPORT_SIZE, self.size)
        settings.set(remembered.EXPORT_WIDTH, self.width)
        settings.set(remembered.EXPORT_DATES, self.deidentification.dates.value)
        for name, setting in PICTURE.items():
            settings.set(setting, getattr(self.picture, name))
        for name, setting in KEPT.items():
            settings.set(setting, getattr(self.deidentification, name))

    def options(self, case: "Case | None", screen_scale: float) -> ExportOptions:
        """Return the options for an image, or for a file about several.

        Parameters
        ----------
        case : Case or None
        screen_scale : float
            Pixels of the screen per pixel of the image that is shown.
        """
        size = None
        if case is not None:
            size = self.longest_side(case.radiograph, case.review.quarter_turns, screen_scale)
        values = {field.name: getattr(self.picture, field.name) for field in fields(self.picture)}
        picture = PictureOptions(**values | {"size": size})
        return ExportOptions(
            identifiers=picture.identifiers,
            picture=picture,
            deidentification=self.deidentification,
            say=tr,
        )

    def longest_side(
        self, radiograph: "Radiograph", quarter_turns: int, screen_scale: float
    ) -> int | None:
        """Return the longest side of a picture in pixels, None for one pixel per stored one."""
        rows, columns = radiograph.rows, radiograph.columns
        longest = max(rows, columns)
        if self.size == "screen":
            return max(round(longest * screen_scale), 1)
        if self.size == "width":
            across = rows if quarter_turns % 2 else columns
            return max(round(self.width * longest / across), 1)
        return None
