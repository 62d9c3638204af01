"""The colour space of pictures, for objects that must name theirs (PS3.3 C.11.15)."""

from functools import cache

from PIL import ImageCms

# Places in the header of a profile (ICC.1:2022 section 7.2): class of the device, date and time.
_CLASS, _INPUT_DEVICE = slice(12, 16), b"scnr"
_DATE, _NO_DATE = slice(24, 36), bytes(12)


@cache
def srgb_profile() -> bytes:
    """Return sRGB as an ICC profile of an input device, which DICOM asks for.

    The same bytes each time: the profile is made without the date of its making.
    """
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_CLASS], profile[_DATE] = _INPUT_DEVICE, _NO_DATE
    return bytes(profile)
