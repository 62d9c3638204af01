"""Opening a model file: what it is, and every way in which it can be refused."""

import contextlib
import hashlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx_factory import make_manifest, write_model

import pcam_model.bundle as bundle_module
import resources
from pcam_model.bundle import BundleError, load_bundle, map_problem
from pcam_model.manifest import Format
from pcam_model.onnx_file import FLOAT, OnnxFormatError, Tensor, summarise


def test_a_good_file(model_file):
    path = model_file()
    bundle = load_bundle(path)
    assert bundle.path == path
    assert bundle.manifest == make_manifest()
    assert bundle.identity.name == "test-model"
    assert bundle.identity.version == "1.2"
    assert bundle.identity.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert bundle.model_bytes == path.read_bytes()
    assert not bundle.has_suitability
    assert load_bundle(model_file(suitability=True)).has_suitability


def test_a_path_may_be_a_string(model_file):
    assert load_bundle(str(model_file())).manifest.name == "test-model"


def test_the_summary_is_what_onnxruntime_says(model_file):
    import onnxruntime

    path = model_file(suitability=True, static_size=False)
    session = onnxruntime.InferenceSession(str(path))
    summary = summarise(path.read_bytes())
    assert dict(summary.metadata) == session.get_modelmeta().custom_metadata_map
    for ours, theirs in (
        (summary.inputs, session.get_inputs()),
        (summary.outputs, session.get_outputs()),
    ):
        assert list(ours) == [one.name for one in theirs]
        for one in theirs:
            fixed = tuple(size if isinstance(size, int) else None for size in one.shape)
            assert ours[one.name] == Tensor(one.name, FLOAT, fixed)


def test_weights_that_old_files_list_as_inputs_are_no_inputs(model_file):
    import onnx

    path = model_file()
    model = onnx.load(str(path))
    for tensor in list(model.graph.initializer):
        model.graph.input.append(
            onnx.helper.make_tensor_value_info(tensor.name, tensor.data_type, tensor.dims)
        )
    assert list(summarise(model.SerializeToString()).inputs) == ["image"]


def test_the_shipped_model_is_the_default(model_file, monkeypatch):
    path = model_file()
    monkeypatch.setattr(resources, "path", lambda name: path)
    assert load_bundle().path == path


def test_an_installation_without_the_shipped_model(monkeypatch):
    monkeypatch.setattr(resources, "DEFAULT_MODEL", "models/no_such.onnx")
    with pytest.raises(BundleError, match="reinstall pcam-viewer"):
        load_bundle()


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BundleError, match="there is no model file"):
        load_bundle(tmp_path / "none.onnx")


def test_a_folder(tmp_path):
    with pytest.raises(BundleError, match="is a folder"):
        load_bundle(tmp_path)


def test_a_file_that_cannot_be_read(model_file, monkeypatch):
    path = model_file()

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(BundleError, match="cannot be read: Permission denied"):
        load_bundle(path)


def test_a_file_that_is_too_large(model_file, monkeypatch):
    monkeypatch.setattr(bundle_module, "_LARGEST_FILE", 100)
    with pytest.raises(BundleError, match="2 GiB"):
        load_bundle(model_file())


def test_an_empty_file(tmp_path):
    path = tmp_path / "empty.onnx"
    path.touch()
    with pytest.raises(BundleError, match="is empty"):
        load_bundle(path)


def test_a_checkpoint(tmp_path):
    with pytest.raises(BundleError, match="pcam-train export"):
        load_bundle(tmp_path / "last.safetensors")


@pytest.mark.parametrize(
    "content",
    [b"<html><body>404</body></html>", b"\x89PNG\r\n\x1a\n", b"\x00" * 100, b"\xff" * 100, b"\x08"],
    ids=["html", "png", "zeros", "ones", "one byte"],
)
def test_files_that_are_no_models(tmp_path, content):
    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    with pytest.raises(BundleError, match="not a whole ONNX model"):
        load_bundle(path)


@given(cut=st.floats(0.0, 0.999))
@settings(deadline=None)
def test_a_file_that_was_cut_off(tmp_path_factory, cut):
    path = write_model(tmp_path_factory.mktemp("cut") / "model.onnx")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    # Cut between two fields, it may still be whole as a protocol buffer, but its manifest is gone.
    with pytest.raises(BundleError):
        load_bundle(path)


@given(data=st.binary(max_size=200))
def test_no_bytes_bring_the_reader_down(data):
    try:
        summary = summarise(data)
    except OnnxFormatError:
        return
    assert isinstance(summary.metadata, dict)


@given(position=st.floats(0, 0.999), value=st.integers(0, 255))
@settings(deadline=None)
def test_a_changed_byte_brings_nothing_down(tmp_path_factory, position, value):
    path = write_model(tmp_path_factory.mktemp("fuzz") / "model.onnx")
    data = bytearray(path.read_bytes())
    data[int(len(data) * position)] = value
    path.write_bytes(data)
    # Any other exception than this one fails the test.
    with contextlib.suppress(BundleError):
        assert load_bundle(path).path == path


def test_a_model_without_a_manifest(model_file):
    with pytest.raises(BundleError, match=r"without pcam\.manifest.*pcam-train export"):
        load_bundle(model_file(metadata=False))


