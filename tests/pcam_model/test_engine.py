"""The onnxruntime engine: right numbers, the device that really ran, cancelling, failures said."""

import os
import threading
import time
from typing import ClassVar

import numpy as np
import pytest
from onnx_factory import make_manifest
from scipy.special import expit

import pcam_model.engine as engine_module
from pcam_model import plugins
from pcam_model.bundle import BundleError
from pcam_model.engine import (
    Cancelled,
    CancelToken,
    Engine,
    EngineError,
    OnnxEngine,
    default_threads,
    engine_classes,
    open_engine,
)
from pcam_model.geometry import CellGrid
from pcam_model.outputs import prediction_of
from pcam_model.prediction import ModelIdentity, Prediction
from tests.support.distribution import install_distribution


def image_with_hot_cell(rows=64, columns=64, cell=(2, 5), stride=8):
    image = np.zeros((rows, columns), np.float32)
    row, column = cell
    image[row * stride : (row + 1) * stride, column * stride : (column + 1) * stride] = 1
    return image


def test_logits_and_maps_are_what_the_graph_says(model_file):
    engine = open_engine(model_file(), device="cpu")
    prediction = engine.predict(image_with_hot_cell())

    expected = np.full((3, 8, 8), -4.0)
    expected[:, 2, 5] = 4.0
    np.testing.assert_allclose(prediction.logit_maps, expected, atol=1e-5)
    weights = expit(expected[0]) / expit(expected[0]).sum()
    np.testing.assert_allclose(prediction.logits, (weights * expected[0]).sum(), atol=1e-5)
    assert prediction.findings == ("Mass", "Effusion", "Cardiomegaly")
    assert prediction.device == engine.device == "CPU"
    assert prediction.warnings == engine.warnings == ()
    assert set(prediction.seconds) == {"preprocess", "inference"}
    assert prediction.model == engine.identity
    assert prediction.suitability is None


def test_calibration_applies_to_logits_and_maps_alike(model_file):
    plain = open_engine(model_file(), device="cpu").predict(image_with_hot_cell())
    calibrated = open_engine(
        model_file(calibrations={"Effusion": (2.0, -1.0)}), device="cpu"
    ).predict(image_with_hot_cell())

    np.testing.assert_allclose(calibrated.logits[1], 2 * plain.logits[1] - 1, rtol=1e-5)
    np.testing.assert_allclose(calibrated.logit_maps[1], 2 * plain.logit_maps[1] - 1, rtol=1e-5)
    np.testing.assert_array_equal(calibrated.logits[[0, 2]], plain.logits[[0, 2]])


def test_the_grid_follows_the_image_not_the_input(model_file):
    engine = open_engine(model_file(), device="cpu")
    prediction = engine.predict(image_with_hot_cell(rows=640, columns=320, stride=40))
    assert prediction.image_shape == (640, 320)
    # 64 input pixels over 640 rows and 320 columns; cells of 8 input pixels.
    assert (prediction.grid.step_y, prediction.grid.step_x) == (80, 40)
    assert (prediction.grid.origin_y, prediction.grid.origin_x) == (40, 20)


def test_an_input_of_any_size_runs(model_file):
    path = model_file(static_size=False, rows=32, columns=48)
    prediction = open_engine(path, device="cpu").predict(np.zeros((10, 10), np.float32))
    assert prediction.logit_maps.shape == (3, 4, 6)


def test_suitability_below_its_threshold_is_a_warning(model_file):
    path = model_file(suitability=True, suitability_threshold=0.5)
    engine = open_engine(path, device="cpu")
    dark = engine.predict(np.full((64, 64), 0.25, np.float32))
    bright = engine.predict(np.full((64, 64), 0.75, np.float32))
    assert dark.suitability == pytest.approx(0.25)
    assert len(dark.warnings) == 1
    assert "0.25, below 0.50" in dark.warnings[0]
    assert bright.warnings == ()


def test_suitability_without_a_threshold_is_only_a_number(model_file):
    engine = open_engine(model_file(suitability=True), device="cpu")
    prediction = engine.predict(np.zeros((64, 64), np.float32))
    assert prediction.suitability == 0
    assert prediction.warnings == ()


@pytest.mark.parametrize("gain", [np.nan, np.inf])
def test_values_that_are_not_numbers_are_an_error(model_file, gain):
    engine = open_engine(model_file(gains=[8, gain, 8]), device="cpu")
    with pytest.raises(EngineError, match=r"not numbers .*on CPU"):
        engine.predict(np.ones((64, 64), np.float32))


