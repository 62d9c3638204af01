"""Where each image stands in the list: patient ▸ study ▸ series ▸ image.

A series of one image is that image, as with most radiographs.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from viewer.ui.closings import Level
from viewer.ui.studies.row import GroupRow, ImageRow, Manner, Row
from viewer.ui.studies.texts import patient_text, series_text, study_text

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.dicom.studies import Place

# Studies stay folded once the list is longer than this: nobody reads on, and Qt lays out faster.
_UNFOLDED = 400


class StudyRows:
    """Puts images in, below rows that it makes for what they belong to, and takes them out.

    Parameters
    ----------
    tree : QTreeWidget
    manner : Manner
        How they are written.
    """

    def __init__(self, tree: QTreeWidget, manner: Manner) -> None:
        self._tree = tree
        self._manner = manner
        self._images: dict[Source, ImageRow] = {}
        self._groups: dict[tuple[str, ...], GroupRow] = {}
        self._patients = 0

    def image(self, source: "Source | None") -> ImageRow | None:
        """Return the row of an image, None if it has none."""
        return self._images.get(source) if source is not None else None

    def add(self, instance: "Instance", place: "Place", badge: str) -> ImageRow:
        """Make the row of an image, and those above it that are not there yet."""
        from viewer.dicom.studies import instance_order, series_order

        above, order = self._study(place), series_order(place.series)
        if len(place.series.instances) > 1:
            above, order = self._series(place), instance_order(instance)
        at = _place(above, order)
        row = self._images[instance.source] = ImageRow(self._manner, instance, at + 1, badge)
        row.order = order
        above.insertChild(at, row)
        return row

    def remove(
        self, sources: "Collection[Source]", place_of: "Callable[[Source], Place | None]"
    ) -> None:
        """Take images out, and what stands above none any more.

        Parameters
        ----------
        sources : collection of Source
        place_of : callable
            Gives the place of an image that stays.
        """
        thinned = []
        for source in sources:
            row: Row | None = self._images.pop(source, None)
            while row is not None:
                above = row.above
                (above or self._root).removeChild(row)
                if above is None:
                    break
                if above.childCount():
                    thinned.append(above)
                    break
                del self._groups[above.key]
                row = above
        for group in thinned:
            # Of its other images some may have been taken out since.
            if group.level is Level.SERIES and group.childCount():
                self._tidy(group, place_of)

    def clear(self) -> None:
        """Take all out; patients are counted anew."""
        self._root.takeChildren()
        self._images.clear()
        self._groups.clear()
        self._patients = 0

    @property
    def _root(self) -> QTreeWidgetItem:
        # Asked for each time: Python would not be told that it went with its tree.
        return self._tree.invisibleRootItem()

    def _patient(self, place: "Place") -> GroupRow:
        key = (place.patient.key,)
        if key not in self._groups:
            # A number is never given twice, also after a patient was closed.
            self._patients += 1
            row = GroupRow(self._manner, patient_text(place.patient, self._patients), key)
            row.order = (self._patients,)
            self._put_group(row, self._root, _place(self._root, row.order))
        return self._groups[key]

    def _study(self, place: "Place") -> GroupRow:
        patient = self._patient(place)
        studies, study = place.patient.studies, place.study
        key = (*patient.key, study.key)
        if key not in self._groups:
            # Of the studies that stand before it, some may still wait.
            before = studies[: studies.index(study)]
            at = sum((*patient.key, each.key) in self._groups for each in before)
            row = GroupRow(self._manner, study_text(study, len(before) + 1), key)
            self._put_group(row, patient, at)
        return self._groups[key]

    def _series(self, place: "Place") -> GroupRow:
        """Return the row of a series; a new one takes the one image that may be there."""
        from viewer.dicom.studies import instance_order, series_order

        study, series = self._study(place), place.series
        key = (*study.key, series.key)
        # It tells of all images that are known, also of those that wait.
        text = series_text(series)
        if key in self._groups:
            self._groups[key].say(text)
            return self._groups[key]
        row = GroupRow(self._manner, text, key)
        row.order = series_order(series)
        self._put_group(row, study, _place(study, row.order))
        alone = next((i for i in series.instances if i.source in self._images), None)
        if alone is not None:
            image = self._images[alone.source]
            study.removeChild(image)
            image.order = instance_order(alone)
            row.addChild(image)
        return row

    def _put_group(self, row: GroupRow, above: QTreeWidgetItem, at: int) -> None:
        self._groups[row.key] = row
        above.insertChild(at, row)
        row.setExpanded(len(self._groups) + len(self._images) < _UNFOLDED)

    def _tidy(self, group: GroupRow, place_of: "Callable[[Source], Place | None]") -> None:
        """Count the images of a series anew; one of a single image is that image."""
        from viewer.dicom.studies import series_order

        image = group.child(0)
        place, study = place_of(image.source), group.above
        if place is None or study is None:
            return
        if len(place.series.instances) > 1:
            group.say(series_text(place.series))
            return
        group.removeChild(image)
        study.removeChild(group)
        del self._groups[group.key]
        image.order = series_order(place.series)
        study.insertChild(_place(study, image.order), image)


def _place(above: QTreeWidgetItem, order: tuple[Any, ...]) -> int:
    """Return where a new row goes: behind all that do not come later."""
    rows = range(above.childCount())
    return bisect_right(rows, order, key=lambda row: above.child(row).order)
