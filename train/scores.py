"""What is watched during a fit: loss, AUROC and AUPRC over all images, of all processes."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torchmetrics import Metric
from torchmetrics.functional.classification import binary_auroc, binary_average_precision
from torchmetrics.utilities import dim_zero_cat

from train.datasets.labels import UNKNOWN
from train.losses import known_loss


def decided(labels: Tensor) -> Tensor:
    """Return integer labels in which uncertain ones, between 0 and 1, are unknown too."""
    certain = (labels == 0) | (labels == 1)
    return torch.where(certain, labels, UNKNOWN).long()


def with_both_classes(labels: Tensor) -> list[int]:
    """Return the columns of labels (n, F) that hold positives and negatives."""
    known = decided(labels)
    both = (known == 1).any(0) & (known == 0).any(0)
    return [int(index) for index in both.nonzero().flatten()]


class ValidationScores(Metric):
    """Collects logits and labels (N, F) and gives the scores that a fit may monitor.

    ``val_loss`` is plain cross-entropy, whatever the fit minimises, so that fits can be compared.
    AUROC and AUPRC are per finding and macro over the findings that have both classes.
    """

    full_state_update = False
    logits: list[Tensor]
    labels: list[Tensor]

    def __init__(self, findings: Sequence[str]) -> None:
        super().__init__()
        self.findings = tuple(findings)
        self.add_state("logits", [], dist_reduce_fx="cat")
        self.add_state("labels", [], dist_reduce_fx="cat")

    def update(self, logits: Tensor, labels: Tensor) -> None:
        """Add a batch."""
        self.logits.append(logits.detach().float())
        self.labels.append(labels)

    def compute(self) -> dict[str, Tensor]:
        """Return score name to value."""
        logits, labels = dim_zero_cat(self.logits), dim_zero_cat(self.labels)
        scores = {"val_loss": known_loss(logits, labels)}
        columns = with_both_classes(labels)
        probabilities, known = logits.sigmoid(), decided(labels)
        for name, score in (("val_auroc", binary_auroc), ("val_auprc", binary_average_precision)):
            values = [
                score(probabilities[:, column], known[:, column], ignore_index=int(UNKNOWN))
                for column in columns
            ]
            if values:
                scores[name] = torch.stack(values).mean()
            for column, value in zip(columns, values, strict=True):
                scores[f"{name}/{self.findings[column]}"] = value
        return scores