def _placed(engine, outputs):
    return prediction_of(
        outputs,
        manifest=engine.manifest,
        identity=engine.identity,
        image_shape=(64, 64),
        device=engine.device,
    )


def test_suitability_that_is_not_a_number_is_an_error(model_file):
    engine = open_engine(model_file(suitability=True), device="cpu")
    outputs = {
        "logits": np.zeros((1, 3), np.float32),
        "logit_maps": np.zeros((1, 3, 8, 8), np.float32),
        "suitability": np.array([np.nan], np.float32),
    }
    with pytest.raises(EngineError, match="suitability"):
        _placed(engine, outputs)


def test_maps_that_do_not_fit_the_manifest_are_an_error(model_file):
    path = model_file(manifest=make_manifest(stride=8), static_size=False)
    engine = OnnxEngine.open(path, "cpu")
    outputs = {
        "logits": np.zeros((1, 3), np.float32),
        "logit_maps": np.zeros((1, 3, 4, 8), np.float32),
    }
    with pytest.raises(EngineError, match=r"map\.stride"):
        _placed(engine, outputs)
    outputs["logits"] = np.zeros((1, 2), np.float32)
    with pytest.raises(EngineError, match="3 findings"):
        _placed(engine, outputs)


@pytest.mark.parametrize(
    "image",
    [np.zeros((4, 4, 3), np.float32), np.zeros((0, 4), np.float32), np.full((9, 9), np.nan)],
    ids=["colour", "empty", "nan"],
)
def test_an_unfit_image_is_an_error(model_file, image):
    engine = open_engine(model_file(), device="cpu")
    with pytest.raises(EngineError, match="cannot be analysed"):
        engine.predict(image)


def test_cancelled_before_the_start(model_file):
    engine = open_engine(model_file(), device="cpu")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        engine.predict(np.zeros((64, 64), np.float32), token)


def test_cancelling_stops_a_run_and_the_engine_runs_again(model_file):
    # Takes more than a second if it is not stopped.
    engine = open_engine(
        model_file(rows=512, columns=512, stride=64, repeat=300), device="cpu", threads=1
    )
    token = CancelToken()
    session = engine._session
    started = threading.Event()
    ended = []

    class Watched:
        def __getattr__(self, name):
            return getattr(session, name)

        def run(self, *args):
            started.set()
            try:
                values = session.run(*args)
            except Exception:
                ended.append("stopped")
                raise
            ended.append("to the end")
            return values

    engine._session = Watched()
    finished: list[object] = []

    def work():
        try:
            finished.append(engine.predict(np.zeros((512, 512), np.float32), token))
        except Cancelled as error:
            finished.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert started.wait(30)
    time.sleep(0.05)  # into the run itself, past its set-up
    token.cancel()
    thread.join(60)
    assert not thread.is_alive()
    assert [type(result) for result in finished] == [Cancelled]
    assert ended == ["stopped"]

    engine._session = session
    assert engine.predict(np.zeros((512, 512), np.float32)).device == "CPU"


def test_a_result_that_came_too_late_is_not_given(model_file):
    engine = open_engine(model_file(), device="cpu")
    token = CancelToken()
    session = engine._session

    class Late:
        def __getattr__(self, name):
            return getattr(session, name)

        def run(self, *args):
            values = session.run(*args)
            token.cancel()
            return values

    engine._session = Late()
    with pytest.raises(Cancelled):
        engine.predict(np.zeros((64, 64), np.float32), token)


def test_a_device_that_does_not_exist():
    with pytest.raises(EngineError, match="auto, cpu, cuda"):
        open_engine(device="tpu")


def test_threads_must_be_positive():
    with pytest.raises(EngineError, match="not 0"):
        open_engine(threads=0)


def test_threads_default_and_choice(model_file):
    path = model_file()
    assert 1 <= default_threads() <= 4
    assert OnnxEngine.open(path, "cpu").threads == default_threads()
    assert OnnxEngine.open(path, "cpu", 1).threads == 1


