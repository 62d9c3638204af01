"""From what publishers say of images to the labels a network is fitted to.

Publishers leave labels uncertain or blank, and readers differ. What becomes of these is a choice
of the fit, per finding, not of the data set: CheXpert's authors compare several (Irvin et al.,
AAAI 2019, section 3).
"""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from train.datasets.records import Record

#: Label of an (image, finding) pair that the data set does not tell; masked from the loss.
UNKNOWN = -1.0

#: What becomes of an uncertain label: a name below, or a range [low, high] from which a value is
#: drawn.
Treatment = str | tuple[float, float]

#: The names: "published" keeps what the layout makes of it (CheXpert: unknown; VinDr-CXR: what
#: most readers say), "votes" takes the share of readers who saw the finding.
TREATMENTS = ("published", "zeros", "ones", "ignore", "votes")

#: Key of the findings that a policy does not name.
OTHERS = "others"

#: Named policies. "paper": the code of Ye et al. 2020 (jfhealthcare/Chexpert). "smoothed": the
#: range for ones of Pham et al., "Interpreting chest X-rays via CNNs that exploit hierarchical
#: disease dependencies and uncertainty labels", 2021.
PRESETS: dict[str, dict[str, Treatment]] = {
    **{name: {OTHERS: name} for name in TREATMENTS},
    "paper": {"Edema": "ones", "Atelectasis": "ones", OTHERS: "zeros"},
    "smoothed": {OTHERS: (0.55, 0.85)},
}

#: What may become of a blank label; "published" is absent in CheXpert and unknown in a folder.
BLANKS = ("published", "zeros", "ignore")


def uncertain_policy(chosen: str | Mapping[str, Treatment]) -> dict[str, Treatment]:
    """Return a policy by finding from the name of a preset, or from what is said per finding.

    Raises
    ------
    ValueError
        If a name is unknown, or a range is none.
    """
    if isinstance(chosen, str):
        if chosen not in PRESETS:
            raise ValueError(f"uncertain: {chosen!r} is none of {', '.join(PRESETS)}")
        return dict(PRESETS[chosen])
    for finding, treatment in chosen.items():
        if isinstance(treatment, str):
            if treatment not in TREATMENTS:
                raise ValueError(
                    f"uncertain: {finding}: {treatment!r} is none of {', '.join(TREATMENTS)}, "
                    "and no range [low, high]"
                )
        elif not 0 <= treatment[0] <= treatment[1] <= 1:
            raise ValueError(f"uncertain: {finding}: {list(treatment)} is no range within 0..1")
    return {OTHERS: "published", **chosen}


def label_matrix(
    records: Sequence[Record],
    findings: Sequence[str],
    uncertain: str | Mapping[str, Treatment] = "published",
    blank: str = "published",
    seed: int = 0,
) -> npt.NDArray[np.float32]:
    """Return the labels to fit to.

    Parameters
    ----------
    records : sequence of Record
    findings : sequence of str
        The network's outputs.
    uncertain : str or mapping
        A key of :data:`PRESETS`, or finding to :data:`Treatment`; the key "others" is for the
        findings that are not named.
    blank : str
        One of :data:`BLANKS`.
    seed : int
        Of values drawn from a range: they depend on it, the image's name and the finding alone.

    Returns
    -------
    ndarray of float32, shape (n, F)
        0..1, or :data:`UNKNOWN`.

    Raises
    ------
    ValueError
        If the policy is none.
    """
    policy = uncertain_policy(uncertain)
    treatments = [policy.get(name, policy[OTHERS]) for name in findings]
    labels = np.full((len(records), len(findings)), UNKNOWN, np.float32)
    for row, record in enumerate(records):
        for column, name in enumerate(findings):
            value = record.labels.get(name)
            if name in record.uncertain:
                value = _treated(record, name, treatments[column], seed)
            elif name in record.blank and blank != "published":
                value = 0.0 if blank == "zeros" else None
            if value is not None:
                labels[row, column] = value
    return labels


def _treated(record: Record, finding: str, treatment: Treatment, seed: int) -> float | None:
    if not isinstance(treatment, str):
        low, high = treatment
        return low + (high - low) * _drawn(f"{seed}|{record.name}|{finding}")
    return {
        "published": record.labels.get(finding),
        "votes": record.uncertain[finding],
        "zeros": 0.0,
        "ones": 1.0,
        "ignore": None,
    }[treatment]


def _drawn(text: str) -> float:
    """Return a number 0..1 that depends on a text alone."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
