"""One synthetic chest radiograph from one seed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from pcam_model.geometry import Box
from train.phantom import anatomy, detector, devices, tissue
from train.phantom.lesion import Lesion
from train.phantom.lesions import KINDS

MIN_SIZE, MAX_SIZE = 64, 4096

#: Share of pictures without any finding.
NO_FINDING = 0.35

#: How often each finding is drawn first in a picture that has any; not mutually exclusive.
PREVALENCE: dict[str, float] = {
    "Atelectasis": 0.13,
    "Cardiomegaly": 0.12,
    "Effusion": 0.15,
    "Infiltration": 0.12,
    "Mass": 0.10,
    "Nodule": 0.12,
    "Pneumonia": 0.09,
    "Pneumothorax": 0.10,
    "Consolidation": 0.09,
    "Edema": 0.08,
}

# Findings that come together more often than chance has it.
_COMPANIONS: dict[str, tuple[tuple[str, float], ...]] = {
    "Edema": (("Cardiomegaly", 0.55), ("Effusion", 0.4)),
    "Cardiomegaly": (("Effusion", 0.22),),
    "Effusion": (("Atelectasis", 0.3),),
    "Pneumonia": (("Infiltration", 0.12), ("Effusion", 0.12)),
}

# One stream of random numbers per purpose, so that a change in one leaves the others alone.
_PLAN, _ANATOMY, _PREPARE, _TISSUE, _LESIONS, _TECHNIQUE, _NOISE, _DEVICES = range(8)


@dataclass(frozen=True, slots=True)
class Phantom:
    """A synthetic radiograph and everything that is known of it.

    Attributes
    ----------
    image : ndarray of float32, shape (size, size)
        Grey values 0..1, bright is dense.
    masks : mapping of str to ndarray of bool, shape (size, size)
        Where each finding is, exactly.
    findings : tuple of str
        In the order of :data:`train.phantom.lesions.KINDS`.
    boxes : mapping of str to tuple of Box
        Extents of the connected regions of each mask, in pixels.
    sides : mapping of str to str
        "R" or "L" of the patient, "B" both, "" for the heart.
    severities : mapping of str to float
        0 barely visible .. 1 obvious.
    age : int
        Years.
    sex : str
        "F" or "M".
    view : str
        "PA" or "AP".
    spacing_mm : float
        Distance of pixel centres in the plane of the detector.
    seed : int
    """

    image: npt.NDArray[np.float32]
    masks: Mapping[str, npt.NDArray[np.bool_]]
    findings: tuple[str, ...]
    boxes: Mapping[str, tuple[Box, ...]]
    sides: Mapping[str, str]
    severities: Mapping[str, float]
    age: int
    sex: str
    view: str
    spacing_mm: float
    seed: int


def _stream(seed: int, purpose: int) -> np.random.Generator:
    return np.random.default_rng([seed, purpose])


def sample_findings(
    rng: np.random.Generator, among: Collection[str] = tuple(PREVALENCE)
) -> tuple[str, ...]:
    """Return a random set of findings, all of them ``among``; about a third are empty."""
    if rng.random() < NO_FINDING:
        return ()
    names = [name for name in PREVALENCE if name in among]
    share = np.array([PREVALENCE[name] for name in names])
    share /= share.sum()
    chosen = {names[int(rng.choice(len(names), p=share))]}
    if rng.random() < 0.25:
        chosen.add(names[int(rng.choice(len(names), p=share))])
    for name in sorted(chosen):
        companions = _COMPANIONS.get(name, ())
        chosen |= {other for other, chance in companions if rng.random() < chance}
    return tuple(name for name in KINDS if name in chosen & set(names))


def boxes_of(mask: npt.NDArray[np.bool_]) -> tuple[Box, ...]:
    """Return the extents of a mask's connected regions, in pixels."""
    labels, _ = ndimage.label(mask)
    return tuple(
        Box(
            float(columns.start),
            float(rows.start),
            float(columns.stop - columns.start),
            float(rows.stop - rows.start),
        )
        for rows, columns in ndimage.find_objects(labels)
    )