def wrong(**changes):
    fields = msgspec.json.decode(make_manifest().to_json())
    for path, value in changes.items():
        *parents, last = path.split("__")
        place = fields
        for parent in parents:
            place = place[parent]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return msgspec.json.encode(fields).decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": None}, "name"),
        ({"name": ""}, r"\$\.name"),
        ({"schema_version": 2}, r"\$\.schema_version"),
        ({"input__rows": 4}, r"\$\.input\.rows"),
        ({"input__std": 0}, r"\$\.input\.std"),
        ({"map__stride": "wide"}, r"\$\.map\.stride"),
        ({"findings": []}, r"\$\.findings"),
        ({"findings": [{"name": "A"}, {"name": "A"}]}, "A is repeated"),
        ({"findings": [{"name": "A", "operating_point": {"probability": 1}}]}, "operating_point"),
        ({"surplus": 1}, "surplus"),
    ],
)
def test_a_wrong_manifest_is_refused_with_the_field(model_file, changes, said):
    with pytest.raises(BundleError, match=said):
        load_bundle(model_file(manifest=wrong(**changes)))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "\udcff".encode("utf-8", "replace").decode()]
)
def test_a_manifest_that_is_no_manifest(model_file, text):
    with pytest.raises(BundleError, match="manifest is wrong"):
        load_bundle(model_file(manifest=text))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"manifest": make_manifest(("A", "B"))}, r"findings: .*\(any, 2\), but logits"),
        ({"input_name": "x"}, "one input named image; it has x"),
        ({"leave_out": ("logits",)}, "Output logits is missing; the graph has logit_maps"),
        ({"leave_out": ("logit_maps",)}, "Output logit_maps is missing"),
        ({"suitability_threshold": 0.5}, "suitability: .* is missing"),
    ],
)
def test_a_graph_that_is_not_what_its_manifest_says(model_file, options, said):
    with pytest.raises(BundleError, match=f"disagree. .*{said}"):
        load_bundle(model_file(**options))


def test_a_graph_of_another_input_size(model_file):
    path = model_file()
    data = path.read_bytes()
    # The same length, so that no other byte of the file has to change.
    path.write_bytes(data.replace(b'"rows": 64', b'"rows": 72'))
    with pytest.raises(BundleError, match=r"input: .*\(any, 1, 72, 64\), but image has .*64, 64"):
        load_bundle(path)


def test_maps_of_another_stride(model_file):
    path = model_file()
    path.write_bytes(path.read_bytes().replace(b'"stride": 8.0', b'"stride": 9.9'))
    with pytest.raises(BundleError, match=r"map\.stride: 8 cells of 9\.9"):
        load_bundle(path)


def test_an_input_that_is_not_float32(model_file):
    import onnx

    path = model_file()
    model = onnx.load(str(path))
    model.graph.input[0].type.tensor_type.elem_type = onnx.TensorProto.FLOAT16
    onnx.save(model, str(path))
    with pytest.raises(BundleError, match="input: image must be float32"):
        load_bundle(path)


def test_a_graph_without_inputs(model_file):
    import onnx

    path = model_file()
    model = onnx.load(str(path))
    del model.graph.input[:]
    onnx.save(model, str(path))
    with pytest.raises(BundleError, match="it has none"):
        load_bundle(path)


def test_a_file_without_a_graph(model_file):
    import onnx

    path = model_file()
    model = onnx.load(str(path))
    model.ClearField("graph")
    onnx.save(model, str(path))
    with pytest.raises(BundleError, match="no graph"):
        load_bundle(path)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (Format(opset=17), ""),
        (Format(opset=18), r"format\.opset: the manifest says 18, the graph has 17"),
        (Format(opset=17, weights="fp16"), r"format\.weights: .* fp16, the graph holds fp32"),
        (Format(opset=17, weights="int8"), r"format\.weights: .* int8, the graph holds fp32"),
    ],
)
def test_how_the_graph_is_stored(model_file, said, wrong):
    path = model_file(format=said)
    if not wrong:
        assert load_bundle(path).manifest.format == said
        return
    with pytest.raises(BundleError, match=wrong):
        load_bundle(path)


def test_maps_may_lose_or_gain_a_cell_at_the_border():
    manifest = make_manifest(rows=64, columns=64, stride=8)
    assert map_problem(8, 8, manifest) == ""
    assert map_problem(7, 9, manifest) == ""
    assert map_problem(None, None, manifest) == ""
    assert map_problem(6, 8, manifest).startswith("map.stride")
    assert map_problem(8, 10, manifest).startswith("map.stride")


@pytest.mark.parametrize(
    "data",
    [
        b"\x38\x01",  # graph (field 7) as a number
        b"\x3a\x01\x5d",  # graph whose input (field 11) is cut off
        b"\x3a\x00\x72\x03\x0a\x01\xff",  # metadata key that is no text
        b"\x0b",  # a group, which ONNX has none of
        b"\x0d\x00\x00",  # a fixed number cut off
        b"\x08" + b"\xff" * 12,  # a number without an end
    ],
)
def test_protocol_buffers_that_are_no_models(data):
    with pytest.raises(OnnxFormatError):
        summarise(data)


def test_unknown_fields_are_skipped():
    assert summarise(b"\x3a\x00\xa5\x06\x00\x00\x00\x00\xa1\x06" + b"\x00" * 8).metadata == {}
