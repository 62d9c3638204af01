"""The user's folder of model files: checked when installed, listed, removed."""

import json
from pathlib import Path

import pytest
from onnx_factory import make_manifest, write_model

from pcam_model.bundle import BundleError
from viewer.models.library import ENVIRONMENT, Library, own_folder


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "models")


def test_an_empty_library_has_the_shipped_model(library: Library) -> None:
    (shipped,) = library.models()
    assert shipped.file is None
    assert shipped.problem == ""
    assert shipped.identity is not None
    assert shipped.title == f"{shipped.identity.name} {shipped.identity.version}"
    assert not library.folder.exists()


def test_an_installed_model_is_a_copy(library: Library, tmp_path: Path) -> None:
    file = write_model(tmp_path / "mine.onnx")
    model = library.install(file)
    assert model.file is not None
    assert model.file.parent == library.folder
    assert model.file.read_bytes() == file.read_bytes()
    assert model.file.name.startswith("test-model-1.2-")
    file.unlink()
    assert [one.title for one in library.models()][1:] == ["test-model 1.2"]


def test_the_same_file_is_installed_once(library: Library, tmp_path: Path) -> None:
    file = write_model(tmp_path / "mine.onnx")
    assert library.install(file) == library.install(file)
    assert len(library.models()) == 2


def test_a_name_cannot_lead_out_of_the_folder(library: Library, tmp_path: Path) -> None:
    manifest = make_manifest(name="../../evil", version="/etc")
    text = json.loads(manifest.to_json())
    file = write_model(tmp_path / "mine.onnx", manifest=json.dumps(text))
    model = library.install(file)
    assert model.file is not None
    assert model.file.resolve().parent == library.folder.resolve()
    assert library.path("../../etc/passwd") == library.folder / "passwd"


def test_a_wrong_manifest_is_refused_with_the_field(library: Library, tmp_path: Path) -> None:
    text = json.loads(make_manifest().to_json())
    text["input"]["rows"] = "many"
    file = write_model(tmp_path / "wrong.onnx", manifest=json.dumps(text))
    with pytest.raises(BundleError, match=r"input\.rows"):
        library.install(file)
    assert not library.folder.exists()


def test_a_file_that_was_damaged_later_is_listed_with_the_reason(
    library: Library, tmp_path: Path
) -> None:
    model = library.install(write_model(tmp_path / "mine.onnx"))
    assert model.file is not None
    model.file.write_bytes(model.file.read_bytes()[:-100])
    _, damaged = library.models()
    assert damaged.identity is None
    assert "not a whole ONNX model" in damaged.problem
    assert damaged.title == model.file.name
    library.remove(damaged)
    assert len(library.models()) == 1


def test_only_what_was_installed_can_be_removed(library: Library, tmp_path: Path) -> None:
    other = Library(tmp_path / "others").install(write_model(tmp_path / "mine.onnx"))
    for model in (library.models()[0], other):
        with pytest.raises(ValueError, match="Only models that were installed"):
            library.remove(model)
    assert other.file is not None
    assert other.file.exists()


def test_the_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path))
    assert own_folder() == tmp_path
    monkeypatch.delenv(ENVIRONMENT)
    assert own_folder().name == "models"
