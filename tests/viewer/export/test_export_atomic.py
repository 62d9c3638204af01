"""A file is either whole or absent."""

import os
from pathlib import Path

import pytest

from viewer.export.atomic import whole_file, write_bytes, write_text


def test_writes_the_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.bin", b"abc", durable=True)
    write_text(tmp_path / "ü.txt", "ä\n")
    assert (tmp_path / "a.bin").read_bytes() == b"abc"
    assert (tmp_path / "ü.txt").read_bytes() == "ä\n".encode()
    assert {path.name for path in tmp_path.iterdir()} == {"a.bin", "ü.txt"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_a_failure_in_the_middle_leaves_the_old_file(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"old")
    with pytest.raises(error), whole_file(target) as temporary:  # noqa: PT012
        assert temporary.parent == target.parent
        assert temporary.suffix == ".png"
        temporary.write_bytes(b"half")
        raise error
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_the_way_is_an_error_and_nothing_stays(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError):  # noqa: PT011
        write_bytes(tmp_path / "taken", b"abc")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_device_or_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        write_bytes(tmp_path / "pipe", b"abc")
    assert (tmp_path / "pipe").is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_the_longest_name_a_file_system_takes(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 251 + ".csv")
    write_bytes(target, b"abc")
    assert target.read_bytes() == b"abc"
