"""What publishers call the findings that this project knows."""

from pcam_model.findings import FINDINGS

#: A publisher's name in lower case with spaces to the finding's name here. What is in neither
#: table is none of ours: "Enlarged Cardiomediastinum", or "Nodule/Mass", which tells of neither.
ALIASES = {
    "infiltrate": "Infiltration",
    "lung edema": "Edema",
    "oedema": "Edema",
    "pleural effusion": "Effusion",
    "pulmonary edema": "Edema",
    "pulmonary emphysema": "Emphysema",
    "pulmonary fibrosis": "Fibrosis",
}

_NAMES = {name.lower().replace("_", " "): name for name in FINDINGS} | ALIASES


def finding(published: str) -> str | None:
    """Return the finding of a publisher's name, or None if it is none of ours."""
    return _NAMES.get(" ".join(published.replace("_", " ").lower().split()))


def label_columns(columns: list[str]) -> dict[str, str]:
    """Return the columns of a table that are findings of ours: column to finding."""
    return {column: name for column in columns if (name := finding(column)) is not None}
