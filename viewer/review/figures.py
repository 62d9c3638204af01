"""A probability and the threshold beside it, in digits that do not mislead."""


def figures(probability: float, threshold: float) -> tuple[str, str]:
    """Return both numbers with as many digits as it takes to tell which one is larger.

    What is possible is never said to be 0, nor what is not certain to be 1.
    """
    for digits in (2, 3):
        texts = f"{probability:.{digits}f}", f"{threshold:.{digits}f}"
        if texts[0] != texts[1] and not _rounded_off(probability, digits):
            break
    if _rounded_off(probability, digits):
        return ("<0.001" if probability < 0.5 else ">0.999"), texts[1]
    return texts


def _rounded_off(probability: float, digits: int) -> bool:
    return 0 < probability < 1 and round(probability, digits) in (0.0, 1.0)
