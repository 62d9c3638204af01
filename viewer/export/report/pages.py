"""The report as pages: pictures, tables and the statement, on paper of any size.

All lengths are in points, 1/72 inch.
"""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
)

from viewer.export.qt import font
from viewer.export.report.content import Report, Table

_SIZE = 8.5
_SMALL = 7.0
_GAP = 8.0
_FOOT = 26.0
# Of the height of a page: smaller pictures are put on a page of their own.
_SMALLEST_PICTURE = 0.28
_LARGEST_PICTURE = 0.62
_INK = "#111111"
# Widths of columns in percent, by their number: German words are long.
_COLUMNS = {6: (18, 19, 15, 16, 10, 22), 3: (10, 22, 68), 2: (22, 78)}
_CAUTION = "#8a3b00"

_STYLE = f"""
body {{ color: {_INK}; }}
h1 {{ font-size: 15px; margin: 0; }}
h2 {{ font-size: 10px; margin-top: 8px; margin-bottom: 3px; }}
p {{ margin-top: 2px; margin-bottom: 2px; }}
.caution {{ color: {_CAUTION}; font-weight: bold; }}
.small {{ font-size: {_SMALL:.0f}px; color: #444444; }}
th {{ text-align: left; background-color: #e6e6e6; }}
"""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The radiograph as read, and with all that was found; None where that is the same."""

    plain: QImage
    annotated: QImage | None


class ReportPages:
    """Writes one image after another, each on a new page.

    Parameters
    ----------
    device : QPagedPaintDevice
        Its resolution may be any.
    """

    def __init__(self, device: QPagedPaintDevice) -> None:
        self._device = device
        self._painter = QPainter(device)
        self._scale = device.logicalDpiX() / 72
        self._painter.scale(self._scale, self._scale)
        paper = device.pageLayout().paintRect(device.pageLayout().Unit.Point)
        self._width, self._height = paper.width(), paper.height() - _FOOT
        self._page = 0
        self._statement = ""

    def add(self, report: Report, pictures: Pictures) -> None:
        """Write the pages of one image: one, and more only where the tables do not fit."""
        self._statement = report.statement
        self._new_page()
        head = self._document(_head(report))
        top = self._draw(head, 0.0) + _GAP
        text = self._document(_body(report))
        room = self._height - top - _GAP
        wanted = self._picture_height(report, pictures)
        height = min(wanted, _LARGEST_PICTURE * self._height, room - text.size().height())
        if height >= min(wanted, _SMALLEST_PICTURE * self._height):
            below = self._draw_pictures(report, pictures, top, height)
            self._draw(text, below + _GAP)
            return
        # The tables are long: they begin below the pictures and go on over as many pages as needed.
        below = self._draw_pictures(
            report, pictures, top, min(wanted, _SMALLEST_PICTURE * self._height)
        )
        self._flow(report, below + _GAP)

    def end(self) -> None:
        """Finish the file; nothing can be added then."""
        self._painter.end()

    def _new_page(self) -> None:
        if self._page:
            self._device.newPage()
        self._page += 1
        foot = self._document(
            f"<p align=center><b>{escape(self._statement)}</b><br>"
            f"<span class=small>pcam-viewer · {self._page}</span></p>"
        )
        self._draw(foot, self._height + 2)

    def _flow(self, report: Report, top: float) -> None:
        """Draw part by part, each on the page where it fits, a long table over several."""
        for part in _parts(report):
            document = self._document(part)
            height = document.size().height()
            if top + height > self._height and top > 0:
                self._new_page()
                top = 0.0
            if height <= self._height:
                top = self._draw(document, top)
                continue
            document.setPageSize(QSizeF(self._width, self._height))
            for number in range(document.pageCount()):
                if number:
                    self._new_page()
                self._draw_slice(document, number * self._height)
            self._new_page()
            top = 0.0

    def _picture_height(self, report: Report, pictures: Pictures) -> float:
        """Return the height in which the pictures fill the width."""
        return min(
            self._picture_width(pictures) * image.height() / max(image.width(), 1)
            for image in (pictures.plain, pictures.annotated)
            if image is not None
        )

    def _picture_width(self, pictures: Pictures) -> float:
        return self._width if pictures.annotated is None else (self._width - _GAP) / 2

    def _draw_pictures(
        self, report: Report, pictures: Pictures, top: float, height: float
    ) -> float:
        """Draw the pictures beside each other with what they are; return where they end."""
        width = self._picture_width(pictures)
        caption = self._height_of_caption()
        for number, (image, words) in enumerate(
            ((pictures.plain, report.plain), (pictures.annotated, report.annotated))
        ):
            if image is None:
                continue
            size = QSizeF(image.size()).scaled(
                width, height - caption, Qt.AspectRatioMode.KeepAspectRatio
            )
            left = number * (width + _GAP) + (width - size.width()) / 2
            area = QRectF(left, top, size.width(), size.height())
            self._painter.drawImage(area, image)
            self._draw(
                self._document(f"<p align=center class=small>{escape(words)}</p>", width),
                top + height - caption,
                number * (width + _GAP),
            )
        return top + height

    def _height_of_caption(self) -> float:
        return self._document("<p class=small>X</p>").size().height() + 2

    def _document(self, html: str, width: float | None = None) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setUndoRedoEnabled(False)
        document.setDefaultStyleSheet(_STYLE)
        document.setDefaultFont(_points(_SIZE))
        document.setHtml(f"<body>{html}</body>")
        document.setTextWidth(width or self._width)
        return document

    def _draw(self, document: QTextDocument, top: float, left: float = 0.0) -> float:
        """Draw a document; return where it ends."""
        self._painter.save()
        self._painter.translate(left, top)
        document.documentLayout().draw(self._painter, _black())
        self._painter.restore()
        return top + document.size().height()

    def _draw_slice(self, document: QTextDocument, start: float) -> None:
        clip = QRectF(0, start, self._width, self._height)
        context = _black()
        context.clip = clip
        self._painter.save()
        self._painter.translate(0, -start)
        self._painter.setClipRect(clip)
        document.documentLayout().draw(self._painter, context)
        self._painter.restore()


def _black() -> QAbstractTextDocumentLayout.PaintContext:
    """Return how to draw text on paper, whatever the theme of a window is."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = QPalette(Qt.GlobalColor.black)
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    return context


