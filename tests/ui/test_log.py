"""The log file: kinds and places of errors, and nothing about anybody."""

import logging

import pytest

from viewer.ui import log


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A log that is begun, and ended after the test."""
    target = tmp_path / "logs" / "pcam-viewer.log"
    monkeypatch.setattr(log, "log_file", lambda: target)
    assert log.start_log() == target
    yield target
    for name in ("viewer", "pcam_model"):
        logger = logging.getLogger(name)
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
            handler.close()


def fail(message):
    try:
        raise KeyError(message)
    except KeyError as error:
        raise ValueError(message) from error


def test_errors_keep_kind_and_place_but_no_message(file):
    try:
        fail("Doe^Jane")
    except ValueError:
        logging.getLogger("viewer.ui.something").exception("it failed")
    kept = file.read_text()
    for word in ("it failed", "ValueError", "KeyError", "in fail", "test_log.py"):
        assert word in kept
    assert "Jane" not in kept


def test_other_programs_do_not_write_to_it(file):
    logging.getLogger("pydicom").error("Doe^Jane")
    logging.getLogger("viewer.dicom").debug("Doe^Jane")
    assert not file.exists() or "Jane" not in file.read_text()


def test_it_does_not_grow_without_end(file, monkeypatch):
    for number in range(9000):
        logging.getLogger("viewer").warning("%s", f"{number} " + "x" * 300)
    sizes = [each.stat().st_size for each in file.parent.iterdir()]
    assert 1 < len(sizes) <= 4
    assert max(sizes) <= 500_000


def test_starting_twice_writes_once(file):
    log.start_log()
    logging.getLogger("viewer").warning("once")
    assert file.read_text().count("once") == 1


def test_where_it_cannot_be_written_nothing_happens(tmp_path, monkeypatch):
    blocked = tmp_path / "a file"
    blocked.touch()
    monkeypatch.setattr(log, "log_file", lambda: blocked / "pcam-viewer.log")
    assert log.start_log() is None


def test_reading_a_study_leaves_no_identifier_in_it(file, window, chest):
    logging.getLogger("viewer").warning("ended")
    kept = file.read_text()
    assert "ended" in kept
    for secret in ("Jane", "4711", chest.name):
        assert secret not in kept