def test_threads_where_the_affinity_is_unknown(monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert default_threads() == 1


def test_the_shipped_model_may_be_missing(monkeypatch):
    import resources

    monkeypatch.setattr(resources, "DEFAULT_MODEL", "models/no_such.onnx")
    with pytest.raises(BundleError, match="reinstall"):
        open_engine()


def test_a_graph_that_cannot_start_is_an_error(model_file, monkeypatch):
    path = model_file()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"AveragePool", b"NoSuchNodes"))
    with pytest.raises(EngineError, match=r"cannot start model\.onnx"):
        open_engine(path, device="cpu")


class FakeRuntime:
    """onnxruntime with a CUDA provider that starts, does not start, or fails on the way."""

    __version__ = "0"
    RunOptions = staticmethod(lambda: engine_real().RunOptions())
    SessionOptions = staticmethod(lambda: engine_real().SessionOptions())
    disable_telemetry_events = staticmethod(lambda: None)

    def __init__(self, behaviour):
        self.behaviour = behaviour

    def preload_dlls(self):
        pass

    def get_available_providers(self):
        return ["CUDAExecutionProvider", "CPUExecutionProvider"]

    def InferenceSession(self, data, sess_options, providers):
        if "CUDAExecutionProvider" in providers and self.behaviour == "no start":
            raise RuntimeError("libcudnn is missing\nstack")
        session = engine_real().InferenceSession(
            data, sess_options=sess_options, providers=["CPUExecutionProvider"]
        )
        if self.behaviour == "silent" or "CUDAExecutionProvider" not in providers:
            return session
        return FakeCuda(session, self.behaviour)


class FakeCuda:
    def __init__(self, session, behaviour):
        self.session, self.behaviour = session, behaviour

    def get_providers(self):
        return ["CUDAExecutionProvider", "CPUExecutionProvider"]

    def run(self, *args):
        if self.behaviour == "out of memory":
            raise RuntimeError("Failed to allocate memory for requested buffer")
        if self.behaviour == "two at once" and len(args[1]["image"]) > 2:
            raise RuntimeError("CUDA failure 2: out of memory")
        return self.session.run(*args)


def engine_real():
    import onnxruntime

    return onnxruntime


@pytest.fixture
def cuda(monkeypatch):
    def behave(behaviour):
        monkeypatch.setattr(engine_module, "_runtime", lambda: FakeRuntime(behaviour))

    return behave


BLANK = np.zeros((64, 64), np.float32)


def test_cuda_that_this_installation_lacks_is_said(model_file, monkeypatch):
    monkeypatch.setattr(engine_real(), "get_available_providers", lambda: ["CPUExecutionProvider"])
    engine = open_engine(model_file(), device="cuda")
    assert engine.device == "CPU"
    assert len(engine.warnings) == 1
    assert engine.warnings[0].startswith("CUDA was asked for but")
    assert engine.warnings[0].endswith("running on CPU.")
    assert engine.predict(BLANK).device == "CPU"


def test_auto_without_cuda_is_no_warning(model_file, monkeypatch):
    monkeypatch.setattr(engine_real(), "get_available_providers", lambda: ["CPUExecutionProvider"])
    engine = open_engine(model_file(), device="auto")
    assert (engine.device, engine.warnings) == ("CPU", ())


@pytest.mark.parametrize("device", ["auto", "cuda"])
def test_cuda_that_runs(model_file, cuda, device):
    cuda("works")
    engine = open_engine(model_file(), device=device)
    assert (engine.device, engine.warnings) == ("CUDA", ())
    assert engine.predict(BLANK).device == "CUDA"


def test_cpu_asked_for_is_cpu_even_with_cuda(model_file, cuda):
    cuda("works")
    assert open_engine(model_file(), device="cpu").device == "CPU"


@pytest.mark.parametrize("behaviour", ["no start", "silent"])
@pytest.mark.parametrize(
    ("device", "said"), [("auto", "CUDA is installed but"), ("cuda", "CUDA was asked for but")]
)
def test_cuda_that_does_not_start_is_said(model_file, cuda, behaviour, device, said):
    cuda(behaviour)
    engine = open_engine(model_file(), device=device)
    assert engine.device == "CPU"
    assert len(engine.warnings) == 1
    assert engine.warnings[0].startswith(said)
    assert "stack" not in engine.warnings[0]


def test_cuda_out_of_memory_falls_back_and_says_so(model_file, cuda):
    cuda("out of memory")
    engine = open_engine(model_file(), device="cuda")
    assert engine.device == "CUDA"

    first = engine.predict(BLANK)
    assert first.device == engine.device == "CPU"
    assert "CUDA failed" in first.warnings[0]
    assert "allocate memory" in first.warnings[0]
    assert engine.warnings == first.warnings

    second = engine.predict(BLANK)
    assert (second.device, second.warnings) == ("CPU", ())


