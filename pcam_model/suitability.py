"""Whether an image is one that a model of frontal chest radiographs should be asked about.

Judged from what the file says of itself, not from the picture: a header can be wrong, so silence
is a concern too. :func:`assess` gives every concern with its severity; what to do about one is the
caller's business (the window asks before it analyses what is refused, a batch marks the result).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from pcam_model.wording import Text

#: Below this many pixels on the shorter side nothing can be said about an image.
SMALLEST_SIDE = 128

#: Below this, small findings are no longer there to be seen.
SMALL_SIDE = 384

#: A chest radiograph is never this much longer than it is wide, or wider than it is long.
LARGEST_ASPECT = 1.8

#: Under this age, in years, a patient is a child.
ADULT_AGE = 18.0


class Severity(IntEnum):
    """How much a concern weighs; ordered."""

    NOTE = 1
    WARNING = 2
    REFUSE = 3

    @property
    def label(self) -> str:
        """The word for people that goes before the message."""
        return {1: Text("Note"), 2: Text("Warning"), 3: Text("Not suitable")}[self.value]


@dataclass(frozen=True, slots=True)
class Concern:
    """One reason for doubt: a sentence for the reader, and its weight."""

    severity: Severity
    message: str

    def __str__(self) -> str:
        return Text("{severity}: {message}", severity=self.severity.label, message=self.message)


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What a file says about its image, as far as it matters for suitability.

    Attributes
    ----------
    modality : str
        DICOM Modality (0008,0060), empty if absent.
    body_part : str
        Body Part Examined (0018,0015), empty if absent.
    view : str
        ``"PA"``, ``"AP"``, ``"lateral"``, ``"other"`` or ``"unknown"``; case does not matter.
    colour : bool
        Whether the picture has colour; three equal channels are grey.
    frames, rows, columns : int
        Size of the image.
    age_years : float or None
        Age of the patient.
    photometric : str
        Photometric Interpretation (0028,0004).
    descriptions : tuple of str
        Study, series, protocol and processing descriptions: free text that may name a body part,
        a view or a species.
    is_dicom : bool
        False for a plain picture file, which says nothing about itself.
    processing : str
        Presentation Intent Type (0008,0068), e.g. ``"FOR PROCESSING"``.
    species : str
        Patient Species Description (0010,2201), empty if absent.
    """

    modality: str
    body_part: str
    view: str
    colour: bool
    frames: int
    rows: int
    columns: int
    age_years: float | None = None
    photometric: str = ""
    descriptions: tuple[str, ...] = ()
    is_dicom: bool = True
    processing: str = ""
    species: str = ""


def assess(facts: ImageFacts) -> tuple[Concern, ...]:
    """Return every concern about an image, the heaviest first.

    Parameters
    ----------
    facts : ImageFacts

    Returns
    -------
    tuple of Concern
        Empty for a frontal chest radiograph of an adult that says so. What must be refused gets no
        notes: they would only hide the reason.
    """
    found = [concern for rule in _RULES for concern in rule(facts)]
    if worst(found) is Severity.REFUSE:
        found = [concern for concern in found if concern.severity is not Severity.NOTE]
    return tuple(sorted(found, key=lambda concern: -concern.severity))


def worst(concerns: Iterable[Concern]) -> Severity | None:
    """Return the heaviest severity, None without concerns."""
    return max((concern.severity for concern in concerns), default=None)


# DICOM PS3.3 C.7.3.1.1.1 (Modality). What a plain radiograph of the chest may be called.
_RADIOGRAPHY = frozenset({"CR", "DX", "DR", "RG", "XR"})
# Says nothing about how the picture was made, so neither for nor against.
_UNTOLD = frozenset({"", "OT", "SC"})
_MODALITY_NAMES = {
    "CT": "CT",
    "MR": "MR",
    "US": Text("ultrasound"),
    "NM": Text("nuclear medicine"),
    "PT": "PET",
    "XC": Text("a photograph"),
    "ES": Text("endoscopy"),
    "GM": Text("microscopy"),
    "SM": Text("microscopy"),
    "MG": Text("mammography"),
    "PX": Text("a dental panorama"),
    "IO": Text("a dental radiograph"),
    "XA": Text("angiography"),
    "SEG": Text("a segmentation"),
    "BMD": Text("bone densitometry"),
}


