"""What a header says about the pixels themselves: text burned in, and compression with loss."""

import math

from viewer.dicom.header import Header

# Transfer syntaxes that always lose something (PS3.5 A.4, PS3.6 table A-1).
_LOSSY_SYNTAXES = {
    "1.2.840.10008.1.2.4.50": "JPEG",
    "1.2.840.10008.1.2.4.51": "JPEG",
    "1.2.840.10008.1.2.4.81": "JPEG-LS",
}


def burned_in(header: Header) -> bool | None:
    """Return Burned In Annotation (PS3.3 C.7.6.1): True, False, or None where it is not said."""
    return {"YES": True, "NO": False}.get(header.text("BurnedInAnnotation").upper())


def lossy(header: Header) -> str:
    """Return how pixels were compressed with loss, "" where nothing says that they were.

    Lossy Image Compression (PS3.3 C.7.6.1.1.5) stays "01" for good, also after the image was
    stored again without loss; the transfer syntax tells where the header forgets it.
    """
    method = _LOSSY_SYNTAXES.get(header.transfer_syntax, "")
    if header.text("LossyImageCompression") != "01" and not method:
        return ""
    ratios = [ratio for ratio in header.numbers("LossyImageCompressionRatio") if ratio >= 1]
    # Several compressions, one after another, multiply.
    ratio = f" {math.prod(ratios):.3g}:1" if ratios and math.isfinite(math.prod(ratios)) else ""
    return f"Lossy {method}".strip() + ratio
