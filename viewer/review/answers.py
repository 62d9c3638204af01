"""What models said, kept by what they were asked: the pixels of a frame."""

from collections import Counter, OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from pcam_model.engine import Engine
from pcam_model.prediction import Prediction
from pcam_model.suitability import Picture
from viewer.dicom.network_image import NetworkSource


class Question:
    """What an engine is asked about a frame.

    To read through all of its pixels takes time, and mostly a few of them tell that it is new.

    Parameters
    ----------
    source : NetworkSource
    engine : Engine
    """

    def __init__(self, source: NetworkSource, engine: Engine) -> None:
        self._source = source
        #: Model file, device and some pixels; differs only where questions do.
        self.sketch = (engine.identity.sha256, engine.device, source.sketch())

    @cached_property
    def key(self) -> tuple[object, ...]:
        """All that the answer depends on."""
        return (*self.sketch, self._source.fingerprint())


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A prediction as the engine gave it, and what the pixels were like."""

    picture: Picture
    prediction: Prediction


class Answers:
    """Remembers the newest answers; may be used from several threads.

    Headers are no part of a question: the same pixels under another name have the same answer,
    but the warnings of their own header.

    Parameters
    ----------
    capacity : int
        How many are kept; those not used for longest go.
    """

    def __init__(self, capacity: int = 256) -> None:
        self._capacity = capacity
        self._lock = Lock()
        self._kept: OrderedDict[tuple[object, ...], Answer] = OrderedDict()
        self._sketches: Counter[tuple[object, ...]] = Counter()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, question: Question) -> Answer | None:
        """Return the answer, which counts as use, or None."""
        with self._lock:
            if question.sketch not in self._sketches:
                return None
        key = question.key
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer."""
        key = question.key
        with self._lock:
            if key not in self._kept:
                self._sketches[question.sketch] += 1
            self._kept[key] = answer
            self._kept.move_to_end(key)
            while len(self._kept) > self._capacity:
                oldest, _ = self._kept.popitem(last=False)
                self._sketches -= Counter([oldest[:-1]])
