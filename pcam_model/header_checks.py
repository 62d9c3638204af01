"""What a file says of itself, and what that means for a model of frontal chest radiographs.

A header can be wrong, so silence is a concern too.
"""

import re
from collections.abc import Callable, Iterator

from pcam_model.concerns import Concern, ImageFacts, Severity
from pcam_model.manifest import Ages
from pcam_model.wording import Text

#: Below this many pixels on the shorter side nothing can be said about an image.
SMALLEST_SIDE = 128

#: Below this, small findings are no longer there to be seen.
SMALL_SIDE = 384

#: A chest radiograph is never this much longer than it is wide, or wider than it is long.
LARGEST_ASPECT = 1.8

#: Under this age, in years, a patient is a child.
ADULT_AGE = 18.0

Concerns = Iterator[Concern]

# DICOM PS3.3 C.7.3.1.1.1 (Modality). What a plain radiograph of the chest may be called.
RADIOGRAPHY = frozenset({"CR", "DX", "DR", "RG", "XR"})
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


def modality(facts: ImageFacts) -> Concerns:
    """Speak of pictures that are no radiograph."""
    modality = facts.modality.strip().upper()
    if modality in RADIOGRAPHY:
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


def body_part(facts: ImageFacts) -> Concerns:
    """Speak of other parts of the body, and of test images."""
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


def view(facts: ImageFacts) -> Concerns:
    """Speak of views that are not frontal, and of AP."""
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


def colour(facts: ImageFacts) -> Concerns:
    """Refuse pictures in colour: photographs, screenshots."""
    if facts.colour:
        yield Concern(
            Severity.REFUSE, Text("this is a colour picture; a radiograph has grey values only.")
        )


def size(facts: ImageFacts) -> Concerns:
    """Speak of few pixels, of odd shapes and of many frames."""
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


def patient(facts: ImageFacts) -> Concerns:
    """Refuse animals."""
    species = facts.species.strip()
    if species and not _names_human(species):
        yield Concern(
            Severity.REFUSE, Text("the patient is not human ({species}).", species=_short(species))
        )
    elif any(map(_names_animal, facts.descriptions)):
        yield Concern(Severity.REFUSE, Text("the description speaks of an animal."))


def age(facts: ImageFacts, trained: Ages | None = None) -> Concerns:
    """Speak of a child, and of an age that lies outside of the training data.

    Parameters
    ----------
    facts : ImageFacts
    trained : Ages or None
        Of the training data, where the model tells them.
    """
    years = facts.age_years
    if years is None:
        return
    if years < ADULT_AGE:
        yield Concern(
            Severity.WARNING,
            Text("the patient is a child ({age}); the model was made on adults.", age=_age(years)),
        )
    elif trained is not None and not trained.low <= years <= trained.high:
        yield Concern(
            Severity.WARNING,
            Text(
                "the patient's age ({age}) lies outside of that of the training data "
                "({low:.0f} to {high:.0f} years).",
                age=_age(years),
                low=trained.low,
                high=trained.high,
            ),
        )


def processing(facts: ImageFacts) -> Concerns:
    """Speak of raw detector data."""
    if facts.processing.strip().upper() == "FOR PROCESSING":
        yield Concern(
            Severity.WARNING,
            Text(
                "raw detector data (FOR PROCESSING): its grey values are not those of a "
                "radiograph meant for reading."
            ),
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
