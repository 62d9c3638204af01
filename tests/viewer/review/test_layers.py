"""Heatmap layers: registered, absolute in colour, empty below the threshold, cheap to remake."""

import numpy as np
import pytest
from cases import make_manifest, make_prediction

import viewer.review.layers as layers_module
from pcam_model.heatmap import raster_peak
from viewer.review.colour_maps import COLOUR_MAPS, DEFAULT, colour_table
from viewer.review.colours import finding_colour
from viewer.review.layers import (
    colour_scales,
    finding_boxes,
    heatmap_layers,
    raster_of,
    raster_value,
)
from viewer.review.review import HeatmapStyle, Review

ALL = Review(visible=frozenset({"Mass", "Effusion", "Cardiomegaly"}))
MANIFEST = make_manifest()


@pytest.fixture
def prediction():
    return make_prediction()


def one(prediction, review=None, **changes):
    review = (review or Review(visible=frozenset({"Mass"}))).changed(**changes)
    (layer,) = heatmap_layers(prediction, MANIFEST, review)
    return layer


def test_visible_findings_in_the_models_order(prediction):
    assert [layer.finding for layer in heatmap_layers(prediction, MANIFEST, ALL)] == [
        "Mass",
        "Effusion",
        "Cardiomegaly",
    ]
    review = Review(visible=frozenset({"Effusion", "Gout"}))
    assert [layer.finding for layer in heatmap_layers(prediction, MANIFEST, review)] == ["Effusion"]


def test_the_master_switch(prediction):
    assert heatmap_layers(prediction, MANIFEST, ALL.changed(heatmaps_on=False)) == ()


def test_a_layer_carries_what_it_is_drawn_with(prediction):
    layer = one(prediction, opacity=0.25)
    assert layer.colour == finding_colour("Mass")
    assert layer.threshold == 0.5
    assert layer.opacity == 0.25
    assert layer.image_shape == (400, 300)
    assert layer.raster.shape == (400, 300)


def test_a_finding_is_drawn_in_the_colour_that_the_reader_gave_it(prediction):
    review = ALL.changed(colour_map="finding").with_colour("Mass", (230, 159, 0))
    mass, effusion, *_ = heatmap_layers(prediction, MANIFEST, review)
    assert mass.colour == tuple(mass.colours[-1]) == (230, 159, 0)
    assert effusion.colour == finding_colour("Effusion")


@pytest.mark.parametrize("style", HeatmapStyle)
def test_a_layer_with_nothing_on_it_is_empty_in_every_style(prediction, style):
    review = Review(visible=frozenset({"Mass"}), style=style)
    highest = float(raster_of(prediction, "Mass").max())
    assert not one(prediction, review.with_threshold("Mass", highest)).empty
    assert one(prediction, review.with_threshold("Mass", highest + 1e-4)).empty


def test_each_layer_lies_where_its_cell_is(prediction):
    for layer, (row, column) in zip(
        heatmap_layers(prediction, MANIFEST, ALL), ((2, 1), (5, 4), (6, 2)), strict=True
    ):
        peak = raster_peak(layer.raster, layer.image_shape)
        assert (peak.x, peak.y) == pytest.approx(((column + 0.5) * 50, (row + 0.5) * 50), abs=1)
        ys, xs = np.nonzero(layer.rgba()[..., 3])
        assert xs.mean() + 0.5 == pytest.approx((column + 0.5) * 50, abs=1)
        assert ys.mean() + 0.5 == pytest.approx((row + 0.5) * 50, abs=1)


def test_nothing_is_drawn_below_the_threshold(prediction):
    layer = one(prediction)
    alpha = layer.rgba()[..., 3]
    np.testing.assert_array_equal(alpha > 0, layer.raster >= 0.5)
    assert set(np.unique(alpha)) == {0, round(0.45 * 255)}


def test_a_value_equal_to_the_threshold_is_drawn(prediction):
    value = float(raster_of(prediction, "Mass").max())
    layer = one(prediction, Review(visible=frozenset({"Mass"})).with_threshold("Mass", value))
    row, column = np.unravel_index(layer.raster.argmax(), layer.raster.shape)
    assert layer.rgba()[row, column, 3] > 0


def test_a_low_threshold_draws_down_to_a_fraction_of_the_peak(prediction):
    """A rare finding's operating point is so low that nearly the whole image lies above it."""
    layer = one(prediction, Review(visible=frozenset({"Mass"})).with_threshold("Mass", 0.001))
    half = 0.5 * float(layer.raster.max())
    assert MANIFEST.finding("Mass").box_fraction == 0.5
    assert layer.threshold == 0.001
    assert layer.level == pytest.approx(half)
    np.testing.assert_array_equal(layer.rgba()[..., 3] > 0, layer.raster >= np.float32(layer.level))


def test_a_threshold_above_the_peak_leaves_nothing(prediction):
    layer = one(prediction, Review(visible=frozenset({"Mass"})).with_threshold("Mass", 0.99))
    assert layer.raster.max() < 0.99
    assert not layer.rgba()[..., 3].any()
    assert layer.contours == ()


def test_a_lower_threshold_never_draws_less(prediction):
    shown = [
        int(
            (one(prediction, Review(visible=frozenset({"Mass"})).with_threshold("Mass", p)))
            .rgba()[..., 3]
            .astype(bool)
            .sum()
        )
        for p in (0.9, 0.7, 0.1, 0.0)
    ]
    assert shown == sorted(shown)
    assert 0 < shown[0] < shown[1] < shown[2] == shown[3] < 400 * 300


