"""The demo study that ships: what it says it is, and the right lesion lights up."""

import numpy as np
import pytest

import resources
from pcam_model.engine import open_engine
from pcam_model.heatmap import peak
from train.phantom.demo import DEMO, SIZE, write_demo
from viewer.dicom.network_image import network_image
from viewer.dicom.read import read
from viewer.review.case import Case
from viewer.review.corner_text import corner_text
from viewer.review.review import Review

FOLDER = resources.path(resources.DEMO_STUDY)


def test_the_study_is_whole():
    assert {file.name for file in FOLDER.iterdir()} == {image.file_name for image in DEMO}


@pytest.mark.parametrize("image", DEMO, ids=lambda image: image.file_name)
def test_the_peak_of_the_right_finding_lies_inside_the_lesion(image):
    radiograph = read(FOLDER / image.file_name)
    prediction = open_engine(device="cpu", threads=1).predict(network_image(radiograph))
    found = peak(prediction, image.finding)
    mask = image.phantom().masks[image.finding]
    assert mask.shape == (radiograph.rows, radiograph.columns) == (SIZE, SIZE)
    assert mask[int(found.y), int(found.x)]


@pytest.mark.parametrize("image", DEMO, ids=lambda image: image.file_name)
def test_the_right_finding_is_called(image):
    engine = open_engine(device="cpu", threads=1)
    prediction = engine.predict(network_image(read(FOLDER / image.file_name)))
    point = engine.manifest.finding(image.finding).operating_point.probability
    assert prediction.probability(image.finding) >= point


@pytest.mark.parametrize("image", DEMO, ids=lambda image: image.file_name)
def test_it_says_that_it_is_synthetic(image):
    radiograph = read(FOLDER / image.file_name)
    assert radiograph.synthetic
    assert radiograph.identity.patient_name.startswith("SYNTHETIC")
    assert radiograph.identity.study_description.startswith("SYNTHETIC")
    corners = corner_text(Case(radiograph, Review()), identifiers=False)
    assert "SYNTHETIC" in corners.top_left


def test_the_shipped_files_are_what_the_generator_makes(tmp_path):
    write_demo(tmp_path)
    for image in DEMO:
        ours = read(FOLDER / image.file_name).stored.astype(int)
        made = read(tmp_path / image.file_name).stored.astype(int)
        # Another processor may round the last bit of a 12-bit value otherwise.
        assert np.abs(ours - made).max() <= 2
