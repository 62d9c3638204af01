"""Probabilities of a prediction, and finding them by name."""

import numpy as np
import pytest

from pcam_model.geometry import CellGrid
from pcam_model.prediction import ModelIdentity, Prediction


@pytest.fixture
def prediction():
    maps = np.array([[[0, np.log(3)]], [[-1000, 1000]]], np.float32)
    return Prediction(
        findings=("Mass", "Effusion"),
        logits=np.array([np.log(3), -np.log(4)], np.float32),
        logit_maps=maps,
        grid=CellGrid(1, 1, 0.5, 0.5),
        image_shape=(1, 2),
        model=ModelIdentity("m", "1", "0" * 64),
        device="CPU",
    )


def test_probabilities_by_hand(prediction):
    np.testing.assert_allclose(prediction.probabilities, [0.75, 0.2], rtol=1e-6)
    assert prediction.probabilities.dtype == np.float32


def test_maps_by_hand_and_without_overflow(prediction):
    np.testing.assert_allclose(prediction.probability_maps, [[[0.5, 0.75]], [[0, 1]]], rtol=1e-6)


def test_a_finding_by_its_name(prediction):
    assert prediction.index("Effusion") == 1
    assert prediction.probability("Effusion") == pytest.approx(0.2)


def test_an_unknown_finding_lists_the_known_ones(prediction):
    with pytest.raises(KeyError, match="this prediction has Mass, Effusion"):
        prediction.probability("Gout")
