"""The report of one image, or of many, as a PDF file: text that can be selected, pictures, A4."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from pcam_model.wording import Text
from viewer.export.atomic import write_bytes
from viewer.export.options import ExportOptions
from viewer.export.picture import paint
from viewer.export.qt import ensure_application
from viewer.export.report.content import report_of
from viewer.export.report.pages import Pictures, ReportPages
from viewer.review.case import Case

_MARGIN_MM = 15.0
_DPI = 300
# Longest side of a picture: 300 dots per inch in half the width of the paper.
_PICTURE_PIXELS = 1400


class PdfExporter:
    """One page an image; more only where its tables are long.

    The image need not have been analysed.
    """

    name = "pdf"
    suffix = ".pdf"
    description: str = Text("Report with pictures and findings (PDF)")

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the report of one image.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        self.export_all([case], target, options)

    def export_all(self, cases: Iterable[Case], target: Path, options: ExportOptions) -> None:
        """Write the reports of images into one file, in their order.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        ensure_application()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(paper(QLocale.system())),
                QPageLayout.Orientation.Portrait,
                QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
                QPageLayout.Unit.Millimeter,
            )
        )
        writer.setResolution(_DPI)
        # Neither file nor patient: a title is shown in windows and by search engines.
        writer.setTitle("pcam-viewer report")
        writer.setCreator("pcam-viewer")
        pages = ReportPages(writer)
        try:
            for case in cases:
                pages.add(report_of(case, options), _pictures(case, options))
        finally:
            pages.end()
        write_bytes(target, bytes(buffer.data().data()))


def paper(locale: QLocale) -> QPageSize.PageSizeId:
    """Return the paper of a country: Letter in North America and where it is used like there."""
    letter = {
        QLocale.Country.Canada,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.CostaRica,
        QLocale.Country.Mexico,
        QLocale.Country.Panama,
        QLocale.Country.Philippines,
        QLocale.Country.PuertoRico,
        QLocale.Country.UnitedStates,
        QLocale.Country.Venezuela,
    }
    return QPageSize.PageSizeId.Letter if locale.territory() in letter else QPageSize.PageSizeId.A4


def _pictures(case: Case, options: ExportOptions) -> Pictures:
    size = min(max(case.radiograph.rows, case.radiograph.columns), _PICTURE_PIXELS)
    identifiers = options.identifiers and options.picture.identifiers
    chosen = replace(options.picture, identifiers=identifiers, size=size)
    bare = replace(
        chosen, heatmaps=False, contours=False, boxes=False, annotations=False, corner_text=False
    )
    plain = paint(case, bare)
    if case.prediction is None and not case.review.annotations:
        return Pictures(plain, None)
    return Pictures(plain, paint(case, chosen))
