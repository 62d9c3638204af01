"""Progress: how far, how fast, and how long still."""

import time

import pytest

from viewer.commands.progress import Progress, duration


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (41.5, "42 s"), (125, "3 min"), (3599, "60 min"), (11_400, "3 h 11 min")],
)
def test_a_time_for_people(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_what_was_done_before_says_nothing_about_the_time_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    progress = Progress("Analysing")
    progress.known(0, 1000)
    for _ in range(400):
        progress.skip()
    for _ in range(100):
        progress.step()
    now = 150.0
    assert progress.text() == "500 of 1000, 2.0 a second, 5 min left"


def test_a_log_gets_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 1.0, 11.0, 11.0, 12.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    progress = Progress("Analysing", 3)
    for _ in range(3):
        progress.step()
    progress.clear()
    assert capsys.readouterr().err == "Analysing: 2 of 3, 0.2 a second, 6 s left\n"


def test_a_terminal_gets_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress("Analysing", 2)
    now = 1.5
    progress.step()
    progress.clear()
    said = capsys.readouterr().err
    assert "Analysing ████████████░░░░░░░░░░░░ 1 of 2" in said
    assert said.endswith("\r\033[K")
