"""Fitting what a manifest says of a finding: its calibration and its operating point."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.optimize import isotonic_regression, minimize, minimize_scalar
from scipy.special import expit, logit, xlogy

from pcam_model.manifest import Calibration, Curve, OperatingPoint
from train.metrics.calibration import sensitivity_specificity

# The slope counts as seen to be 1 with the weight of one image: a set that the scores part without
# error would else ask for an infinite slope, and one that they part wrongly for a negative one.
_PRIOR = 1.0
_STEEPEST = 5.0  # of the logarithm of the slope


def fit_platt(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Calibration:
    """Fit ``probability = sigmoid(scale * logit + offset)`` with ``scale`` > 0.

    Platt 1999 ("Probabilistic outputs for support vector machines", section 2.2): log loss against
    targets drawn in from 0 and 1, so that few images do not make the probabilities extreme.

    Parameters
    ----------
    logits : array_like, shape (N,)
        Logits of the network, not calibrated.
    labels : array_like, shape (N,)
        1 present, 0 absent.

    Returns
    -------
    Calibration
        The identity, and ``data`` says so, where labels are all alike.

    Raises
    ------
    ValueError
        If a logit is not finite or shapes differ.
    """
    values, present = _checked(logits, labels)
    if not present.any() or present.all():
        return Calibration()
    targets = _targets(present)
    # In units of the logits' spread, so that the search starts near the end whatever the network.
    centre = float(values.mean())
    spread = max(float(values.std()), 1e-6)
    ranked = (values - centre) / spread
    start = np.log(present.sum() / (~present).sum())

    def loss(parameters: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        slope = np.exp(parameters[0])
        scores = slope * ranked + parameters[1]
        excess = expit(scores) - targets
        value = float(np.sum(np.logaddexp(0, scores) - targets * scores))
        gradient = np.array([np.sum(excess * ranked) * slope, np.sum(excess)])
        value += _PRIOR / 2 * parameters[0] ** 2
        gradient[0] += _PRIOR * parameters[0]
        return value, gradient

    found = minimize(
        loss,
        np.array([0.0, start]),
        jac=True,
        method="L-BFGS-B",
        bounds=[(-_STEEPEST, _STEEPEST), (None, None)],
        options={"ftol": 1e-14, "gtol": 1e-9, "maxiter": 500},
    )
    scale = float(np.exp(found.x[0]) / spread)
    offset = float(found.x[1] - scale * centre)
    return Calibration(scale=scale, offset=offset, data=_counted(present))


def fit_temperature(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Calibration:
    """Fit ``probability = sigmoid(logit / temperature)`` (Guo et al., ICML 2017), as a ``scale``.

    It cannot move the mean probability: use it where the share of positives is that of training.
    Parameters, targets and errors are those of :func:`fit_platt`.
    """
    values, present = _checked(logits, labels)
    if not present.any() or present.all():
        return Calibration()
    targets = _targets(present)
    spread = max(float(values.std()), 1e-6)

    def loss(steepness: float) -> float:
        scores = np.exp(steepness) / spread * values
        fitted = np.sum(np.logaddexp(0, scores) - targets * scores)
        return float(fitted + _PRIOR / 2 * steepness**2)

    found = minimize_scalar(
        loss, bounds=(-_STEEPEST, _STEEPEST), method="bounded", options={"xatol": 1e-9}
    )
    return Calibration(
        method="temperature", scale=float(np.exp(found.x) / spread), data=_counted(present)
    )


def fit_isotonic(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Calibration:
    """Fit any increasing function: pool adjacent violators, then straight lines between the pools.

    Isotonic regression alone has steps, which would draw plateaus into heatmaps and tie images.
    Joining the centres of its pools keeps the order (centred isotonic regression: Oron and
    Flournoy, Statistics in Biopharmaceutical Research 2017). Parameters, targets and errors are
    those of :func:`fit_platt`.
    """
    values, present = _checked(logits, labels)
    if not present.any() or present.all():
        return Calibration()
    ranked, index, weights = np.unique(values, return_inverse=True, return_counts=True)
    means = np.bincount(index, weights=_targets(present)) / weights
    found = isotonic_regression(means, weights=weights)
    starts = found.blocks
    total = np.add.reduceat(weights, starts[:-1])
    centres = np.add.reduceat(ranked * weights, starts[:-1]) / total
    heights = logit(found.x[starts[:-1]])
    rising = np.append(True, (np.diff(centres) > 0) & (np.diff(heights) > 0))
    knots = [(float(x), float(y)) for x, y in zip(centres[rising], heights[rising], strict=True)]
    return Calibration(method="isotonic", knots=tuple(knots), data=_counted(present))


#: How a finding is calibrated, by the name of the method.
METHODS: dict[str, Callable[[npt.ArrayLike, npt.ArrayLike], Calibration]] = {
    "platt": fit_platt,
    "temperature": fit_temperature,
    "isotonic": fit_isotonic,
}


def _checked(
    logits: npt.ArrayLike, labels: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    values = np.asarray(logits, np.float64)
    present = np.asarray(labels).astype(bool)
    if values.shape != present.shape or values.ndim != 1:
        raise ValueError(f"expected one label per logit, got {values.shape} and {present.shape}")
    if not np.isfinite(values).all():
        raise ValueError("a logit is not finite: the network gave nonsense, fit it again")
    return values, present


def _targets(present: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Return Platt's targets: drawn in from 0 and 1."""
    positives, negatives = int(present.sum()), int((~present).sum())
    return np.where(present, (positives + 1) / (positives + 2), 1 / (negatives + 2))


