"""From path lengths to the picture a radiographer would send: physics, then processing."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from train.phantom.anatomy import Anatomy
from train.phantom.canvas import Canvas, Field
from train.phantom.tissue import Scene

# Effective linear attenuation coefficients at about 70 keV, per centimetre.
SOFT_PER_CM = 0.195
BONE_PER_CM = 0.50


@dataclass(frozen=True, slots=True)
class Exposure:
    """How the picture was taken and processed."""

    scatter: float  # scattered over primary radiation behind an average chest
    quantum: float  # relative noise of the unattenuated beam at 1024 pixels
    electronic: float
    blur: float  # standard deviation at 1024 pixels, in pixels
    low: float  # attenuation shown black
    high: float  # attenuation shown white
    gamma: float
    shoulder: float  # how softly the whites are compressed
    local: float  # strength of local contrast processing
    black: float  # grey level of air
    white: float  # grey level of the densest parts
    collimation: tuple[float, float, float, float, float] | None  # left, top, right, bottom, turn


def sample(rng: np.random.Generator, a: Anatomy) -> Exposure:
    """Return a random technique; portable pictures are flatter and noisier."""
    portable = a.view == "AP"
    thick = a.depth_cm * SOFT_PER_CM
    collimation = None
    if rng.random() < (0.35 if portable else 0.2):
        edges = np.clip(rng.normal(0.0, 0.03, 4), 0, 0.055)
        turn = rng.normal(0, 0.02 if portable else 0.005)
        left, top, right, bottom = (float(edge) for edge in edges)
        collimation = (left, top, right, bottom, float(turn))
    return Exposure(
        scatter=rng.uniform(0.10, 0.22) if portable else rng.uniform(0.05, 0.12),
        quantum=rng.uniform(0.0035, 0.008) if portable else rng.uniform(0.0025, 0.0055),
        electronic=rng.uniform(0.0004, 0.001),
        blur=rng.uniform(0.7, 1.2),
        low=rng.uniform(0.07, 0.21) * thick,
        high=rng.uniform(0.98, 1.18) * thick,
        gamma=rng.uniform(0.85, 1.25),
        shoulder=rng.uniform(0.25, 0.9),
        local=rng.uniform(0.0, 0.35),
        black=rng.uniform(0.0, 0.07),
        white=rng.uniform(0.80, 0.98),
        collimation=collimation,
    )


def attenuation(scene: Scene, added: Field | None = None) -> Field:
    """Return the line integral of attenuation per pixel (Beer and Lambert).

    Parameters
    ----------
    scene : Scene
    added : ndarray of float32, optional
        Soft tissue in centimetres that lesions add, or take away where negative.
    """
    total = scene.soft + scene.vessels
    if added is not None:
        total += added
    np.maximum(total, 0, out=total)
    total *= SOFT_PER_CM
    total += BONE_PER_CM * scene.bone
    total += scene.metal
    return total


def expose(line: Field, technique: Exposure, canvas: Canvas, rng: np.random.Generator) -> Field:
    """Return the detector's log signal: scatter, noise and blur included."""
    beam = np.exp(-line)
    size = canvas.size
    small = canvas.reduce(np.minimum(beam, 0.28), 64)
    scattered = canvas.enlarge(ndimage.gaussian_filter(small, 6, mode="nearest"))
    beam += technique.scatter * np.maximum(scattered, 0)
    # Fewer, larger pixels collect more quanta each.
    per_pixel = size / 1024
    noise = rng.standard_normal(beam.shape, np.float32)
    noise *= np.sqrt(
        (technique.quantum * per_pixel) ** 2 * beam + (technique.electronic * per_pixel) ** 2
    )
    beam = ndimage.gaussian_filter(beam, max(0.35, technique.blur * per_pixel), truncate=2.5)
    beam += ndimage.gaussian_filter(noise, 0.45, truncate=2.5)
    return -np.log(np.maximum(beam, 1e-4))


def develop(signal: Field, technique: Exposure, canvas: Canvas) -> Field:
    """Return the picture for presentation, 0..1 and bright where dense."""
    if technique.local:
        smooth = canvas.enlarge(
            ndimage.gaussian_filter(canvas.reduce(signal, 96), 3, mode="nearest")
        )
        signal = signal + technique.local * (signal - smooth)
    grey = (signal - technique.low) / (technique.high - technique.low)
    np.clip(grey, 0, 1.6, out=grey)
    grey **= technique.gamma
    # Dense parts are compressed, as the curves of real systems do.
    grey = np.tanh(grey * (0.6 + technique.shoulder)) / np.tanh(
        np.float32(0.6 + technique.shoulder)
    )
    grey = technique.black + (technique.white - technique.black) * np.clip(grey, 0, 1.04)
    if technique.collimation is not None:
        grey *= _field_mask(technique.collimation, canvas.size)
    return np.asarray(np.clip(grey, 0, 1), np.float32)


def _field_mask(edges: tuple[float, float, float, float, float], size: int) -> Field:
    left, top, right, bottom, turn = edges
    ticks = ((np.arange(size) + 0.5) / size - 0.5).astype(np.float32)
    u = ticks[None, :] * np.cos(turn) + ticks[:, None] * np.sin(turn)
    v = ticks[:, None] * np.cos(turn) - ticks[None, :] * np.sin(turn)
    inside = np.minimum.reduce([u + 0.5 - left, 0.5 - right - u, v + 0.5 - top, 0.5 - bottom - v])
    return np.asarray(np.clip(inside / 0.004 + 0.5, 0.0, 1.0), np.float32)
