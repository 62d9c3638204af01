"""The reviews of all open images as one document: what changed since it was saved, and its file.

Reviews of a file wait until their image is open, and go into the next file if it never is: opening
and saving loses nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcam_model.wording import Text
from viewer.ui.closings import Closing
from viewer.ui.jobs import Opened
from viewer.ui.kept_paths import roots
from viewer.ui.language import tr
from viewer.ui.pixel_hashes import PixelHashes
from viewer.ui.results import Results
from viewer.ui.review_writer import ReviewWriter, Write
from viewer.ui.session import Session
from viewer.ui.tile import State
from viewer.ui.workers import Lane

if TYPE_CHECKING:
    from pcam_model.prediction import Prediction
    from viewer.dicom.radiograph import Radiograph
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.review.companions.read import Told
    from viewer.review.results import FrameResult
    from viewer.review.review import Review
    from viewer.review.review_file import ReviewedImage, ReviewFile

#: Two runs of one model on different devices differ by less.
_SAME = 0.005


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known of an image when it was closed."""

    saved: "Review | None"
    filed: "ReviewedImage | None"
    results: "tuple[FrameResult, ...]"
    pixels: str
    expected: "ReviewedImage | None"
    changed: bool


class Reading(QObject):
    """Follows a session.

    Parameters
    ----------
    session : Session
    """

    #: There is another file, or another answer to whether anything is unsaved.
    changed = Signal()
    #: The review of an image is another one.
    reviewed = Signal()
    #: Something that the reader should know of a file that was opened: sentence and hint.
    told = Signal(str, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.results = Results(session, self)
        #: Writes and hashes, so that nothing else waits for a disk.
        self.lane = Lane("keep", self)
        self.path: Path | None = None
        #: Files that the reader opened, or that were opened for them.
        self.opened: set[Source] = set()
        self._writer = ReviewWriter(self.lane)
        # As it stands in a file.
        self._saved: dict[Source, Review] = {}
        self._changed: set[Source] = set()
        self._waiting: list[ReviewedImage] = []
        # Of a file that was not saved yet, e.g. one that was kept against a crash.
        self._unsaved_file = False
        self._deferred: list[tuple[ReviewFile, Source | None]] = []
        self._hashes = PixelHashes(session, self.lane, self)
        self._expected: dict[Source, ReviewedImage] = {}
        # What is to be told of the file that was opened last, and what was told already.
        self._news: list[Text] | None = None
        self._notes: list[str] = []
        self._hashes.known.connect(self._on_hash)
        self._hashes.sought.connect(self._seek)
        session.reviewed.connect(self._follow_review)
        session.presented.connect(self._follow_image)
        session.instances_found.connect(self._follow_search)
        session.engine_changed.connect(self._load_deferred)
        session.busy_changed.connect(self._tell)
        session.analysis.arrived.connect(self._compare)
        session.cleared.connect(self._forget)
        session.closings.closing.connect(self._let_go)
        session.closings.reopening.connect(self._take_back)
        session.companions.restoring.connect(self._know)

    @property
    def modified(self) -> bool:
        """Whether there is work of the reader that stands in no file."""
        return bool(self._changed) or self._unsaved_file

    @property
    def count(self) -> int:
        """How many images have unsaved work."""
        return len(self._changed) + (len(self._pending) if self._unsaved_file else 0)

    def unsaved(self, sources: "Iterable[Source]") -> int:
        """Return how many of some images have unsaved work."""
        return len(self._changed.intersection(sources))

    @property
    def _pending(self) -> "tuple[ReviewedImage, ...]":
        """Reviews whose image is not open, or for which it is not known yet what model there is."""
        deferred = (image for file, _ in self._deferred for image in file.images)
        return (*self._waiting, *deferred)

    @property
    def waits(self) -> bool:
        """Whether the image of any review is not open."""
        return bool(self._pending)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Which of the paths that were opened hold images with a review or a result."""
        return roots(self._sources, self._session.search.paths)

    @property
    def _sources(self) -> "tuple[Source, ...]":
        """Images with a review or a result."""
        histories = self._session.histories
        return tuple(
            source
            for source in histories.sources
            if source in self._session.instances
            and (
                histories.current(source) != histories.of(source).first or self.results.all(source)
            )
        )

    # Files

    def snapshot(self) -> Callable[[], "ReviewFile"]:
        """Return what makes a file of all reviews as they are now; it may run in any thread."""
        from viewer.review.review_file import ReviewedImage, ReviewFile
        from viewer.review.saved import SavedReview
        from viewer.review.verdict import now

        session, images, parts = self._session, self._session.images, []
        for source in self._sources:
            instance, review = session.instances[source], session.histories.current(source)
            uid, shape = instance.identity.sop_instance_uid, (instance.rows, instance.columns)
            opened = images.get(source)
            pixels: str | Radiograph = self._hashes.of(source)
            if not pixels and opened is not None:
                pixels = opened.radiograph
            parts.append(
                (
                    SavedReview(review, uid, shape),
                    pixels,
                    self.results.all(source),
                    session.histories.model(source),
                )
            )
        waiting = self._pending
        model = session.engine.identity if session.engine is not None else None

        def make() -> ReviewFile:
            from viewer.dicom.pixel_hash import pixel_hash

            made = [
                ReviewedImage(
                    saved, pixels if isinstance(pixels, str) else pixel_hash(pixels), results, about
                )
                for saved, pixels, results, about in parts
            ]
            return ReviewFile((*made, *waiting), model, now())

        return make

    def save(self, path: Path, done: Write, failed: Callable[[Exception], None]) -> None:
        """Write all reviews to a file, whole or not at all."""
        from viewer.dicom.source import Source

        saved = {
            source: self._session.histories.of(source).current
            for source in self._session.histories.sources
        }

        def written() -> None:
            self.path, self._unsaved_file = path, False
            self.opened.add(Source(path))
            for source in saved.keys() & self._session.instances.keys():
                self._saved[source] = saved[source]
                self._mark(source)
            self.changed.emit()
            done()

        self.write(path, written, failed)

    def write(
        self,
        path: Path,
        done: Write,
        failed: Callable[[Exception], None],
        first: Write = lambda: None,
    ) -> None:
        """Write all reviews as they are now, and change nothing here; see :class:`ReviewWriter`."""
        self._writer.write(path, self.snapshot(), done, failed, first)

    def remove(self, paths: Sequence[Path], done: Write) -> None:
        """Delete files that were written, also those that are being written now."""
        self._writer.remove(paths, done)

    def open(
        self, origin: "Source", failed: Callable[[Exception], None], done: Write = lambda: None
    ) -> None:
        """Read a file, and give its reviews to the images that are open or will be."""

        def read(task: object) -> "ReviewFile":
            from viewer.review.review_file import LARGEST, decode
            from viewer.review.saved import SavedReviewError

            with origin.open() as stream:
                data = stream.read(LARGEST + 1)
            if len(data) > LARGEST:
                raise SavedReviewError(Text("the file is too large for a review."))
            return decode(data)

        self.opened.add(origin)

        def take(file: "ReviewFile") -> None:
            self.load(file, origin)
            done()

        self.lane.submit(read, take, failed)

    def load(self, file: "ReviewFile", origin: "Source | None") -> None:
        """Give reviews to images; those that come from nowhere count as unsaved."""
        if self._session.analysis.opening:
            # Thresholds are those of a model: it must be known whether it is this one.
            self._deferred.append((file, origin))
            self._unsaved_file = self._unsaved_file or origin is None
            self.changed.emit()
            return
        from viewer.review.results import made_by_another

        news: list[Text] = []
        engine = self._session.engine
        for model in dict.fromkeys(image.model for image in file.images):
            if model is not None and engine is not None and model != engine.identity:
                news.append(made_by_another(model))
        self._waiting.extend(file.images)
        if origin is None:
            self._unsaved_file = True
        else:
            # Nothing is written into an archive: saving asks for a file.
            self.path = origin.path if origin.member is None else None
        before = len(self._waiting)
        self._news, self._notes = news, []
        self._give(tuple(self._session.instances.values()))
        restored = before - len(self._waiting)
        if restored:
            news.insert(0, Text("Images whose review is shown now: {count}.", count=restored))
        self.changed.emit()
        self._seek()
        self._tell()

    def continue_from(self, before: "Reading") -> None:
        """Take over the reviews of one that ends, saved or not; the session has done so already."""
        self.results.continue_from(before.results)
        self.path, self._unsaved_file = before.path, before._unsaved_file
        self._saved, self._changed, self._waiting = before._saved, before._changed, before._waiting
        self._deferred, self._expected = before._deferred, before._expected
        self._hashes.continue_from(before._hashes)
        self.opened = before.opened
        self.changed.emit()

    # Following the session

    def _know(self, source: "Source", told: "Told") -> None:
        """Take a review that lies in an object beside its image for saved, and its numbers."""
        from viewer.review.review_file import ReviewedImage

        assert told.saved is not None
        self._saved[source] = told.saved.review
        self._expect(source, ReviewedImage(told.saved, "", told.results, told.model))

    def _follow_review(self, source: "Source") -> None:
        before = self.modified
        self._mark(source)
        if self.modified is not before:
            self.changed.emit()
        self.reviewed.emit()

    def _mark(self, source: "Source") -> None:
        history = self._session.histories.of(source)
        saved = self._saved.get(source, history.first)
        if history.current.work == saved.work:
            self._changed.discard(source)
        else:
            self._changed.add(source)

    def _follow_image(self, source: "Source", opened: Opened) -> None:
        self._hashes.want(source, opened.radiograph)
        expected = self._expected.get(source)
        if expected is not None and expected.results:
            self._ask(source)

    def _follow_search(self, instances: "tuple[Instance, ...]") -> None:
        if self._waiting:
            self._give(instances)
            self._seek()
            self._tell()

    def _load_deferred(self) -> None:
        deferred, self._deferred = self._deferred, []
        for file, origin in deferred:
            self.load(file, origin)

    def _forget(self) -> None:
        for kept in (self._saved, self._changed, self._waiting, self._expected):
            kept.clear()
        self._hashes.clear()
        self._deferred.clear()
        self.opened.clear()
        self.path, self._unsaved_file, self._news = None, False, None
        self.changed.emit()

    def _let_go(self, closing: "Closing") -> None:
        """Forget images that are closed; what stands of them in the file goes into the next too."""
        kept = {instance.source: self._known(instance) for instance in closing.instances}
        for source, known in kept.items():
            if known.filed is not None and self.path is not None:
                self._waiting.append(known.filed)
            self.results.drop(source)
            self._changed.discard(source)
            for forgotten in (self._saved, self._expected):
                forgotten.pop(source, None)
            self._hashes.drop(source)
        closing.kept["reading"] = kept
        self.changed.emit()

    def _known(self, instance: "Instance") -> "_Known":
        from viewer.review.review_file import ReviewedImage
        from viewer.review.saved import SavedReview

        source, filed = instance.source, None
        saved, results = self._saved.get(source), self.results.all(source)
        if saved is not None:
            uid, shape = instance.identity.sop_instance_uid, (instance.rows, instance.columns)
            filed = ReviewedImage(
                SavedReview(saved, uid, shape),
                self._hashes.now(source),
                results,
                self._session.histories.model(source),
            )
        pixels, expected = self._hashes.of(source), self._expected.get(source)
        return _Known(saved, filed, results, pixels, expected, source in self._changed)

    def _take_back(self, closing: "Closing", sources: "frozenset[Source]") -> None:
        """Know images again as they were when they were closed."""
        kept: dict[Source, _Known] = {one: closing.kept["reading"][one] for one in sources}
        filed = {id(known.filed) for known in kept.values()}
        self._waiting = [each for each in self._waiting if id(each) not in filed]
        for source, known in kept.items():
            if known.saved is not None:
                self._saved[source] = known.saved
            if known.pixels:
                self._hashes.put(source, known.pixels)
            if known.expected is not None:
                self._expected[source] = known.expected
            for result in known.results:
                self.results.put(source, result)
            if self.results.others(source):
                self._session.analysis.hold(source)
            if known.changed:
                self._changed.add(source)
        self.changed.emit()

    # Images and their reviews

    def _give(self, instances: "tuple[Instance, ...]") -> None:
        """Give reviews that wait to images; what does not fit is told."""
        by_uid = {each.saved.sop_instance_uid: each for each in self._waiting}
        by_hash = {each.pixels: each for each in self._waiting if not each.saved.sop_instance_uid}
        misfits = 0
        for instance in instances:
            uid = instance.identity.sop_instance_uid
            image = by_uid.get(uid) if uid else by_hash.get(self._hashes.of(instance.source) or "-")
            if image is None:
                continue
            if image.saved.fits(uid, (instance.rows, instance.columns), instance.frames):
                self._restore(instance.source, image)
            else:
                misfits += 1
        if misfits:
            self._news = self._news if self._news is not None else []
            self._news.append(
                Text(
                    "Images of another size or with fewer frames than their review: {count}. "
                    "The review is of another image, and is not shown.",
                    count=misfits,
                )
            )

    def _restore(self, source: "Source", image: "ReviewedImage") -> None:
        self._waiting = [each for each in self._waiting if each is not image]
        if not self._unsaved_file:
            self._saved[source] = image.review
        self._expect(source, image)
        self._session.restore(source, image.review, analysed=bool(image.results), model=image.model)
        self._mark(source)
        self._check_pixels(source)
        if image.results:
            self._ask(source)
        self.changed.emit()

    def _expect(self, source: "Source", image: "ReviewedImage") -> None:
        """Know what a model said of an image; another one is not asked until the reader wants."""
        self._expected[source] = image
        own = {one.frame: one for one in self.results.of(source)}
        for result in image.results:
            known = own.get(result.frame)
            if known is None or known.model != result.model:
                self.results.put(source, result)
            else:
                self._tell_apart(result, known.probabilities)
        if self._session.engine is not None and self.results.others(source):
            self._session.tile_results.hold(source)

    def _ask(self, source: "Source") -> None:
        """Have an image analysed that had a result, also where that is not done unasked."""
        session = self._session
        for tile in session.tiles:
            held = session.analysis.holds(source)
            if tile.source == source and tile.state is State.WAITING and not held:
                session.analysis.ask(tile, session.priority(tile))

    def _check_pixels(self, source: "Source") -> None:
        expected, own = self._expected.get(source), self._hashes.of(source)
        if expected is not None and expected.pixels and own and expected.pixels != own:
            self._note(
                tr("The pixels of this image are not those that its review was made on."),
                tr("Check that drawings and findings lie where they should."),
            )

    def _compare(self, source: "Source", frame: int, prediction: "Prediction") -> None:
        """Say so where the same model gives other numbers than those that were saved."""
        expected = self._expected.get(source)
        for result in expected.results if expected is not None else ():
            if result.frame == frame and result.model == prediction.model:
                now = dict(zip(prediction.findings, prediction.probabilities, strict=True))
                self._tell_apart(result, now)

    def _tell_apart(self, saved: "FrameResult", now: "Mapping[str, float]") -> None:
        apart = (abs(now.get(name, each) - each) for name, each in saved.probabilities.items())
        if max(apart, default=0.0) > _SAME:
            self._note(
                tr("The same model gives other probabilities than the saved ones."),
                tr("The saved review may have been changed, or the image."),
            )

    def _on_hash(self, source: "Source") -> None:
        self._check_pixels(source)
        instance = self._session.instances.get(source)
        if instance is not None and self._waiting and not instance.identity.sop_instance_uid:
            self._give((instance,))

    def _seek(self) -> None:
        """Look for the images of reviews that know their pixels alone: pictures have no UID."""
        if any(each.pixels and not each.saved.sop_instance_uid for each in self._waiting):
            self._hashes.seek()

    def _tell(self) -> None:
        """Say what came of opening a file, once all images are known."""
        if self._news is None or self._session.scanning.busy:
            return
        news, self._news = self._news, None
        hint = ""
        if self._waiting:
            news.append(
                Text("Images of the review that are not open: {count}.", count=len(self._waiting))
            )
            hint = tr("Open them, and their review appears.")
        if news:
            self._note("\n".join(map(tr, news)), hint)

    def _note(self, text: str, hint: str) -> None:
        """Tell something beside what was told before: no warning takes another one's place."""
        if text not in self._notes:
            self._notes.append(text)
            self.told.emit("\n".join(self._notes), hint)
