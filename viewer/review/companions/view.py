"""How a presentation state shows its image, as a review: window, polarity, orientation.

Only for states that this program wrote: those of others say how somebody else's screen should
look, and a reader would not know why the image has another window.
"""

from viewer.dicom.header import Header
from viewer.dicom.radiograph import Voi, Window
from viewer.dicom.tables import voi_presets
from viewer.review.companions.layer import About
from viewer.review.review import Review

# What the program calls a window that it worked out itself.
_AUTOMATIC = "automatic"


def shown_as(header: Header, about: About) -> Review:
    """Return the review that shows an image as a presentation state says.

    Parameters
    ----------
    header : Header
        Of the state.
    about : About
        Of the image; where the state says what the image itself does, nothing is chosen.
    """
    flipped = header.text("ImageHorizontalFlip") == "Y"
    turns = round((header.number("ImageRotation") or 0.0) / 90) % 4
    inverse = header.text("PresentationLUTShape") == "INVERSE"
    grey = header.has("PresentationLUTShape")
    return Review(
        voi=_voi(header, about),
        inverted=grey and inverse is not about.inverted,
        # DICOM turns first and mirrors then, a review the other way round (PS3.3 C.10.6).
        quarter_turns=-turns % 4 if flipped else turns,
        flipped=flipped,
        shutter_on=header.has("ShutterShape") or not about.shuttered,
    )


def _voi(header: Header, about: About) -> Voi | None:
    presets = [
        preset
        for item in header.items("SoftcopyVOILUTSequence")
        for preset in voi_presets(item, signed=True)
    ]
    if not presets:
        return None
    voi = presets[0]
    own = about.vois[0] if about.vois else None
    if isinstance(voi, Window):
        return None if voi == own or (own is None and voi.explanation == _AUTOMATIC) else voi
    # Tables are written in 16 bits: that of the file cannot be told by its values.
    same = own is not None and not isinstance(own, Window) and len(own.data) == len(voi.data)
    return None if same else voi