def test_a_run_that_fails_on_the_cpu_is_an_error(model_file):
    engine = open_engine(model_file(), device="cpu")

    class Broken:
        def get_providers(self):
            return ["CPUExecutionProvider"]

        def run(self, *args):
            raise RuntimeError

    engine._session = Broken()
    with pytest.raises(EngineError, match="failed on this image: RuntimeError"):
        engine.predict(BLANK)


class PlugIn:
    opened: tuple | None = None
    manifest, identity = make_manifest(), ModelIdentity("theirs", "1", "0" * 64)
    device, warnings = "CPU", ()

    @classmethod
    def open(cls, path, device, threads):
        cls.opened = (path, device, threads)
        return cls()


class FakeEntry:
    def __init__(self, name, target, dist="someone-else"):
        self.name, self.value, self.target = name, f"plugin:{name}", target
        self.group = plugins.ENGINES
        self.dist = type("Dist", (), {"name": dist})()

    def load(self):
        if isinstance(self.target, Exception):
            raise self.target
        return self.target


@pytest.fixture
def installed(monkeypatch):
    def install(*entries):
        monkeypatch.setattr(plugins, "entry_points", lambda group: list(entries))

    return install


def test_the_built_in_engine_comes_in_by_the_entry_point():
    classes, _ = engine_classes()
    assert classes["onnxruntime"] is OnnxEngine


def test_the_built_in_engine_is_an_engine(model_file):
    assert isinstance(OnnxEngine.open(model_file(), "cpu", None), Engine)


def test_a_plug_in_is_opened(installed, tmp_path):
    installed(FakeEntry("theirs", PlugIn))
    engine = open_engine(tmp_path / "x", device="cpu", engine="theirs", threads=3)
    assert isinstance(engine.engine, PlugIn)
    assert (engine.manifest, engine.identity) == (PlugIn.manifest, PlugIn.identity)
    assert PlugIn.opened == (tmp_path / "x", "cpu", 3)


def test_a_package_of_someone_else_adds_an_engine(tmp_path, monkeypatch, model_file):
    source = "from pcam_model.engine import OnnxEngine\n\n\nclass Theirs(OnnxEngine):\n    pass\n"
    install_distribution(
        monkeypatch, tmp_path / "site", "their_engine", source,
        "[pcam_viewer.engines]\ntheirs = their_engine:Theirs\nbroken = no_such_module:Engine\n",
    )  # fmt: skip
    engine = open_engine(model_file(), device="cpu", engine="theirs")
    assert type(engine.engine).__name__ == "Theirs"
    assert engine.predict(BLANK).device == "CPU"
    with pytest.raises(EngineError, match=r"'broken' \(no_such_module:Engine\) cannot be loaded"):
        open_engine(model_file(), engine="broken")


def test_a_broken_plug_in_is_named_and_the_others_survive(installed, tmp_path):
    installed(
        FakeEntry("broken", ImportError("no module named cudart")),
        FakeEntry("nonsense", 42),
        FakeEntry("theirs", PlugIn),
    )
    classes, problems = engine_classes()
    assert classes == {"onnxruntime": OnnxEngine, "theirs": PlugIn}
    assert len(problems) == 2
    assert "'broken' (plugin:broken)" in problems[0]
    assert "cudart" in problems[0]
    assert "'nonsense'" in problems[1]
    with pytest.raises(EngineError, match="'broken'"):
        open_engine(tmp_path / "x", engine="broken")


class Faulty(PlugIn):
    """Fails where it is told to."""

    faults: ClassVar[dict] = {}

    @classmethod
    def open(cls, path, device, threads):
        if "open" in cls.faults:
            raise cls.faults["open"]
        return cls()

    def predict(self, image, cancel=None):
        fault = self.faults["predict"]
        if isinstance(fault, Exception):
            raise fault
        return fault


def good_prediction(**changes):
    whole = {
        "findings": PlugIn.manifest.finding_names,
        "logits": np.zeros(3, np.float32),
        "logit_maps": np.zeros((3, 8, 8), np.float32),
        "grid": CellGrid(8, 8, 4, 4),
        "image_shape": BLANK.shape,
        "model": PlugIn.identity,
        "device": "CPU",
    }
    return Prediction(**(whole | changes))


