"""What stands in the middle while nothing is open: what can be dropped, and the demo study."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from viewer.ui.language import tr
from viewer.ui.theme import application_icon, icon, scaled


class EmptyPage(QWidget):
    """An invitation to drop files."""

    files_wanted = Signal()
    folder_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame = QFrame()
        frame.setObjectName("emptyFrame")
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(QSize(88, 88)))
        picture.setMinimumHeight(88)
        title = QLabel(tr("Drop a chest radiograph here"))
        title.setObjectName("emptyTitle")
        title.setFont(scaled(self.font(), 1.6))
        text = QLabel(
            tr(
                "DICOM files, folders, ZIP archives and DICOMDIRs, or PNG, JPEG and WebP "
                "pictures.\n"
                "Everything stays on this computer."
            )
        )
        text.setObjectName("emptyText")
        text.setWordWrap(True)
        text.setMinimumWidth(self.fontMetrics().averageCharWidth() * 72)
        for label in (picture, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.files = QPushButton(icon("open-files"), tr("Open files…"))
        self.folder = QPushButton(icon("open-folder"), tr("Open folder…"))
        self.demo = QPushButton(icon("demo"), tr("Open the demo study"))
        self.demo.setObjectName("primary")
        self.files.setToolTip(tr("DICOM, PNG, JPEG or WebP files, or ZIP archives of them"))
        self.folder.setToolTip(tr("Searches the folder and all folders inside it"))
        self.demo.setToolTip(tr("A synthetic radiograph that ships with the program"))
        self.files.clicked.connect(self.files_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.files, self.folder, self.demo):
            button.setAccessibleName(button.text().rstrip("…"))
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(36, 32, 36, 32)
        inside.setSpacing(14)
        for widget in (picture, title, text):
            inside.addWidget(widget)
        inside.addSpacing(6)
        inside.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        # Not by an alignment: a text that needs another line would not get it.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(frame)
        across.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(1)

    def set_dropping(self, dropping: bool) -> None:
        """Show that what is held over the window can be dropped."""
        self.setProperty("dropping", dropping)
        self.style().polish(self)