def _words(pattern: str) -> Callable[[str], bool]:
    """Return a test for whole words; underscores, digits and case do not hide one."""
    search = re.compile(rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])", re.IGNORECASE).search
    return lambda text: search(text) is not None


_names_chest = _words(
    r"chest|thorax|thoraces|lungs?|cxr|heart|torax|tórax|pecho|pulm[oó]n(?:es)?|poumons?|"
    r"brustkorb|lunge|bhx|rtg klp"
)
_names_spine = _words(r"spine|lspine|tspine|cspine|lspine|wirbels[äa]ule|rachis")
_names_other_part = _words(
    r"abdomen|abd|kub|bladder|pelvis|hips?|hands?|wrists?|elbows?|fingers?|thumbs?|knees?|"
    r"foot|feet|ankles?|toes?|legs?|femur|tibia|fibula|humerus|forearm|arms?|shoulders?|"
    r"clavicles?|scapula|skull|head|brain|sinus(?:es)?|jaw|mandible|teeth|dental|neck|"
    r"breasts?|extremity|whole ?body|liver|heel|calcaneus|sternum|ribs?"
)
_names_pattern = _words(r"pattern|phantom|test|qc|qa|aec|flood|flatfield|calibration")
_names_lateral = _words(r"lat|lateral|ll|rl|profil|seitlich|latero[- ]?lateral")
_names_frontal = _words(r"pa|ap|frontal|postero[- ]?anterior|antero[- ]?posterior")
_names_animal = _words(
    r"canine|feline|equine|bovine|avian|veterinary|veterinarian|vet|dog|horse|rabbit"
)
_names_human = _words(r"human|homo sapiens|homo")


def _modality(facts: ImageFacts) -> Iterator[Concern]:
    modality = facts.modality.strip().upper()
    if modality in _RADIOGRAPHY:
        return
    if not facts.is_dicom:
        yield Concern(
            Severity.WARNING,
            Text(
                "a plain picture file does not say what it shows; make sure that it is a frontal "
                "chest radiograph."
            ),
        )
    elif modality in _UNTOLD:
        yield Concern(
            Severity.WARNING,
            Text("the file does not say that this is a radiograph; make sure that it is one."),
        )
    elif modality == "RF":
        yield Concern(
            Severity.WARNING,
            Text("fluoroscopy (RF): the model knows plain chest radiographs only."),
        )
    else:
        what = _MODALITY_NAMES.get(modality) or Text(
            "of modality {modality}", modality=_short(modality)
        )
        yield Concern(Severity.REFUSE, Text("this is {what}, not a radiograph.", what=what))


def _body_part(facts: ImageFacts) -> Iterator[Concern]:
    part = facts.body_part.strip()
    told = " / ".join(facts.descriptions)
    other_told = _names_other_part(told) or _names_spine(told)
    if _names_spine(part):
        yield Concern(
            Severity.REFUSE, Text("the body part is {part}, not the chest.", part=_short(part))
        )
    elif _names_chest(part):
        if other_told and not _names_chest(told):
            yield Concern(
                Severity.WARNING,
                Text("the header says chest, but its description names another part of the body."),
            )
    elif part:
        yield Concern(
            Severity.REFUSE, Text("the body part is {part}, not the chest.", part=_short(part))
        )
    elif _names_chest(told) and not _names_spine(told):
        yield Concern(
            Severity.NOTE,
            Text("the body part is not given; only the description speaks of the chest."),
        )
    elif other_told:
        yield Concern(Severity.REFUSE, Text("the description names another part of the body."))
    elif facts.is_dicom:
        yield Concern(
            Severity.WARNING,
            Text(
                "the file does not say which part of the body this is; make sure that it is the "
                "chest."
            ),
        )
    if _names_pattern(told):
        yield Concern(
            Severity.WARNING, Text("the description speaks of a test or calibration image.")
        )


