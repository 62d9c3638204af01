"""Windows of a file among which a reader chooses by name."""

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from tests.ui.conftest import write_dicom
from viewer.dicom.display import display_at
from viewer.dicom.radiograph import LookupTable
from viewer.ui.action_table import ACTIONS
from viewer.ui.presets import as_window

ACTION = {spec.id: spec for spec in ACTIONS}
BOTH = ("darker", "brighter")


def table(explanation):
    item = Dataset()
    item.LUTDescriptor = [256, 0, 12]
    item.LUTData = np.arange(0, 4096, 16, dtype="<u2").tobytes()
    if explanation:
        item.LUTExplanation = explanation
    return item


def test_windows_of_one_name_can_be_told_apart(make_window, settle, tmp_path):
    window = make_window(
        write_dicom(
            tmp_path / "a.dcm",
            VOILUTSequence=Sequence([table("NORMAL"), table("HARD"), table("")]),
            WindowCenter=[2048, 1000, 900],
            WindowWidth=[4096, 500, 400],
            WindowCenterWidthExplanation=["NORMAL", "SOFT", "SOFT"],
        )
    )
    settle(window)
    names = [window.action_set[f"preset-{number}"].text() for number in range(1, 7)]
    assert names == [
        "NORMAL (table 1)",
        "HARD",
        "table 3 of the file",
        "NORMAL (window 4)",
        "SOFT (window 5)",
        "SOFT (window 6)",
    ]


def test_an_ampersand_in_a_name_is_one_that_is_read(make_window, settle, tmp_path):
    file = write_dicom(tmp_path / "a.dcm", WindowCenterWidthExplanation="LUNG & BONE")
    window = make_window(file)
    settle(window)
    assert window.action_set["preset-1"].text() == "LUNG && BONE"
    assert window.action_set.title(ACTION["preset-1"]) == "LUNG & BONE"


@pytest.mark.parametrize("polarity", ["MONOCHROME1", "MONOCHROME2"])
def test_the_darker_half_is_what_is_seen_dark(make_window, settle, tmp_path, polarity):
    window = make_window(write_dicom(tmp_path / "a.dcm", PhotometricInterpretation=polarity))
    settle(window)
    radiograph = window.session.radiograph
    made = {preset.name: preset.voi for preset in window.session.presets.numbered}
    grey = {name: display_at(radiograph, 500, made[f"{name} half"]) for name in BOTH}
    # A value in the middle stands out bright among dark ones, and dark among bright ones.
    assert grey["darker"] > grey["brighter"]


@pytest.mark.parametrize("falls", [False, True])
def test_a_drag_begins_where_the_table_shows_something(falls):
    # Black below 1000, white above 1500, as tables of twelve-bit radiographs are.
    values = np.clip((np.arange(4096) - 1000) / 500, 0, 1)
    data = np.uint16(4095 * (1 - values if falls else values))
    window = as_window(LookupTable(100, data, 12))
    assert window.centre == pytest.approx(1350, abs=2)
    assert window.width == pytest.approx(500, rel=0.03)


def test_a_table_of_one_value_is_a_window_of_all_it_covers():
    window = as_window(LookupTable(0, np.full(256, 7, np.uint16), 8))
    assert (window.centre, window.width) == (127.5, 255.0)
