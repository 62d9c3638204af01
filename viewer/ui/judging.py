"""What a reader answers to the model, as changes of the review of the active image."""

from typing import TYPE_CHECKING

from pcam_model.wording import Text
from viewer.review.verdict import FindingVerdict, Verdict, commented, judged
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.ui.session import Session

#: Sign, short word and sentence of each verdict: none is told by colour.
SIGNS: dict[Verdict, tuple[str, Text, Text]] = {
    Verdict.AGREE: ("✓", Text("agree"), Text("Agree with the model on {finding}")),
    Verdict.DISAGREE: ("✗", Text("disagree"), Text("Disagree with the model on {finding}")),
    Verdict.UNSURE: ("?", Text("unsure"), Text("Unsure about {finding}")),
}


def said(session: "Session", finding: str) -> bool | None:
    """Return whether the model's probability reaches the threshold; None if it says nothing."""
    prediction, engine = session.prediction, session.asked.engine
    if prediction is None or engine is None or finding not in prediction.findings:
        return None
    probability = prediction.probabilities[prediction.findings.index(finding)]
    return bool(probability >= session.review.threshold(engine.manifest, finding))


def judge(session: "Session", finding: str, verdict: Verdict) -> None:
    """Give a verdict, or take it back where it is the one that was given."""
    review = session.review
    known = review.verdicts.get(finding)
    wanted = None if known is not None and known.verdict is verdict else verdict
    verdicts = judged(review.verdicts, finding, wanted, said(session, finding))
    session.change(verdicts=verdicts)
    session.select_finding(finding)


def comment(session: "Session", finding: str, text: str) -> None:
    """Keep a comment as it is typed: the letters of one comment are one step to undo."""
    verdicts = commented(session.review.verdicts, finding, text, said(session, finding))
    session.change(verdicts=verdicts, merge=f"comment {finding}")


def told(one: FindingVerdict | None) -> str:
    """Return what was answered and when, in a sentence; empty for nothing."""
    if one is None:
        return ""
    when = one.changed.replace("T", " ", 1)
    if one.verdict is None:
        return tr("Commented {when}", when=when)
    return tr("Your verdict: {verdict}, {when}", verdict=SIGNS[one.verdict][1], when=when)
