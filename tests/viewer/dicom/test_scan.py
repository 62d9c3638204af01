"""Images are found wherever they are, and nothing outside is touched."""

import io
import os
import pickle
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from dicom_factory import dataset, directory, encoded, write
from PIL import Image

from viewer.dicom import archive, dicomdir, scan, source
from viewer.dicom.radiograph import UnreadableError, View
from viewer.dicom.read import read
from viewer.dicom.scan import Instance, Rejected
from viewer.dicom.source import Source


def _picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (5, 4), 9).save(buffer, "PNG")
    return buffer.getvalue()


def _split(found: list[Instance | Rejected]) -> tuple[list[Instance], list[Rejected]]:
    instances = [one for one in found if isinstance(one, Instance)]
    return instances, [one for one in found if isinstance(one, Rejected)]


def test_folder_without_extensions(tmp_path: Path) -> None:
    write(tmp_path / "b" / "IM2", Rows=12, ViewPosition="PA", SeriesDescription="x")
    write(tmp_path / "a" / "deep" / "00001")
    (tmp_path / "picture.png").write_bytes(_picture())
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "empty").write_bytes(b"")
    instances, rejected = _split(list(scan.scan([tmp_path])))
    assert [one.source.name for one in instances] == ["picture.png", "00001", "IM2"]
    assert {Path(one.label).name for one in rejected} == {"notes.txt", "empty"}
    reasons = {Path(one.label).name: one.reason for one in rejected}
    assert "neither" in reasons["notes.txt"]
    assert "empty" in reasons["empty"]
    picture, _, chest = instances
    assert (picture.is_dicom, picture.rows, picture.columns) == (False, 4, 5)
    assert (chest.view, chest.rows, chest.columns, chest.frames) == (View.PA, 12, 10, 1)
    assert chest.identity.patient_id == "T1"
    assert chest.modality == "CR"


def test_order_is_stable_and_files_count_once(tmp_path: Path) -> None:
    for name in ("c", "a", "b"):
        write(tmp_path / name)
    found = list(scan.scan([tmp_path / "b", tmp_path, tmp_path / "b"]))
    assert [one.source.name for one in found if isinstance(one, Instance)] == ["b", "a", "c"]


def test_missing_path(tmp_path: Path) -> None:
    [rejected] = scan.scan([tmp_path / "nowhere"])
    assert isinstance(rejected, Rejected)
    assert "no such file" in rejected.reason


def test_progress_and_cancelling(tmp_path: Path) -> None:
    for number in range(6):
        write(tmp_path / f"{number}")
    steps: list[tuple[int, int]] = []
    found = []
    for one in scan.scan(
        [tmp_path],
        on_progress=lambda done, total: steps.append((done, total)),
        cancelled=lambda: len(steps) >= 2,
    ):
        found.append(one)
    assert steps == [(1, 6), (2, 6)]
    assert len(found) == 2
    assert list(scan.scan([tmp_path], cancelled=lambda: True)) == []


def test_pipe_does_not_block(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    found = list(scan.scan([tmp_path]))
    assert [one.reason for one in found if isinstance(one, Rejected)] == [
        "It is not a regular file."
    ] * 2


def test_linked_folder_does_not_go_round(tmp_path: Path) -> None:
    write(tmp_path / "one")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(scan.scan([tmp_path]))) == 1


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    path = tmp_path / "study.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("DICOM/PAT1/IM1", encoded(dataset(ViewPosition="AP")))
        made.writestr("../../escape", encoded(dataset()))
        made.writestr("/etc/passwd", b"root")
        made.writestr("inner.zip", b"PK\x03\x04")
        made.writestr("__MACOSX/._IM1", b"x")
        made.writestr("DICOMDIR", b"x")
        made.writestr("folder/", b"")
    return path


