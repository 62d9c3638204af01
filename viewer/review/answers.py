"""What models said, kept by what they were asked: the pixels of a frame."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from pcam_model.engine import Engine
from pcam_model.prediction import Prediction
from pcam_model.suitability import Picture
from viewer.dicom.network_image import NetworkSource

#: Model file, device and pixels.
Question = tuple[str, str, str]


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
        self._kept: OrderedDict[Question, Answer] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    @staticmethod
    def question(source: NetworkSource, engine: Engine) -> Question:
        """Return what an engine is asked about a frame."""
        return engine.identity.sha256, engine.device, source.fingerprint()

    def get(self, question: Question) -> Answer | None:
        """Return the answer, which counts as use, or None."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
            return self._kept.get(question)

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer."""
        with self._lock:
            self._kept[question] = answer
            self._kept.move_to_end(question)
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)
