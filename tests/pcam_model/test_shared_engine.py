"""One engine for many threads: every thread gets its own answer, and what waits goes together."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from pcam_model.engine import Cancelled, CancelToken, EngineError, open_engine
from pcam_model.shared_engine import SharedEngine, predict_many, share


def grey(value, shape=(64, 64)):
    return np.full(shape, value, np.float32)


class Gate:
    """An engine that serves one thread at a time, and waits until it is let go on."""

    def __init__(self, inner):
        self.inner, self.batches, self.go_on = inner, [], threading.Event()
        self.manifest, self.identity = inner.manifest, inner.identity
        self.device, self.warnings = inner.device, inner.warnings
        self._inside = threading.Lock()

    def predict(self, image, cancel=None):
        return self.predict_many([image], cancel)[0]

    def predict_many(self, images, cancel=None):
        assert self._inside.acquire(blocking=False), "two threads at once"
        try:
            self.batches.append(len(images))
            assert self.go_on.wait(30)
            return self.inner.predict_many(images, cancel)
        finally:
            self._inside.release()


def test_a_batch_says_what_each_image_alone_says(model_file):
    engine = open_engine(model_file(), device="cpu")
    images = [grey(0.1), grey(0.9, (80, 50)), grey(0.5)]
    together = predict_many(engine, images)
    for image, prediction in zip(images, together, strict=True):
        alone = engine.predict(image)
        np.testing.assert_allclose(prediction.logits, alone.logits, rtol=1e-5)
        np.testing.assert_allclose(prediction.logit_maps, alone.logit_maps, rtol=1e-5)
        assert prediction.image_shape == image.shape
        assert set(prediction.seconds) == {"preprocess", "inference"}


def test_an_engine_without_batches_is_asked_one_by_one(model_file):
    class Plain:
        def __init__(self, inner):
            self.predict = inner.predict

    found = predict_many(Plain(open_engine(model_file(), device="cpu")), [grey(0.2), grey(0.8)])
    assert found[0].logits[0] < found[1].logits[0]


def test_an_engine_that_may_run_concurrently_is_left_alone(model_file):
    engine = open_engine(model_file(), device="cpu")
    assert share(engine) is engine


def test_what_waits_while_the_engine_is_busy_goes_together(model_file):
    gate = Gate(open_engine(model_file(), device="cpu"))
    engine = share(gate)
    assert isinstance(engine, SharedEngine)
    assert (engine.manifest, engine.identity) == (gate.manifest, gate.identity)
    assert (engine.device, engine.warnings) == ("CPU", ())
    values = [0.05 * number for number in range(12)]
    with ThreadPoolExecutor(12) as pool:
        futures = [pool.submit(engine.predict, grey(value)) for value in values]
        while len(engine._waiting) + sum(gate.batches) < 12:
            threading.Event().wait(0.001)
        gate.go_on.set()
        found = [future.result() for future in futures]
    expected = [gate.inner.predict(grey(value)).logits for value in values]
    np.testing.assert_allclose([one.logits for one in found], expected, rtol=1e-5)
    assert sum(gate.batches) == 12
    assert len(gate.batches) < 12


def test_an_image_that_cannot_be_analysed_spoils_no_other(model_file):
    gate = Gate(open_engine(model_file(), device="cpu"))
    engine = SharedEngine(gate)
    images = [grey(0.2), grey(np.nan), grey(0.8)]
    with ThreadPoolExecutor(3) as pool:
        futures = [pool.submit(engine.predict, image) for image in images]
        while len(engine._waiting) + sum(gate.batches) < 3:
            threading.Event().wait(0.001)
        gate.go_on.set()
        assert futures[0].result().logits[0] < futures[2].result().logits[0]
        with pytest.raises(EngineError, match="cannot be analysed"):
            futures[1].result()


def test_a_stop_is_passed_on(model_file):
    engine = SharedEngine(open_engine(model_file(), device="cpu"))
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        engine.predict(grey(0.5), cancel)


def test_a_batch_that_comes_out_with_another_number_of_images_is_an_error(model_file, monkeypatch):
    engine = open_engine(model_file(), device="cpu")
    whole = engine._run

    def short(feed, cancel):
        outputs, warning = whole(feed, cancel)
        return {name: values[:1] for name, values in outputs.items()}, warning

    monkeypatch.setattr(engine, "_run", short)
    with pytest.raises(EngineError, match="for a batch of 2 images"):
        engine.predict_many([grey(0.1), grey(0.2)])
