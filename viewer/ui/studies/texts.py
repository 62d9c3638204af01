"""What stands in the list of studies: each text as it is, and one that names nobody."""

import textwrap
import unicodedata
from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from pcam_model.findings import label
from pcam_model.header_checks import RADIOGRAPHY
from pcam_model.wording import Text
from viewer.dicom.identity import person_name
from viewer.dicom.radiograph import View
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.dicom.companion import Companion
    from viewer.dicom.scan import Instance, Rejected
    from viewer.dicom.studies import Patient, Series, Study
    from viewer.review.results import FrameResult
    from viewer.review.review import Review

#: Views in words.
VIEWS = {
    View.PA: Text("PA"),
    View.AP: Text("AP"),
    View.LATERAL: Text("lateral"),
    View.OTHER: Text("other view"),
    View.UNKNOWN: Text("unknown view"),
}
# Characters in a line of a reason, so that it is read without a tool tip.
_REASON_WIDTH = 28
# Findings that a badge names; more are counted.
_NAMED = 2


class ItemText(NamedTuple):
    """Text of an item, as it is and for the privacy view; may have several lines."""

    plain: str
    private: str


def patient_text(patient: "Patient", number: int) -> ItemText:
    """Return name and number of a person."""
    name = person_name(patient.name)
    text = " · ".join(filter(None, (name, patient.patient_id))) or tr("Without a name")
    return ItemText(text, tr("Patient {number}", number=number))


def study_text(study: "Study", number: int) -> ItemText:
    """Return date and description of an examination."""
    date = study.date
    if len(date) == 8 and date.isdecimal():
        date = f"{date[:4]}-{date[4:6]}-{date[6:]}"
    text = "  ".join(filter(None, (date, study.description)))
    return ItemText(text or tr("Study"), tr("Study {number}", number=number))


def series_text(series: "Series") -> ItemText:
    """Return description and modality of a series of several images."""
    what = series.modality or tr("Series")
    count = tr("{count} images", count=len(series.instances))
    described = "  ".join(filter(None, (what, series.description)))
    return ItemText(f"{described} · {count}", f"{what} · {count}")


def instance_text(instance: "Instance", number: int, badge: str) -> ItemText:
    """Return modality and view, size, and what the model found.

    Parameters
    ----------
    instance : Instance
    number : int
        Stands for an image that has no better name.
    badge : str
        See :func:`badge_text`; may be empty.
    """
    size = f"{instance.columns} × {instance.rows}"
    kind = () if instance.is_dicom else (tr("not DICOM"),)
    frames = (tr("{count} frames", count=instance.frames),) if instance.frames > 1 else ()
    private = _what(instance) or tr("Image {number}", number=number)
    plain = private if instance.is_dicom else instance.source.name
    lines = (*kind, size, *frames, *((badge,) if badge else ()))
    return ItemText("\n".join((plain, *lines)), "\n".join((private, *lines)))


def badge_text(results: "tuple[FrameResult, ...]", review: "Review") -> str:
    """Return what is above its threshold in the most urgent frame; more than a few are counted."""
    urgent = _most_urgent(results)
    positive = [tr(label(name)) for name in urgent.ranked if urgent.positive(name, review)]
    if not positive:
        return tr("○ none positive")
    lines = [f"▲ {name}" for name in positive[:_NAMED]]
    if len(positive) > _NAMED:
        lines.append(tr("▲ {count} more", count=len(positive) - _NAMED))
    return "\n".join(lines)


def earlier_text(results: "tuple[FrameResult, ...]", review: "Review") -> str:
    """Return the same of what another model said, below its name."""
    model = _most_urgent(results).model.name
    return f"{tr('earlier, {model}:', model=model)}\n{badge_text(results, review)}"


def _most_urgent(results: "tuple[FrameResult, ...]") -> "FrameResult":
    """Return the frame whose strongest finding lies farthest above its operating point."""
    return max(results, key=lambda one: max(map(one.distance, one.probabilities), default=-inf))


def rejected_text(rejected: "Rejected") -> ItemText:
    """Return the name of a file that could not be used, and the reason."""
    name = rejected.label.replace("\\", "/").rsplit("/", 1)[-1]
    reason = "\n".join(_wrapped(tr(rejected.reason)))
    return ItemText(f"{name}\n{reason}", f"{tr('A file')}\n{reason}")


def why_no_image(rejected: "Sequence[Rejected]") -> str:
    """Return what to say of a search that found no image but these files."""
    if len(rejected) < 2:
        return "".join(tr(each.reason) for each in rejected)
    return tr("Files that could not be used stand under “Not opened”, with the reason.")


def _wrapped(text: str) -> list[str]:
    """Return the lines of a text; a Korean letter takes as much room as two Latin ones."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and _columns(longer) > _REASON_WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return [part for line in lines for part in textwrap.wrap(line, _REASON_WIDTH)]


def _columns(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)


def companion_text(companion: "Companion") -> ItemText:
    """Return what an object beside an image is, and who made it."""
    kind = tr(companion.kind.value)
    described = " · ".join(filter(None, (kind, companion.maker)))
    return ItemText("\n".join(filter(None, (described, companion.description))), described)


def _what(instance: "Instance") -> str:
    if not instance.is_dicom:
        return ""
    # Other images, of a CT or a photograph, have no view that is missed.
    if instance.view is View.UNKNOWN and instance.modality not in RADIOGRAPHY:
        return instance.modality
    return f"{instance.modality} {tr(VIEWS[instance.view])}".strip()
