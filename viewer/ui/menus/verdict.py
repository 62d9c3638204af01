"""Verdicts and the worklist."""

from viewer.ui.menus.spec import ActionSpec

_A = ActionSpec

# fmt: off
VERDICT: tuple[ActionSpec, ...] = (
    _A("agree", "&Agree", "Verdict", "verdicts.judge", ("F6",), state="commands.verdicts.chosen",
       argument="agree", needs="finding",
       tip="With what the model says of the chosen finding; once more takes it back"),
    _A("disagree", "&Disagree", "Verdict", "verdicts.judge", ("F7",),
       state="commands.verdicts.chosen", argument="disagree", needs="finding",
       tip="With what the model says of the chosen finding; once more takes it back"),
    _A("unsure", "&Unsure", "Verdict", "verdicts.judge", ("F8",),
       state="commands.verdicts.chosen", argument="unsure", needs="finding",
       tip="About the chosen finding; once more takes it back"),
    _A("comment", "&Comment", "Verdict", "verdicts.comment", ("F9",), needs="finding",
       tip="Your words on the chosen finding"),
    _A("draw-box", "Draw &box", "Verdict", "verdicts.draw", ("Shift+B",), argument="rectangle",
       tip="A region of your own, where you see the chosen finding", needs="finding"),
    _A("draw-ellipse", "Draw &ellipse", "Verdict", "verdicts.draw", ("Shift+E",),
       argument="ellipse", tip="A region of your own, where you see the chosen finding",
       needs="finding"),
    _A("assign-region", "&Mark the finding", "Verdict", "verdicts.assign", ("Shift+F2",),
       tip="The selected region marks the chosen finding; once more, it marks none",
       needs="region"),

    _A("mark-read", "Mark as &read", "Verdict", "worklist.mark", ("Ctrl+D",),
       state="commands.worklist.is_read", needs="image",
       tip="All images of the study; then the next unread study is shown"),
    _A("next-unread", "&Next unread study", "Verdict", "worklist.step", ("U",), argument=1,
       tip="In the order of the worklist", needs="studies"),
    _A("previous-unread", "&Previous unread study", "Verdict", "worklist.step", ("Shift+U",),
       argument=-1, tip="In the order of the worklist", needs="studies"),
    _A("analyse-all", "Ana&lyse all studies", "Verdict", "worklist.analyse_all",
       state="commands.worklist.analysing", needs="studies",
       tip="In the background, after what is shown; once more stops it"),
    _A("agreement", "A&greement…", "Verdict", "worklist.agreement", (),
       tip="How often you agreed with the model, per finding; as CSV or JSON too"),
)
# fmt: on
