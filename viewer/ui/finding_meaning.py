"""One line below a finding's bar: what its probability means, and what its threshold is worth."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from viewer.ui.language import tr
from viewer.ui.theme import scaled, tabular

if TYPE_CHECKING:
    from pcam_model.operating import Meaning, Worth
    from viewer.review.case import FindingRow


class MeaningLine(QLabel):
    """Hidden where the model tells neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("muted")
        self.setFont(tabular(scaled(self.font(), 0.85)))

    def show_row(self, row: "FindingRow", nothing: bool = False) -> None:
        """Show what the model tells of a row, in short, and in full sentences as the tool tip.

        Parameters
        ----------
        row : FindingRow
        nothing : bool
            Whether its heatmap is shown, but has nothing on it: that is said first.
        """
        short, long = [], []
        if row.meaning is not None:
            share = in_hundred(row.meaning.share)
            short.append(tr("as {share} in 100", share=share))
            long.append(_meaning(row.meaning))
        if row.worth is not None:
            short.append(
                tr(
                    "sens {sensitivity:.0%} · spec {specificity:.0%}",
                    sensitivity=row.worth.sensitivity,
                    specificity=row.worth.specificity,
                )
            )
            long.append(_worth(row.worth, row.threshold))
        if nothing:
            short = [tr("Nothing drawn: no place reaches the threshold")]
            long.insert(0, tr("The heatmap is on, but all of it lies below the threshold."))
        self.setText(" · ".join(short))
        self.setToolTip("\n".join(long))
        self.setAccessibleName("\n".join(long))
        self.setVisible(bool(short))


def in_hundred(share: float) -> str:
    """Return a share as a number of a hundred, which is never 0 or 100 unless it is just that."""
    if 0 < share < 0.01:
        return "< 1"
    if 0.99 < share < 1:
        return "> 99"
    return f"{100 * share:.0f}"


def _meaning(meaning: "Meaning") -> str:
    text = tr(
        "As likely as in the validation data ({data}): {share} of 100 images with this result had "
        "the finding.",
        data=meaning.data,
        share=in_hundred(meaning.share),
    )
    if meaning.average is None:
        return text
    average = in_hundred(meaning.average)
    return f"{text} {tr('Of all its images, {share} of 100 had it.', share=average)}"


def _worth(worth: "Worth", threshold: float) -> str:
    return tr(
        "At the threshold {threshold:.3f}, of {positives} images with the finding "
        "{sensitivity:.0%} were called (sensitivity), and of {negatives} without it "
        "{specificity:.0%} were not (specificity): {data}.",
        threshold=threshold,
        positives=worth.positives,
        sensitivity=worth.sensitivity,
        negatives=worth.negatives,
        specificity=worth.specificity,
        data=worth.data,
    )
