"""How tiles are laid out, and which image hangs where: rules as data.

A rule names, tile by tile, the projection that hangs there and whether it is of the current study
or of the one before. It fits where every tile finds its image; the first rule that fits is used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from pcam_model.wording import Text
from viewer.dicom.radiograph import View

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance
    from viewer.dicom.studies import Patient, Place, Study


class Layout(NamedTuple):
    """Tiles in rows and columns; places are counted from the top left, row by row."""

    rows: int
    columns: int

    @property
    def name(self) -> str:
        """What people call it, rows first."""
        return f"{self.rows} × {self.columns}"


#: The layouts to choose from.
LAYOUTS = (Layout(1, 1), Layout(1, 2), Layout(2, 1), Layout(2, 2))


class Projection(Enum):
    """What a rule asks of an image: a frontal view is PA or AP."""

    FRONTAL = "frontal"
    LATERAL = "lateral"


_PROJECTIONS = {
    View.PA: Projection.FRONTAL,
    View.AP: Projection.FRONTAL,
    View.LATERAL: Projection.LATERAL,
}

# Raw data of a detector hangs only where there is nothing prepared for reading (PS3.4 B.5).
_FOR_PROCESSING = frozenset(
    ("1.2.840.10008.5.1.4.1.1.1.1.1", "1.2.840.10008.5.1.4.1.1.1.2.1",
     "1.2.840.10008.5.1.4.1.1.1.3.1")
)  # fmt: skip


class Hook(NamedTuple):
    """What hangs in one tile.

    Attributes
    ----------
    projection : Projection
    prior : bool
        Of the latest study before the current one that has such an image.
    """

    projection: Projection
    prior: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to hang images.

    Attributes
    ----------
    id : str
    text : str
        English, what the menu says.
    layout : Layout
    hooks : tuple of Hook
        One per tile.
    linked : bool
        Whether the tiles zoom and pan together and share thresholds from the start.
    automatic : bool
        Whether it is used without being asked for when a study opens.
    """

    id: str
    text: str
    layout: Layout
    hooks: tuple[Hook, ...]
    linked: bool = False
    automatic: bool = True


_FRONTAL, _LATERAL = Hook(Projection.FRONTAL), Hook(Projection.LATERAL)
_FRONTAL_BEFORE, _LATERAL_BEFORE = Hook(Projection.FRONTAL, True), Hook(Projection.LATERAL, True)

#: The order is that of preference.
RULES: tuple[Rule, ...] = (
    Rule(
        "frontal-lateral", Text("&Frontal beside lateral"), Layout(1, 2), (_FRONTAL, _LATERAL)
    ),
    Rule(
        "current-prior", Text("&Current beside prior"), Layout(1, 2), (_FRONTAL, _FRONTAL_BEFORE),
        linked=True,
    ),
    Rule(
        "all-current-prior", Text("Frontal and lateral above their prior&s"), Layout(2, 2),
        (_FRONTAL, _LATERAL, _FRONTAL_BEFORE, _LATERAL_BEFORE), automatic=False,
    ),
)  # fmt: skip


def projection(instance: "Instance") -> Projection | None:
    """Return the projection of an image as its header tells it; None for an unknown view."""
    return _PROJECTIONS.get(instance.view)


def hang(rule: Rule, place: "Place") -> "tuple[Instance, ...] | None":
    """Return the image of every tile, or None if the rule does not fit.

    Parameters
    ----------
    rule : Rule
    place : Place
        Of any image of the current study.
    """
    images = tuple(_image(hook, place) for hook in rule.hooks)
    found = tuple(image for image in images if image is not None)
    return found if len(found) == len(images) else None


def choose(place: "Place", rules: Sequence[Rule] = RULES) -> Rule | None:
    """Return the first rule that is used without asking and fits, or None."""
    fitting = (rule for rule in rules if rule.automatic and hang(rule, place) is not None)
    return next(fitting, None)


def _image(hook: Hook, place: "Place") -> "Instance | None":
    studies = _earlier(place.patient, place.study) if hook.prior else (place.study,)
    for study in studies:
        fitting = [each for each in study.instances if projection(each) is hook.projection]
        if fitting:
            return min(fitting, key=lambda each: each.sop_class in _FOR_PROCESSING)
    return None


def _earlier(patient: "Patient", study: "Study") -> "Iterable[Study]":
    """Return earlier studies, the latest first.

    None without a date, and none for nobody in particular: two images without a name need not be
    of one person.
    """
    if not patient.known or not study.date:
        return ()
    now = (study.date, study.time)
    return (each for each in patient.studies if each.date and (each.date, each.time) < now)