def _counted(present: npt.NDArray[np.bool_]) -> str:
    return f"{int(present.sum())} positives, {int((~present).sum())} negatives"


def log_loss(probabilities: npt.ArrayLike, labels: npt.ArrayLike) -> float:
    """Return the mean log loss in nats."""
    values = np.asarray(probabilities, np.float64)
    present = np.asarray(labels).astype(np.float64)
    return float(-np.mean(xlogy(present, values) + xlogy(1 - present, 1 - values)))


def choose_operating_point(
    probabilities: npt.ArrayLike,
    labels: npt.ArrayLike,
    criterion: str = "youden",
    target: float | None = None,
) -> OperatingPoint:
    """Choose the probability from which a finding is called.

    Parameters
    ----------
    probabilities : array_like, shape (N,)
        Calibrated probabilities.
    labels : array_like, shape (N,)
        1 present, 0 absent.
    criterion : {"youden", "specificity", "sensitivity"}
        "youden": the highest sensitivity + specificity. "specificity": the most sensitive point
        of at least ``target`` specificity; "sensitivity" the other way round.
    target : float, optional
        0..1, for the latter two.

    Returns
    -------
    OperatingPoint
        The threshold lies in the middle between two neighbouring probabilities of the set. With
        labels that are all alike it is 0.5, and ``criterion`` says that nothing was chosen.

    Raises
    ------
    ValueError
        For an unknown criterion, or a missing target.
    """
    values = np.asarray(probabilities, np.float64)
    present = np.asarray(labels).astype(bool)
    if criterion not in {"youden", "specificity", "sensitivity"}:
        raise ValueError(
            f"unknown criterion {criterion!r}: known are youden, specificity, sensitivity"
        )
    if criterion != "youden" and (target is None or not 0 <= target <= 1):
        raise ValueError(f"criterion {criterion!r} needs a target between 0 and 1")
    if not present.any() or present.all():
        return OperatingPoint(probability=0.5, criterion="default: labels are all alike")
    thresholds = _between(values)
    above = np.searchsorted(np.sort(values[present]), thresholds, side="left")
    sensitivity = 1 - above / present.sum()
    below = np.searchsorted(np.sort(values[~present]), thresholds, side="left")
    specificity = below / (~present).sum()
    if criterion == "youden":
        best = int(np.argmax(sensitivity + specificity))
        named = "highest sensitivity + specificity (Youden)"
    else:
        held, free = specificity, sensitivity
        if criterion == "sensitivity":
            held, free = sensitivity, specificity
        assert target is not None  # checked above
        # Probabilities of exactly 0 or 1 can put a target out of reach: then as near as it goes.
        score = np.where(held >= min(target, held.max()), free, -1.0)
        best = int(np.argmax(score)) if criterion == "specificity" else _last_best(score)
        named = f"{criterion} at least {target:g}"
    threshold = float(thresholds[best])
    attained = sensitivity_specificity(np.clip(values, 0, 1), present, threshold)
    return OperatingPoint(
        probability=threshold,
        sensitivity=attained[0],
        specificity=attained[1],
        criterion=named,
    )


def operating_curve(
    probabilities: npt.ArrayLike, labels: npt.ArrayLike, point: float, data: str, most: int = 48
) -> Curve:
    """Tabulate what thresholds are worth: sensitivity and specificity at each.

    Parameters
    ----------
    probabilities : array_like, shape (N,)
        Calibrated probabilities.
    labels : array_like, shape (N,)
        1 present, 0 absent; there are both.
    point : float
        The operating point, which is one of the thresholds.
    data : str
        What was measured on.
    most : int
        Thresholds of the table, besides the operating point: of all that part the images
        differently, as many, evenly by rank.
    """
    values = np.asarray(probabilities, np.float64)
    present = np.asarray(labels).astype(bool)
    parting = _between(values)
    chosen = np.unique(np.linspace(0, len(parting) - 1, min(most, len(parting))).round())
    rounded = [float(f"{value:.6g}") for value in parting[chosen.astype(int)]]
    thresholds = np.unique([*rounded, point])
    above = np.searchsorted(np.sort(values[present]), thresholds, side="left")
    below = np.searchsorted(np.sort(values[~present]), thresholds, side="left")
    sensitivities = np.round(1 - above / present.sum(), 4)
    specificities = np.round(below / (~present).sum(), 4)
    return Curve(
        thresholds=tuple(thresholds.tolist()),
        sensitivities=tuple(sensitivities.tolist()),
        specificities=tuple(specificities.tolist()),
        positives=int(present.sum()),
        negatives=int((~present).sum()),
        data=data,
    )


def _last_best(score: npt.NDArray[np.float64]) -> int:
    return len(score) - 1 - int(np.argmax(score[::-1]))


def _between(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return thresholds in (0, 1) that part the values in every way that they can be parted."""
    edges = np.unique(np.concatenate(([0.0], values, [1.0])))
    middles = (edges[1:] + edges[:-1]) / 2
    # Neighbours so close that their middle is one of them: the upper one parts them.
    middles = np.where(middles <= edges[:-1], edges[1:], middles)
    return middles[(middles > 0) & (middles < 1)]
