"""What the actions for the reader's verdicts do; each is about the chosen finding."""

from typing import TYPE_CHECKING

from viewer.review.verdict import Verdict
from viewer.ui.judging import judge

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class VerdictCommands:
    """Handlers of the actions for verdicts."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session
        self._session.review_changed.connect(self._follow_finding)
        window.findings.remarks.region_wanted.connect(self.draw)

    @property
    def chosen(self) -> str:
        """The verdict on the chosen finding; empty for none."""
        one = self._session.review.verdicts.get(self._session.finding)
        return one.verdict.value if one is not None and one.verdict is not None else ""

    def judge(self, verdict: str) -> None:
        """Give a verdict on the chosen finding, or take it back."""
        judge(self._session, self._session.finding, Verdict(verdict))

    def comment(self) -> None:
        """Go where the comment on the chosen finding is typed."""
        self._window.findings_dock.show()
        self._window.findings_dock.raise_()
        self._window.findings.remarks.comment.setFocus()

    def draw(self, kind: str) -> None:
        """Draw regions of the chosen finding, until another tool is taken."""
        self._window.tiles.set_tool(kind)
        self._mark(self._session.finding)
        self._window.view.setFocus()

    def drawn(self) -> None:
        """Draw regions of no finding from now on."""
        self._mark("")

    def assign(self) -> None:
        """Have the selected region mark the chosen finding, or no longer."""
        editor, finding = self._window.view.annotations, self._session.finding
        one = editor.selected
        if one is None:
            return
        if one.finding == finding:
            editor.replace(one.marking("").recoloured(editor.colour))
        else:
            editor.replace(one.marking(finding).recoloured(self._session.review.colour(finding)))

    def _mark(self, finding: str) -> None:
        for tile_view in self._window.tiles.views:
            tile_view.view.annotations.set_marks(finding)

    def _follow_finding(self) -> None:
        if self._window.view.annotations.marks not in ("", self._session.finding):
            self._mark(self._session.finding)