def generate(
    seed: int,
    findings: Sequence[str] | None = None,
    size: int = 1024,
    severity: float | tuple[float, float] | None = None,
    among: Collection[str] = tuple(PREVALENCE),
) -> Phantom:
    """Return the phantom of a seed: the same one every time, at any size.

    Parameters
    ----------
    seed : int
        Not negative.
    findings : sequence of str, optional
        What it shall have, from :data:`train.phantom.lesions.KINDS`; an empty sequence for a
        healthy chest. Drawn by :data:`PREVALENCE` where not given.
    size : int
        Rows and columns in pixels, 64 to 4096.
    severity : float or (float, float), optional
        0 barely visible .. 1 obvious, for every finding; or lowest and highest of a random one.
        Random from 0 to 1 where not given.
    among : collection of str
        What findings are drawn from, where they are not given.

    Raises
    ------
    ValueError
        If a finding is unknown or a number out of range.
    """
    if not MIN_SIZE <= size <= MAX_SIZE:
        raise ValueError(f"size {size} is not between {MIN_SIZE} and {MAX_SIZE} pixels")
    if seed < 0:
        raise ValueError(f"seed {seed} is negative")
    mildest, worst = severity if isinstance(severity, tuple) else (severity or 0.0, severity or 0.0)
    if severity is None:
        mildest, worst = 0.0, 1.0
    if not 0 <= mildest <= worst <= 1:
        raise ValueError(f"severity {severity} is not between 0 and 1")
    if findings is None:
        findings = sample_findings(_stream(seed, _PLAN), among)
    unknown = [name for name in (*findings, *among) if name not in KINDS]
    if unknown:
        raise ValueError(f"no phantom has {', '.join(unknown)}: known are {', '.join(KINDS)}")
    names = tuple(name for name in KINDS if name in findings)

    plan = {}
    for number, name in enumerate(KINDS):
        rng = np.random.default_rng([seed, _PREPARE, number])
        side = -1 if rng.random() < 0.5 else 1
        # A fixed severity takes no random number: what follows stays as it was.
        degree = worst if mildest == worst else mildest + (worst - mildest) * rng.beta(1.6, 1.4)
        plan[name] = (side, float(degree), rng)

    chest = anatomy.sample(_stream(seed, _ANATOMY))
    # The heart first: what enlarges it a little must see whether it is large already.
    for name in sorted(names, key=lambda name: name != "Cardiomegaly"):
        side, degree, rng = plan[name]
        chest = KINDS[name].prepare(chest, side, degree, rng)

    scene = tissue.build(chest, size, _stream(seed, _TISSUE))
    devices.add(scene, _stream(seed, _DEVICES))
    lesions = []
    for name in names:
        side, degree, rng = plan[name]
        lesions.append(KINDS[name].draw(scene, side, degree, rng))
    image = picture(scene, lesions, seed)
    return Phantom(
        image=image,
        masks={lesion.finding: lesion.mask for lesion in lesions},
        findings=names,
        boxes={lesion.finding: boxes_of(lesion.mask) for lesion in lesions},
        sides={lesion.finding: lesion.side for lesion in lesions},
        severities={lesion.finding: lesion.severity for lesion in lesions},
        age=chest.age,
        sex=chest.sex,
        view=chest.view,
        spacing_mm=chest.field_mm / size,
        seed=seed,
    )


def line_integral(scene: tissue.Scene, lesions: Sequence[Lesion]) -> npt.NDArray[np.float32]:
    """Return the attenuation along each ray of a chest with lesions."""
    added: npt.NDArray[np.float32] | None = None
    for lesion in lesions:
        if lesion.added is not None:
            added = lesion.added.copy() if added is None else added + lesion.added
        if lesion.clears:
            cleared = -scene.vessels * lesion.mask
            added = cleared if added is None else added + cleared
    return detector.attenuation(scene, added)


def picture(scene: tissue.Scene, lesions: Sequence[Lesion], seed: int) -> npt.NDArray[np.float32]:
    """Return the radiograph of a chest with lesions; technique and noise come from the seed."""
    technique = detector.sample(_stream(seed, _TECHNIQUE), scene.anatomy)
    line = line_integral(scene, lesions)
    signal = detector.expose(line, technique, scene.canvas, _stream(seed, _NOISE))
    return detector.develop(signal, technique, scene.canvas)
