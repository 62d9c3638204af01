"""A person's name as it is read: PS3.5 6.2 divides it by signs that nobody writes."""

import pytest

from viewer.dicom.identity import person_name


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Doe^Jane", "Doe Jane"),
        ("Doe^Jane^^Dr.", "Doe Jane Dr."),
        ("Hong^Gildong=洪^吉洞=홍^길동", "Hong Gildong (洪 吉洞, 홍 길동)"),
        ("Yamada^Tarou=山田^太郎", "Yamada Tarou (山田 太郎)"),
        ("=山田^太郎=やまだ^たろう", "山田 太郎 (やまだ たろう)"),
        ("Doe^Jane==", "Doe Jane"),
        ("^^=", ""),
        ("", ""),
    ],
)
def test_groups_and_components_are_told_apart_as_people_do(stored: str, shown: str) -> None:
    assert person_name(stored) == shown
