"""``pcam-viewer render``: the plain picture is the display pipeline's, pixel for pixel."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from chests import IDENTIFYING, write_chest
from PIL import Image

from viewer.cli import main
from viewer.dicom.display import automatic_window, render
from viewer.dicom.radiograph import Window
from viewer.dicom.read import read


def pixels(path: Path) -> npt.NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(image)


def run(*arguments: object) -> int:
    return main(["render", *map(str, arguments)])


def test_plain_picture_is_the_display_pipeline(chest: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    assert run(chest, "--out", out) == 0
    np.testing.assert_array_equal(pixels(out), render(read(chest)))
    content = out.read_bytes()
    assert not [value for value in IDENTIFYING.values() if value.encode() in content]


@pytest.mark.parametrize(
    ("arguments", "voi"),
    [
        (["--window", "1000,500"], Window(1000, 500)),
        (["--window", "-600,1500"], Window(-600, 1500)),
        (["--window=-600.5,1500"], Window(-600.5, 1500)),
        (["--preset", "1"], Window(2048, 4096)),
        (["--preset", "2"], Window(1000, 500)),
    ],
)
def test_window_and_preset(arguments: list[str], voi: Window, chest: Path, tmp_path: Path) -> None:
    assert run(chest, "--out", tmp_path / "a.png", *arguments) == 0
    np.testing.assert_array_equal(pixels(tmp_path / "a.png"), render(read(chest), 0, voi))


def test_preset_0_is_automatic(chest: Path, tmp_path: Path) -> None:
    assert run(chest, "--out", tmp_path / "a.png", "--preset", 0) == 0
    radiograph = read(chest)
    wanted = render(radiograph, 0, automatic_window(radiograph))
    np.testing.assert_array_equal(pixels(tmp_path / "a.png"), wanted)


def test_frame(tmp_path: Path) -> None:
    stored = np.zeros((3, 300, 310), np.uint16)
    stored[2] = 4000
    source = write_chest(tmp_path / "in.dcm", stored)
    for frame in (0, 2):
        assert run(source, "--out", tmp_path / "a.png", "--frame", frame) == 0
        wanted = render(read(source), frame)
        np.testing.assert_array_equal(pixels(tmp_path / "a.png"), wanted)
    assert run(source, "--out", tmp_path / "b.png", "--frame", 3) == 2
    assert not (tmp_path / "b.png").exists()


def test_heatmap_colours_the_place_and_nothing_else(
    chest: Path, model: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.png"
    assert run(chest, "--out", out, "--heatmap", "mass", "--model", model) == 0
    colour = np.ptp(pixels(out)[..., :3].astype(int), axis=2)
    assert colour.shape == (480, 400)
    assert colour[120, 100] > 30
    assert colour[300, 200] == 0


def test_a_heatmap_with_nothing_to_draw_says_so(
    chest: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--heatmap", "Effusion", "--threshold", "Effusion=0.99", "--model", model)
    assert run(chest, "--out", tmp_path / "a.png", *arguments) == 0
    assert "Effusion is nowhere above 0.99" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{in}"], "--out"),
        (["{in}", "--out", "{out}.jpg"], "must end in .png"),
        (["{in}", "--out", "{out}.png", "--window", "5"], "CENTER,WIDTH"),
        (["{in}", "--out", "{out}.png", "--window", "5,0"], "CENTER,WIDTH"),
        (["{in}", "--out", "{out}.png", "--window", "nan,5"], "CENTER,WIDTH"),
        (["{in}", "--out", "{out}.png", "--window", "1,2", "--preset", "1"], "not allowed"),
        (["{in}", "--out", "{out}.png", "--preset", "9"], "1 to 2"),
        (["{in}", "--out", "{out}.png", "--heatmap", "Gout"], "no finding 'Gout'"),
        (["{in}", "--out", "{out}.png", "--threshold", "Mass=.1"], "needs --heatmap"),
    ],
)
def test_wrong_usage_is_2(
    arguments: list[str],
    message: str,
    chest: Path,
    model: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filled = [one.format(**{"in": chest, "out": tmp_path / "a"}) for one in arguments]
    assert run(*filled, "--model", model) == 2
    assert message in capsys.readouterr().err
    assert not list(tmp_path.glob("a*"))


def test_bad_input_is_1_with_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.dcm"
    bad.write_text("<html>")
    assert run(bad, "--out", tmp_path / "a.png") == 1
    assert "neither a DICOM file" in capsys.readouterr().err
    assert run(tmp_path / "none.dcm", "--out", tmp_path / "a.png") == 1
    assert "no such file" in capsys.readouterr().err
    assert not (tmp_path / "a.png").exists()


def test_a_folder_of_many_images_is_not_one(chest: Path, tmp_path: Path) -> None:
    write_chest(chest.parent / "second.dcm")
    assert run(chest.parent, "--out", tmp_path / "a.png") == 2


def test_a_folder_that_cannot_be_written_to_is_1(
    chest: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(chest, "--out", tmp_path / "none" / "a.png") == 1
    assert "No such file or directory" in capsys.readouterr().err
