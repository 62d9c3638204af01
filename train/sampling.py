"""Which images an epoch shows, and in which order.

An order is a function of seed and epoch alone, so that a fit that was killed can go on in the
middle of an epoch, and so that any number of processes show the same images at the same step.
"""

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Sampler


def stream(*where: int) -> int:
    """Return the seed of an independent stream of random numbers, e.g. of (seed, epoch)."""
    return int(np.random.SeedSequence(where).generate_state(1, np.uint64)[0] >> np.uint64(1))


class EpochOrder(Sampler[int]):
    """The rows that one process shows in an epoch.

    Step k of all processes together shows rows ``k * batch * processes`` and following of the
    common order; the last rows that do not fill a step are left out.

    Parameters
    ----------
    rows : int
        Images of the data set.
    batch : int
        Images per process and step.
    seed : int
        Of the order.
    weights : Tensor, shape (rows,), optional
        How often an epoch shows each image on average; each once if left out. With weights the
        rows are drawn with replacement.
    rank, processes : int
        Which of how many processes this is.
    """

    def __init__(
        self,
        rows: int,
        batch: int,
        seed: int,
        weights: Tensor | None = None,
        *,
        rank: int = 0,
        processes: int = 1,
    ) -> None:
        self.rows, self.batch, self.seed, self.weights = rows, batch, seed, weights
        self.rank, self.processes = rank, processes
        self.epoch = 0
        #: Batches of the next epoch that were shown before it was interrupted.
        self.skip = 0
        drawn = rows if weights is None else max(1, round(float(weights.sum())))
        together = min(batch * processes, drawn)
        self._drawn = drawn // together * together // processes * processes
        if self._drawn == 0:
            raise ValueError(f"{drawn} images are too few for {processes} processes")

    def set_epoch(self, epoch: int) -> None:
        """Take the order of this epoch from now on (called by Lightning)."""
        self.epoch = epoch

    def order(self) -> Tensor:
        """Return the common order of the epoch, before it is dealt out to the processes."""
        generator = torch.Generator().manual_seed(stream(self.seed, self.epoch))
        if self.weights is None:
            return torch.randperm(self.rows, generator=generator)[: self._drawn]
        return torch.multinomial(self.weights, self._drawn, replacement=True, generator=generator)

    def __iter__(self) -> Iterator[int]:
        mine = self.order()[self.rank :: self.processes]
        start, self.skip = self.skip * self.batch, 0
        yield from mine[start:].tolist()

    def __len__(self) -> int:
        return self._drawn // self.processes


def even_batches(rows: int, batch: int, *, rank: int = 0, processes: int = 1) -> list[list[int]]:
    """Return batches of rows such that every process has as many, and every row comes once.

    Processes must run validation in step (they exchange batch-norm statistics); repeating rows
    to fill the last batch, as is usual, would count these images twice.
    """
    if rows < processes:
        raise ValueError(f"{rows} images to watch are too few for {processes} processes")
    largest = -(-rows // processes)
    count = min(-(-largest // batch), rows // processes)
    return [part.tolist() for part in np.array_split(np.arange(rank, rows, processes), count)]


def class_aware(labels: Tensor) -> Tensor:
    """Return how often to show each image so that rare findings are seen, mean 1, shape (n,).

    Repeat-factor sampling (Gupta et al. 2019, LVIS, section 4.1): a finding of frequency f has
    ``max(1, sqrt(t / f))``, an image the largest factor of its findings. The threshold t is the
    frequency of the commonest finding.

    Parameters
    ----------
    labels : Tensor, shape (n, F)
        1 and above 0.5 is positive; unknown labels count as negative.
    """
    positive = labels > 0.5
    frequency = positive.float().mean(0)
    factors = (frequency.max() / frequency.clamp(min=1 / len(labels))).sqrt()
    weights = torch.where(positive, factors, 1.0).amax(1)
    return weights / weights.mean()
