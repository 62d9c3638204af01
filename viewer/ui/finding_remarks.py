"""What the reader adds to the chosen finding: a comment, and regions of their own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from pcam_model.findings import label
from viewer.review.annotations import Kind, of_finding
from viewer.review.verdict import LONGEST_COMMENT
from viewer.ui.judging import comment, told
from viewer.ui.language import tr
from viewer.ui.session import Session


class FindingRemarks(QFrame):
    """Follows the chosen finding of the active image; hidden while none is chosen.

    Parameters
    ----------
    session : Session
    """

    #: The reader wants to draw a region of this kind for the chosen finding.
    region_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("footer")
        self._session = session
        self.heading = QLabel()
        self.heading.setObjectName("muted")
        self.comment = QLineEdit()
        self.comment.setMaxLength(LONGEST_COMMENT)
        self.comment.setPlaceholderText(tr("Comment"))
        self.comment.setToolTip(tr("Your words on the chosen finding; kept with your verdict"))
        self.comment.textEdited.connect(self._type)
        self.comment.editingFinished.connect(session.end_drag)
        self.box = self._button(tr("Draw box"), Kind.RECTANGLE)
        self.ellipse = self._button(tr("Draw ellipse"), Kind.ELLIPSE)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.box)
        buttons.addWidget(self.ellipse)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.comment)
        layout.addLayout(buttons)
        self.hide()

    def refresh(self) -> None:
        """Show what was said of the chosen finding."""
        session = self._session
        finding, prediction = session.finding, session.prediction
        shown = prediction is not None and finding in prediction.findings
        self.setVisible(shown)
        if not shown:
            return
        review, name = session.review, tr(label(finding))
        one = review.verdicts.get(finding)
        count = len(of_finding(review.annotations, finding))
        text = name
        if count == 1:
            text = tr("{finding}: one region of your own", finding=name)
        elif count:
            text = tr("{finding}: {count} regions of your own", finding=name, count=count)
        self.heading.setText(text)
        self.heading.setToolTip(told(one))
        known = one.comment if one is not None else ""
        # A blank at the end is still being typed.
        if self.comment.text().strip() != known:
            self.comment.setText(known)
        self.comment.setAccessibleName(tr("Comment on {finding}", finding=name))
        self.box.setAccessibleName(tr("Draw a box for {finding}", finding=name))
        self.ellipse.setAccessibleName(tr("Draw an ellipse for {finding}", finding=name))

    def _button(self, text: str, kind: Kind) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("flat")
        button.setToolTip(tr("A region of your own: where you see the chosen finding"))
        button.clicked.connect(lambda: self.region_wanted.emit(kind.value))
        return button

    def _type(self, text: str) -> None:
        comment(self._session, self._session.finding, text)
