"""Several formats of several images: names, failures, cancelling."""

from pathlib import Path

import pytest
from cases import make_case

from pcam_model.cancel import Cancelled
from viewer.export.batch import plan, write
from viewer.export.options import ExportOptions


class Written:
    """Writes its own name."""

    description = "test"

    def __init__(self, name: str, suffix: str) -> None:
        self.name, self.suffix = name, suffix

    def export(self, case, target, options):
        target.write_text(self.name)


class Whole(Written):
    """Writes one file about all images."""

    def export_all(self, cases, target, options):
        target.write_text(str(len(list(cases))))


class Broken(Written):
    def export(self, case, target, options):
        raise ZeroDivisionError


CASE = make_case()


def test_names_are_numbered_and_told_apart(tmp_path: Path) -> None:
    formats = [Written("csv", ".csv"), Written("list", ".csv"), Whole("pdf", ".pdf")]

    one = [each.target.name for each in plan(formats, tmp_path / "a", 1)]
    two = [each.target.name for each in plan(formats, tmp_path / "a", 2)]

    assert one == ["a-csv.csv", "a-list.csv", "a.pdf"]
    assert two == [
        "a-0001-csv.csv", "a-0002-csv.csv", "a-0001-list.csv", "a-0002-list.csv", "a.pdf",
    ]  # fmt: skip


def test_a_name_with_a_dot_stays_whole(tmp_path: Path) -> None:
    (planned,) = plan([Written("png", ".png")], tmp_path / "a.b", 1)

    assert planned.target.name == "a.b.png"


def run(planned, images, case_of=lambda number: CASE, done=lambda count: None):
    return write(planned, images, case_of, lambda case: ExportOptions(), done)


def test_each_image_is_fetched_once_for_its_files_and_progress_is_told(tmp_path: Path) -> None:
    fetched, counts = [], []
    planned = plan([Written("a", ".a"), Written("b", ".b")], tmp_path / "x", 2)

    outcome = run(planned, 2, lambda number: fetched.append(number) or CASE, counts.append)

    assert fetched == [0, 1]
    assert counts == [1, 2, 3, 4]
    assert len(outcome.written) == 4
    assert outcome.failed == ()


def test_what_fails_is_named_and_stops_nothing(tmp_path: Path) -> None:
    def case_of(number: int):
        if number == 1:
            raise OSError(5, "the disk is gone")
        return CASE

    formats = [Written("a", ".a"), Broken("b", ".b"), Whole("pdf", ".pdf")]

    outcome = run(plan(formats, tmp_path / "x", 2), 2, case_of)

    assert [path.name for path in outcome.written] == ["x-0001.a", "x.pdf"]
    assert (tmp_path / "x.pdf").read_text() == "1"
    assert outcome.failed == (
        ("x-0001.b", "ZeroDivisionError"),
        ("x-0002.a", "the disk is gone"),
        ("x-0002.b", "the disk is gone"),
        ("x.pdf (2)", "this image could not be read"),
    )


@pytest.mark.parametrize("where", ["case", "export"])
def test_cancelling_ends_it(tmp_path: Path, where: str) -> None:
    def cancel(*_arguments: object):
        raise Cancelled

    stopping = Written("a", ".a")
    if where == "export":
        stopping.export = cancel
    planned = plan([stopping], tmp_path / "x", 1)

    with pytest.raises(Cancelled):
        run(planned, 1, cancel if where == "case" else lambda number: CASE)

    assert list(tmp_path.iterdir()) == []