@pytest.mark.parametrize("colour_map", COLOUR_MAPS)
def test_colour_is_absolute_probability(prediction, colour_map):
    colours = colour_table(colour_map, finding_colour("Mass"))
    everything = Review(visible=frozenset({"Mass"}), colour_map=colour_map)
    layer = one(prediction, everything.with_threshold("Mass", 0.0))
    drawn = layer.rgba()[..., 3] > 0
    index = np.rint(layer.raster * 255).astype(int)
    np.testing.assert_array_equal(layer.rgba()[drawn][:, :3], colours[index[drawn]])
    # A weak map of another image does not borrow the strong colours.
    weak = make_prediction(logit_maps=make_prediction().logit_maps - 4)
    weak_layer = one(weak, everything.with_threshold("Mass", 0.0))
    assert np.rint(weak_layer.raster.max() * 255) < 130
    assert tuple(colours[255]) not in set(map(tuple, weak_layer.rgba()[..., :3].reshape(-1, 3)))


@pytest.mark.parametrize(
    ("style", "fill", "contours", "boxes", "peak"),
    [
        (HeatmapStyle.FILL, True, False, False, False),
        (HeatmapStyle.CONTOUR, False, True, False, False),
        (HeatmapStyle.BOTH, True, True, False, False),
        (HeatmapStyle.BOXES, False, False, True, False),
        (HeatmapStyle.PEAK, False, False, False, True),
    ],
)
def test_styles(prediction, style, fill, contours, boxes, peak):
    layer = one(prediction, style=style)
    assert layer.filled == layer.rgba().any() == fill
    assert bool(layer.contours) == contours
    assert bool(layer.boxes) == boxes
    assert (layer.peak is not None) == peak


def test_the_peak_is_the_strongest_place_unless_it_lies_below_the_threshold(prediction):
    review = Review(visible=frozenset({"Mass"}), style=HeatmapStyle.PEAK)
    peak = one(prediction, review).peak
    assert (peak.x, peak.y) == pytest.approx((1.5 * 50, 2.5 * 50), abs=1)
    highest = float(raster_of(prediction, "Mass").max())
    assert peak.probability == highest
    assert one(prediction, review.with_threshold("Mass", highest)).peak == peak
    assert one(prediction, review.with_threshold("Mass", highest + 1e-4)).peak is None


def test_a_bar_explains_every_table_of_colours_once(prediction):
    shared = heatmap_layers(prediction, MANIFEST, ALL)
    (scale,) = colour_scales(shared)
    np.testing.assert_array_equal(scale, colour_table(DEFAULT, finding_colour("Mass")))
    own = heatmap_layers(prediction, MANIFEST, ALL.changed(colour_map="finding"))
    assert [tuple(scale[-1]) for scale in colour_scales(own)] == [layer.colour for layer in own]
    assert colour_scales(()) == ()


def test_opacity_outside_of_0_to_1_is_kept_inside(prediction):
    assert one(prediction, opacity=7.0).rgba()[..., 3].max() == 255
    assert one(prediction, opacity=-1.0).rgba()[..., 3].max() == 0


def test_boxes_without_the_finding_being_visible(prediction):
    (box,) = finding_boxes(prediction, MANIFEST, Review(), "Effusion")
    x, y = 4.5 * 50, 5.5 * 50
    assert box.x < x < box.x + box.width
    assert box.y < y < box.y + box.height
    assert (
        finding_boxes(prediction, MANIFEST, Review().with_threshold("Effusion", 0.995), "Effusion")
        == ()
    )


def test_a_threshold_keeps_the_raster(prediction, monkeypatch):
    made = []
    original = layers_module.probability_raster

    def counted(*args):
        made.append(args)
        return original(*args)

    monkeypatch.setattr(layers_module, "probability_raster", counted)
    review = Review(visible=frozenset({"Mass"}))
    first = one(prediction, review.with_threshold("Mass", 0.3))
    second = one(prediction, review.with_threshold("Mass", 0.6), style=HeatmapStyle.BOXES)
    assert first.raster is second.raster
    assert len(made) == 1


def test_layers_that_did_not_change_are_the_same_objects(prediction):
    before = heatmap_layers(prediction, MANIFEST, ALL)
    after = heatmap_layers(prediction, MANIFEST, ALL.with_threshold("Effusion", 0.3))
    assert [a is b for a, b in zip(before, after, strict=True)] == [True, False, True]


def test_another_prediction_has_a_raster_of_its_own(prediction):
    other = make_prediction(hot=((7, 5), (0, 0), (0, 0)))
    assert raster_of(prediction, "Mass") is not raster_of(other, "Mass")
    assert one(other).rgba()[390, 290, 3] > 0


def test_the_kept_raster_cannot_be_changed(prediction):
    with pytest.raises(ValueError, match="read-only"):
        raster_of(prediction, "Mass")[0, 0] = 1


def test_the_value_at_a_place_is_that_of_the_raster_there(prediction):
    raster = raster_of(prediction, "Mass")
    for x, y, row, column in ((0, 0, 0, 0), (75.5, 125.5, 125, 75), (300, 400, 399, 299)):
        assert raster_value(prediction, "Mass", x, y) == raster[row, column]


def test_no_more_rasters_are_kept_than_fit():
    assert raster_of.cache_info().maxsize == layers_module._KEPT