def _points(size: float) -> QFont:
    """Return the font of pictures; one pixel of a document without a device is one point here."""
    made = font(round(size))
    # Text that is copied or searched has two letters where it shows one sign.
    made.setFeature(QFont.Tag("liga"), 0)
    return made


def _head(report: Report) -> str:
    lines = "<br>".join(escape(line) for line in report.subject)
    return f"<h1>{escape(report.title)}</h1><p>{lines}</p>"


def _body(report: Report) -> str:
    return "".join(_parts(report))


def _parts(report: Report) -> list[str]:
    warnings = "".join(f"<p class=caution>⚠ {escape(text)}</p>" for text in report.warnings)
    notes = "".join(f"<p class=small>{escape(text)}</p>" for text in report.notes)
    tables = [_table(table) for table in report.tables]
    first = tables[:1] if report.tables and report.tables[0].columns else []
    rest = tables[len(first) :]
    return [part for part in (warnings, *first, notes, *rest) if part]


def _table(table: Table) -> str:
    widths = _COLUMNS.get(len(table.columns), ())
    heads = "".join(
        f'<th width="{width}%">{escape(column)}</th>'
        for column, width in zip(table.columns, widths, strict=True)
    )
    rows = [f"<tr>{heads}</tr>"] if heads else []
    for number, row in enumerate(table.rows):
        strong = number in table.strong
        cells = "".join(
            f"<td>{'<b>' if strong else ''}{escape(cell)}{'</b>' if strong else ''}&nbsp;</td>"
            for cell in row
        )
        rows.append(f"<tr>{cells}</tr>")
    width = ' width="100%"' if table.columns else ""
    body = "".join(rows)
    return f"<h2>{escape(table.title)}</h2><table{width} cellspacing=0 cellpadding=2>{body}</table>"
