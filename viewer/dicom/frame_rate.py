"""How fast the frames of an image follow each other."""

from viewer.dicom.header import Header


def frame_rate(header: Header) -> float:
    """Return frames per second; 0 where the header says nothing that makes sense.

    Recommended Display Frame Rate (PS3.3 C.7.6.5, C.7.6.16) is for the screen; Cine Rate and Frame
    Time in milliseconds (PS3.3 C.7.6.5) say how frames were taken.
    """
    period = _positive(header, "FrameTime")
    return (
        _positive(header, "RecommendedDisplayFrameRate")
        or _positive(header, "CineRate")
        or (1000 / period if period else 0.0)
    )


def _positive(header: Header, keyword: str) -> float:
    return max(header.number(keyword) or 0.0, 0.0)