@pytest.mark.parametrize(
    ("where", "fault", "said"),
    [
        ("open", RuntimeError("no licence"), "RuntimeError: no licence"),
        ("predict", KeyError("weights"), "KeyError: 'weights'"),
        ("predict", {"Mass": 0.7}, "a dict where a Prediction is due"),
        ("predict", good_prediction(findings=("Gout",)), "other findings"),
        ("predict", good_prediction(image_shape=(1, 2)), r"image of \(1, 2\)"),
        ("predict", good_prediction(logits=np.zeros(2, np.float32)), "shapes"),
        ("predict", good_prediction(logits=np.full(3, np.nan, np.float32)), "not all numbers"),
    ],
)
def test_an_engine_with_a_defect_is_named_and_switched_off(
    installed, monkeypatch, tmp_path, where, fault, said
):
    installed(FakeEntry("faulty", Faulty), FakeEntry("theirs", PlugIn))
    monkeypatch.setattr(Faulty, "faults", {where: fault})

    def use():
        open_engine(tmp_path / "x", engine="faulty").predict(BLANK)

    expected = rf"'faulty' \(plugin:faulty, of someone-else\) failed: .*{said}.*switched off"
    with pytest.raises(EngineError, match=expected):
        use()
    # Not asked again, although it would work now.
    monkeypatch.setattr(Faulty, "faults", {"predict": good_prediction()})
    with pytest.raises(EngineError, match=expected):
        use()
    assert open_engine(tmp_path / "x", engine="theirs").manifest == PlugIn.manifest
    (off,) = (one for one in plugins.plug_ins() if one.problem)
    assert (off.group, off.name) == (plugins.ENGINES, "faulty")


def test_an_engine_may_refuse_an_image_and_stay(installed, monkeypatch, tmp_path):
    installed(FakeEntry("faulty", Faulty))
    monkeypatch.setattr(Faulty, "faults", {"predict": EngineError("too dark")})
    engine = open_engine(tmp_path / "x", engine="faulty")
    with pytest.raises(EngineError, match="too dark"):
        engine.predict(BLANK)
    monkeypatch.setattr(Faulty, "faults", {"predict": good_prediction()})
    assert engine.predict(BLANK).device == "CPU"


def test_an_engine_without_a_manifest_is_none(installed, monkeypatch, tmp_path):
    installed(FakeEntry("theirs", PlugIn))
    monkeypatch.setattr(PlugIn, "manifest", {"name": "x"})
    with pytest.raises(EngineError, match="a dict where a Manifest is due"):
        open_engine(tmp_path / "x", engine="theirs")


def test_a_plug_in_cannot_take_the_place_of_a_built_in_engine(installed, caplog):
    installed(
        FakeEntry("onnxruntime", PlugIn),
        FakeEntry("torch", OnnxEngine, "pcam-viewer"),
        FakeEntry("torch", PlugIn),
    )
    classes, problems = engine_classes()
    assert classes == {"onnxruntime": OnnxEngine, "torch": OnnxEngine}
    assert problems == ()
    assert "torch of plugin:torch is ignored: the name is taken" in caplog.text


def test_an_unknown_engine_lists_what_is_there(installed):
    installed()
    with pytest.raises(EngineError, match=r"'tflite'; installed are onnxruntime\."):
        open_engine(engine="tflite")


def test_a_batch_too_large_for_the_memory_runs_in_smaller_ones_and_says_so(model_file, cuda):
    cuda("two at once")
    engine = open_engine(model_file(), device="cuda")
    images = [np.full((64, 64), grey, np.float32) for grey in (0.1, 0.3, 0.5, 0.7, 0.9)]
    found = engine.predict_many(images)
    for prediction, image in zip(found, images, strict=True):
        assert prediction.device == "CUDA"
        assert any("memory was too small for" in one for one in prediction.warnings)
        np.testing.assert_allclose(prediction.logits, engine.predict(image).logits, atol=1e-5)
    assert engine.predict(images[0]).warnings == ()


def test_a_batch_for_which_cuda_has_no_memory_at_all_ends_on_the_cpu(model_file, cuda):
    cuda("out of memory")
    engine = open_engine(model_file(), device="cuda")
    found = engine.predict_many([BLANK] * 3)
    assert [one.device for one in found] == ["CPU"] * 3
    assert all("CUDA failed" in one.warnings[0] for one in found)
    assert "CUDA failed" in engine.warnings[0]
