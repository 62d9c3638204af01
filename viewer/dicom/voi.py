"""Modality values to display values 0..1: windows and VOI look-up tables (PS3.3 C.11.2)."""

import numpy as np
import numpy.typing as npt

from viewer.dicom.radiograph import LookupTable, Voi, VoiFunction, Window

# Widths below 1 have no meaning for LINEAR (C.11.2.1.2.1).
_NARROWEST = 1e-6


def apply_voi(values: npt.NDArray[np.float64], voi: Voi) -> npt.NDArray[np.float64]:
    """Return display values 0..1 of modality values.

    Parameters
    ----------
    values : ndarray of float64
        Modality values.
    voi : Window or LookupTable
        What to apply. A window of width below 1 is taken as LINEAR_EXACT.
    """
    if isinstance(voi, LookupTable):
        return _table(values, voi)
    if voi.function is VoiFunction.SIGMOID:
        return _sigmoid(values, voi)
    if voi.function is VoiFunction.LINEAR and voi.width >= 1:
        return _linear(values, voi)
    return _linear_exact(values, voi)


def _linear(values: npt.NDArray[np.float64], window: Window) -> npt.NDArray[np.float64]:
    """C.11.2.1.2.1: the window has ``width`` values, so its ramp has ``width - 1`` steps."""
    centre, span = window.centre - 0.5, window.width - 1
    if span == 0:
        return (values > centre).astype(np.float64)
    return np.clip((values - centre) / span + 0.5, 0, 1)


def _linear_exact(values: npt.NDArray[np.float64], window: Window) -> npt.NDArray[np.float64]:
    """C.11.2.1.3.2."""
    width = max(window.width, _NARROWEST)
    return np.clip((values - window.centre) / width + 0.5, 0, 1)


def _sigmoid(values: npt.NDArray[np.float64], window: Window) -> npt.NDArray[np.float64]:
    """C.11.2.1.3.1."""
    width = max(window.width, _NARROWEST)
    exponent = np.clip(-4 * (values - window.centre) / width, -700, 700)
    return np.asarray(1 / (1 + np.exp(exponent)), np.float64)


def _table(values: npt.NDArray[np.float64], table: LookupTable) -> npt.NDArray[np.float64]:
    """C.11.2.1.1: values outside the table take its first or last entry."""
    last = len(table.data) - 1
    index = np.clip(np.rint(values - table.first), 0, last).astype(np.intp)
    return table.data[index] / (2.0**table.bits - 1)
