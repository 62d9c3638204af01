"""New names for old: the same for the same key, kept by the user alone."""

import hashlib
import hmac
import os
import stat
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from viewer.dicom import pseudonyms
from viewer.dicom.pseudonyms import Pseudonyms, shifted, user_pseudonyms

KEY = bytes(range(32))


@given(some.from_regex(r"[0-2](\.(0|[1-9][0-9]{0,8})){2,6}", fullmatch=True))
def test_uids_are_valid_and_stable(uid: str) -> None:
    new = Pseudonyms(KEY).uid(uid)

    assert new == Pseudonyms(KEY).uid(f"{uid}\0")
    assert len(new) <= 64
    root, number = new.rsplit(".", 1)
    assert (root, uuid.UUID(int=int(number)).version) == ("2.25", 4)


def test_a_uid_is_the_hmac_of_the_old_one() -> None:
    digest = hmac.new(KEY, b"uid\x001.2.3", hashlib.sha256).digest()[:16]

    number = int(Pseudonyms(KEY).uid("1.2.3").removeprefix("2.25."))

    # All but the six bits that say it is a UUID of version 4.
    mask = ~((0xF << 76) | (0x3 << 62))
    assert number & mask == int.from_bytes(digest, "big") & mask


@pytest.mark.parametrize("uid", ["", "1.2.840.10008.1.2.1", "1.2.840.10008.5.1.4.1.1.1"])
def test_uids_of_the_standard_stay(uid: str) -> None:
    assert Pseudonyms(KEY).uid(uid) == uid


def test_another_key_gives_other_names() -> None:
    one, other = Pseudonyms(KEY), Pseudonyms(bytes(32))

    assert one.uid("1.2.3") != other.uid("1.2.3")
    assert one.patient("T1", "") != other.patient("T1", "")


@given(some.text())
def test_patients_move_into_the_past(number: str) -> None:
    assert -3652 <= Pseudonyms(KEY).days(number) <= -366


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Pseudonyms(b"short")


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("20200301", "20190225"),
        ("2020.03.01", "20190225"),
        ("20200301101112.5+0100", "20190225101112.5+0100"),
        ("20200301 ", "20190225"),
        ("202003", "201902"),
        ("2020", "2018"),
        ("18900301", None),
        ("20201301", None),
        ("00010101", None),
        ("2020030", None),
        ("²0200301", None),
        ("20200301 by Jones", None),
        ("Jones", None),
        ("", None),
    ],
)
def test_dates_move_or_are_none(text: str, moved: str | None) -> None:
    assert shifted(text, -370) == moved


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "deidentification.key"
    monkeypatch.setattr(pseudonyms, "key_file", lambda: path)
    return path


def test_the_key_is_made_once_and_for_the_user_alone(key: Path) -> None:
    first = user_pseudonyms().uid("1.2.3")
    pseudonyms._key.cache_clear()

    assert user_pseudonyms().uid("1.2.3") == first
    assert len(bytes.fromhex(key.read_text())) == 32
    assert [each.name for each in key.parent.iterdir()] == [key.name]
    if os.name == "posix":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_two_programs_use_the_key_of_the_faster_one(
    key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slower(_beside: Path, path: Path) -> None:
        path.write_text("ab" * 32)
        raise FileExistsError

    monkeypatch.setattr(os, "link", slower)

    assert user_pseudonyms().uid("1.2.3") == Pseudonyms(bytes.fromhex("ab" * 32)).uid("1.2.3")
    assert [each.name for each in key.parent.iterdir()] == [key.name]


def test_a_file_system_without_links_will_do(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def impossible(*_paths: Path) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", impossible)

    user_pseudonyms()

    assert [each.name for each in key.parent.iterdir()] == [key.name]


@pytest.mark.parametrize("text", ["not hexadecimal", "abcd", ""])
def test_a_damaged_key_is_never_replaced_silently(key: Path, text: str) -> None:
    key.parent.mkdir()
    key.write_text(text)

    with pytest.raises(OSError, match="is damaged: remove"):
        user_pseudonyms()


def test_the_key_lies_with_the_settings() -> None:
    assert pseudonyms.key_file().parent.name == "pcam-viewer"