def test_archive(zipped: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    instances, rejected = _split(list(scan.scan([zipped])))
    assert [one.source.member for one in instances] == ["DICOM/PAT1/IM1", "../../escape"]
    assert instances[0].source.label == f"{zipped}/DICOM/PAT1/IM1"
    assert instances[0].view is View.AP
    assert [Path(one.label).name for one in rejected] == ["passwd", "inner.zip"]
    assert "archive inside an archive" in rejected[1].reason
    assert read(instances[0].source).rows == 12
    assert read(instances[1].source).rows == 12
    assert sorted(tmp_path.rglob("*")) == before


def test_archive_in_a_folder(zipped: Path) -> None:
    instances, _ = _split(list(scan.scan([zipped.parent])))
    assert len(instances) == 2


def test_damaged_archive(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04" + b"\0" * 300)
    [rejected] = scan.scan([tmp_path])
    assert isinstance(rejected, Rejected)
    assert "ZIP archive is damaged" in rejected.reason
    with (
        archive.Shelf() as shelf,
        pytest.raises(UnreadableError, match=r"cannot be opened|damaged"),
    ):
        shelf.open(Source(tmp_path / "x.zip", "a"))


def test_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb", b"\0" * 3_000_000)
    monkeypatch.setattr(archive, "_ALWAYS_ALLOWED", 1_000_000)
    monkeypatch.setattr(archive, "_LARGEST_RATIO", 500)
    [rejected] = scan.scan([path])
    assert isinstance(rejected, Rejected)
    assert "thousands of times" in rejected.reason


def test_large_encrypted_and_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("large", encoded(dataset()))
    whole = bytearray(path.read_bytes())
    at = whole.index(b"PK\x01\x02") + 8
    whole[at : at + 2] = struct.pack("<H", 1)
    (tmp_path / "locked.zip").write_bytes(bytes(whole))
    [locked] = scan.scan([tmp_path / "locked.zip"])
    assert isinstance(locked, Rejected)
    assert "encrypted" in locked.reason
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 100)
    monkeypatch.setattr(source, "LARGEST_MEMBER", 100)
    [large] = scan.scan([path])
    assert isinstance(large, Rejected)
    assert "too large" in large.reason
    with pytest.raises(UnreadableError, match="too large"):
        read(Source(path, "large"))
    monkeypatch.setattr(archive, "MOST_MEMBERS", 0)
    [many] = scan.scan([path])
    assert isinstance(many, Rejected)
    assert "more than" in many.reason


def test_member_that_is_gone(zipped: Path) -> None:
    with pytest.raises(UnreadableError, match="no such member"):
        read(Source(zipped, "gone"))


def test_damaged_member(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a", os.urandom(5000))
    whole = bytearray(path.read_bytes())
    whole[100:200] = b"\xff" * 100
    path.write_bytes(bytes(whole))
    [rejected] = scan.scan([path])
    assert isinstance(rejected, Rejected)
    assert rejected.reason.endswith(".")


def test_open_says_why_not(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="does not exist"):
        read(tmp_path / "none")
    with pytest.raises(UnreadableError, match="folder"):
        read(tmp_path)


def test_bounded_file_never_allocates_more_than_it_has(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a" * 100)
    with Source.of(tmp_path / "x").open() as stream:
        assert len(stream.read(2**40)) == 100
        assert stream.read(2**40) == b""
    assert Source.of(Source(tmp_path)) == Source(tmp_path)


def _medium(folder: Path) -> Path:
    write(folder / "IMAGES" / "A1")
    write(folder / "images2" / "b1")
    write(folder.parent / "outside")
    (folder / "IMAGES" / "LINK").symlink_to(folder.parent / "outside")
    made = directory(
        [
            ["IMAGES", "A1"],
            ["IMAGES2", "B1"],
            ["IMAGES", "GONE"],
            ["NOFOLDER", "X"],
            ["IMAGES", "A1", "DEEPER"],
            ["..", "outside"],
            str(folder.parent / "outside"),
            "../outside",
            ["IMAGES", "LINK"],
            ["IMAGES", "A1"],
        ]
    )
    path = folder / "DICOMDIR"
    path.write_bytes(encoded(made))
    return path


@pytest.mark.parametrize("name", ["DICOMDIR", "index.dcm"])
def test_dicomdir(tmp_path: Path, name: str) -> None:
    path = _medium(tmp_path / "cd").rename(tmp_path / "cd" / name)
    instances, rejected = _split(list(scan.scan([path])))
    assert [one.source.path for one in instances] == [
        tmp_path / "cd" / "IMAGES" / "A1",
        tmp_path / "cd" / "images2" / "b1",
    ]
    reasons = [one.reason for one in rejected]
    assert sum("missing" in reason for reason in reasons) == 3
    assert sum("out of its folder" in reason for reason in reasons) == 3
    assert sum("link out of the folder" in reason for reason in reasons) == 1


def test_folder_with_dicomdir_says_what_is_missing(tmp_path: Path) -> None:
    _medium(tmp_path / "cd")
    (tmp_path / "cd" / "IMAGES" / "LINK").unlink()
    instances, rejected = _split(list(scan.scan([tmp_path / "cd"])))
    assert len(instances) == 2
    assert len(rejected) == 7
    assert all("DICOMDIR: " in one.label for one in rejected)


def test_damaged_dicomdir(tmp_path: Path) -> None:
    (tmp_path / "DICOMDIR").write_bytes(b"nothing")
    [rejected] = scan.scan([tmp_path / "DICOMDIR"])
    assert isinstance(rejected, Rejected)
    assert "not a DICOM file" in rejected.reason


def test_unheard_of_names_in_a_dicomdir(tmp_path: Path) -> None:
    made = directory([["A" * 5000], ["."], ["C:"], ["x\\..\\y"]])
    (tmp_path / "DICOMDIR").write_bytes(encoded(made))
    found = list(dicomdir.references(tmp_path / "DICOMDIR"))
    assert all(one.path is None and one.problem for one in found)
    assert all(len(one.label) <= 256 for one in found)


def test_the_first_image_comes_before_the_other_files_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        write(tmp_path / f"{number}")
    opened: list[str] = []
    really_open = Source.open

    def counted(self: Source, *args: Any) -> Any:
        opened.append(self.path.name)
        return really_open(self, *args)

    monkeypatch.setattr(Source, "open", counted)
    found = scan.scan([tmp_path])
    next(found)
    assert opened == ["0"]
    assert len(list(found)) == 4
    # No file is opened twice: on a network drive that is what takes the time.
    assert opened == ["0", "1", "2", "3", "4"]


def test_one_file_under_two_names_is_one_image(tmp_path: Path) -> None:
    write(tmp_path / "a")
    (tmp_path / "b").hardlink_to(tmp_path / "a")
    (tmp_path / "c").symlink_to(tmp_path / "a")
    assert len(list(scan.scan([tmp_path, tmp_path / "c"]))) == 1


def test_what_is_in_an_archive_is_counted_once_it_is_known(zipped: Path) -> None:
    steps: list[tuple[int, int]] = []
    found = list(scan.scan([zipped], on_progress=lambda *step: steps.append(step)))
    assert len(found) > 1
    assert steps == [(number + 1, len(found)) for number in range(len(found))]


def test_a_source_is_found_again_after_a_journey_to_another_process() -> None:
    one = Source(Path("a") / "b", "member")
    known = {one: 1}
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert known[again] == known[Source(Path("a/b"), "member")] == 1
    assert Source(Path("a/b")) not in known
