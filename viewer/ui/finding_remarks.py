"""What the reader adds to the chosen finding: a comment, and regions of their own."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout

from pcam_model.findings import label
from viewer.review.annotations import Kind, of_finding
from viewer.review.verdict import LONGEST_COMMENT
from viewer.ui.judging import comment, told
from viewer.ui.language import tr
from viewer.ui.session import Session
from viewer.ui.theme import icon
from viewer.ui.tips import literal


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
        self.comment.textEdited.connect(self._type)
        self.comment.editingFinished.connect(session.end_drag)
        self.box = self._button(Kind.RECTANGLE)
        self.ellipse = self._button(Kind.ELLIPSE)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.comment, 1)
        line.addWidget(self.box)
        line.addWidget(self.ellipse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 6, 4)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addLayout(line)
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
        text = ""
        if count == 1:
            text = tr("{finding}: one region of your own", finding=name)
        elif count:
            text = tr("{finding}: {count} regions of your own", finding=name, count=count)
        self.heading.setText(text)
        self.heading.setVisible(bool(text))
        known = one.comment if one is not None else ""
        # A blank at the end is still being typed.
        if self.comment.text().strip() != known:
            self.comment.setText(known)
        asked = tr("Comment on {finding}", finding=name)
        self.comment.setAccessibleName(asked)
        self.comment.setPlaceholderText(asked)
        explained = tr("Your words on the chosen finding; kept with your verdict")
        self.comment.setToolTip(literal("\n".join(filter(None, (asked, explained, told(one))))))
        where = tr("A region of your own: where you see the chosen finding")
        for button, text in (
            (self.box, tr("Draw a box for {finding}", finding=name)),
            (self.ellipse, tr("Draw an ellipse for {finding}", finding=name)),
        ):
            button.setAccessibleName(text)
            button.setToolTip(f"{text}\n{where}")

    def _button(self, kind: Kind) -> QToolButton:
        button = QToolButton()
        button.setObjectName("mini")
        button.setIcon(icon(kind.value))
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.region_wanted.emit(kind.value))
        return button

    def _type(self, text: str) -> None:
        comment(self._session, self._session.finding, text)
