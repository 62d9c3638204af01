"""Texts that remember how they were made, and are strings to everybody who does not ask."""

import copy
import gc
import json
import pickle
import weakref

import pytest

from pcam_model.wording import Text, plain

MADE = Text(
    "this is {what}, {count:.2f} not {other}", what=Text("a {b}", b=1), count=0.5, other="x"
)


def test_it_is_the_filled_in_english_string():
    assert MADE == "this is a 1, 0.50 not x"
    assert isinstance(MADE, str)
    assert json.loads(json.dumps([MADE])) == [str(MADE)]
    assert {MADE: 1}["this is a 1, 0.50 not x"] == 1


def test_it_remembers_template_and_values():
    assert MADE.template == "this is {what}, {count:.2f} not {other}"
    assert MADE.values["what"].template == "a {b}"


@pytest.mark.parametrize(
    "through",
    [
        str,
        copy.deepcopy,
        lambda text: pickle.loads(pickle.dumps(text)),
        lambda text: str(ValueError(text)),
        lambda text: Text("{inner}", inner=ValueError(text)).values["inner"],
    ],
)
def test_it_is_not_forgotten_on_the_way(through):
    arrived = through(MADE)
    assert arrived == MADE
    assert arrived.template == MADE.template
    assert arrived.values == MADE.values


def test_braces_in_a_text_without_values_stay():
    assert Text("a {b}") == "a {b}"


def test_it_keeps_no_exception_alive():
    class Held(Exception):
        pass

    error = Held("gone")
    reference = weakref.ref(error)
    text = Text("failed: {error}", error=error)
    del error
    gc.collect()
    assert reference() is None
    assert text == "failed: gone"


def test_encoders_get_the_plain_string_and_nothing_else():
    assert type(plain(MADE)) is str
    assert plain(MADE) == MADE
    with pytest.raises(NotImplementedError, match="int"):
        plain(3)
