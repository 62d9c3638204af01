"""What the program is built from, as About lists it."""

import tomllib
from pathlib import Path

from viewer.ui.help import about_page
from viewer.ui.parts import parts

ROOT = Path(__file__).resolve().parents[2]


def test_every_installed_dependency_is_listed_with_a_licence():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    wanted = {line.partition(">")[0].lower().replace("_", "-") for line in declared}
    listed = {part.name.lower().replace("_", "-"): part for part in parts()}
    assert wanted <= set(listed)
    # What those need in turn is bundled with them.
    assert "shiboken6" in listed
    assert [part.name for part in listed.values() if not (part.licence and part.version)] == []


def test_about_says_all_of_it(qapp):
    page = about_page("")
    for part in parts():
        assert f"{part.name} {part.version}" in page
    assert "NOT FOR CLINICAL USE" in page