def _view(facts: ImageFacts) -> Iterator[Concern]:
    view = facts.view.strip().lower()
    lateral = any(map(_names_lateral, facts.descriptions))
    frontal = any(map(_names_frontal, facts.descriptions))
    if view == "lateral":
        yield Concern(
            Severity.REFUSE, Text("this is a lateral view; the model knows frontal views only.")
        )
    elif view in ("pa", "ap"):
        if view == "ap":
            yield Concern(
                Severity.NOTE,
                Text("AP view: the heart looks larger than on a PA view of the same chest."),
            )
        if lateral and not frontal:
            yield Concern(
                Severity.WARNING,
                Text(
                    "the header says frontal, but its description says lateral; look which it is."
                ),
            )
    elif view == "other":
        yield Concern(
            Severity.WARNING,
            Text("the view is neither PA nor AP; the model knows frontal views only."),
        )
    elif lateral and not frontal:
        yield Concern(
            Severity.REFUSE,
            Text("the description says lateral; the model knows frontal views only."),
        )
    elif lateral:
        yield Concern(
            Severity.WARNING,
            Text(
                "the description names a frontal and a lateral view, and the header does not say "
                "which this is."
            ),
        )
    elif facts.is_dicom and not frontal:
        yield Concern(
            Severity.NOTE,
            Text("the header does not say whether this is a frontal or a lateral view."),
        )


def _colour(facts: ImageFacts) -> Iterator[Concern]:
    if facts.colour:
        yield Concern(
            Severity.REFUSE, Text("this is a colour picture; a radiograph has grey values only.")
        )


def _size(facts: ImageFacts) -> Iterator[Concern]:
    short, long = sorted((facts.rows, facts.columns))
    size = Text("{columns} × {rows} pixels", columns=facts.columns, rows=facts.rows)
    if short < SMALLEST_SIDE:
        yield Concern(
            Severity.REFUSE,
            Text(
                "the image has only {size}; at least {least} each way are needed.",
                size=size,
                least=SMALLEST_SIDE,
            ),
        )
    elif short < SMALL_SIDE:
        yield Concern(
            Severity.NOTE, Text("the image has only {size}; small findings may be lost.", size=size)
        )
    if long > LARGEST_ASPECT * short:
        yield Concern(
            Severity.WARNING,
            Text("the image is unusually long for a chest radiograph ({size}).", size=size),
        )
    if facts.frames > 1:
        yield Concern(
            Severity.WARNING,
            Text(
                "the file holds {frames} frames; each is analysed by itself, as a still image.",
                frames=facts.frames,
            ),
        )


def _patient(facts: ImageFacts) -> Iterator[Concern]:
    species = facts.species.strip()
    if species and not _names_human(species):
        yield Concern(
            Severity.REFUSE, Text("the patient is not human ({species}).", species=_short(species))
        )
    elif any(map(_names_animal, facts.descriptions)):
        yield Concern(Severity.REFUSE, Text("the description speaks of an animal."))
    if facts.age_years is not None and facts.age_years < ADULT_AGE:
        yield Concern(
            Severity.WARNING,
            Text(
                "the patient is a child ({age}); the model was made on adults.",
                age=_age(facts.age_years),
            ),
        )


def _processing(facts: ImageFacts) -> Iterator[Concern]:
    if facts.processing.strip().upper() == "FOR PROCESSING":
        yield Concern(
            Severity.WARNING,
            Text(
                "raw detector data (FOR PROCESSING): its grey values are not those of a "
                "radiograph meant for reading."
            ),
        )


_RULES: tuple[Callable[[ImageFacts], Iterator[Concern]], ...] = (
    _modality,
    _colour,
    _body_part,
    _view,
    _patient,
    _size,
    _processing,
)


def _short(text: str, longest: int = 40) -> str:
    """Return a header value fit for a sentence: headers may hold control characters and 64 kB."""
    clean = "".join(character if character.isprintable() else " " for character in text)
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def _age(years: float) -> str:
    if years < 1:
        return Text("under one year")
    whole = int(years)
    return Text("1 year") if whole == 1 else Text("{years} years", years=whole)
