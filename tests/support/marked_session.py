"""A whole session of the program, in a process of its own, that ends as a crash does.

    python marked_session.py STUDY MODEL OUT

Opens a study, reviews it, saves the review beside OUT, exports every format, keeps what is unsaved,
and ends without closing anything. What lies on the disk then is what a stranger would find.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from viewer.review.annotations import Annotation, Kind
from viewer.review.verdict import Verdict, judged
from viewer.ui import app, log
from viewer.ui.main_window import MainWindow
from viewer.ui.tile import State

_PATIENCE = 120.0


def session(study: Path, model: Path, out: Path) -> None:
    log.start_log()
    application = app.make_application()

    def wait(done: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + _PATIENCE
        while not done():
            application.processEvents()
            time.sleep(0.005)
            if time.monotonic() > until:
                raise TimeoutError(what)

    window = MainWindow(model, "cpu")
    window.show()
    # Only where somebody is there, unsaved reviews are kept.
    window.start([study], ask=True)
    wait(lambda: window.session.case is not None and window.session.settled, "image")
    if window.session.state is not State.DONE:
        # It is too small for the model.
        window.session.run_anyway()
    wait(lambda: window.session.state is State.DONE, "analysis")
    findings = window.session.case.prediction.findings
    window.session.change(
        annotations=(Annotation(Kind.LENGTH, ((5, 5), (30, 30))),),
        verdicts=judged({}, findings[0], Verdict.DISAGREE, True),
        visible=frozenset(findings),
    )
    window.session.change_to(window.session.review.with_threshold(findings[0], 0.4))

    window.action_set["export"].trigger()
    dialog = window.commands._dialog
    for check in dialog.formats.values():
        check.setChecked(True)
    dialog.path.setText(str(out / dialog.base.name))
    dialog.accept()
    wait(lambda: window.commands._dialog is None or not dialog.running, "export")

    written: list[bool] = []
    window.reading.write(out / "kept.pcamreview", lambda: written.append(True), failed)
    wait(lambda: bool(written), "review")
    # A file that is not there, or cannot be read, is told of as little.
    window.session.open([study / "ZQ0999KX broken.dcm"])
    wait(lambda: not window.session.busy, "search")
    window.autosave.write(lambda: written.append(True))
    wait(lambda: len(written) > 1, "autosave")
    window.settings.save()


def failed(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    try:
        session(*map(Path, sys.argv[1:4]))
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    # Nothing is closed, flushed or removed.
    os._exit(0)
