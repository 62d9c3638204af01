"""Files of ground truth: COCO, the masks and outlines of CheXlocalize, and tables of boxes.

What a file is, is told by what it holds. Polygons are drawn by pycocotools.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
from scipy import ndimage

from train.datasets.names import finding as known_finding
from train.rle import Rle, decode
from train.truth import Truth

#: Names of columns in tables of boxes (RSNA, VinDr-CXR, ChestX-ray14 and what is like them).
_IMAGE = ("image", "image_id", "Image Index", "patientId", "nih")
_FINDING = ("finding", "class_name", "Finding Label", "label")
_CORNERS = ("x_min", "y_min", "x_max", "y_max")
_SIDES = (("x", "y", "width", "height"), ("Bbox [x", "y", "w", "h]"), ("x", "y", "w", "h"))

#: What a table without a column of findings is about: RSNA's boxes.
UNNAMED = "Lung_Opacity"

_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".dcm", ".dicom", ".tif", ".tiff"}

Table = dict[tuple[str, str], Truth]


class TruthFileError(ValueError):
    """A file of ground truth cannot be read; the message says what was expected."""


def read_truth(file: Path, names: Mapping[str, str] | None = None) -> Table:
    """Read a file of ground truth.

    Parameters
    ----------
    file : Path
        JSON of COCO (boxes, polygons or run-length masks), JSON of CheXlocalize (run-length masks
        or outlines by image and finding), or CSV with one box per row.
    names : mapping of str to str, optional
        What the file calls a finding, to what the model calls it. Others get their usual name here
        (:mod:`train.datasets.names`), else keep their own with "_" for spaces.

    Raises
    ------
    TruthFileError
        If the file is none of these, or holds nothing.
    """
    try:
        if file.suffix.lower() == ".json":
            table = _from_json(json.loads(file.read_bytes()))
        else:
            table = _from_csv(file)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise TruthFileError(f"cannot read {file}: {error}") from error
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise TruthFileError(
            f"{file} is not ground truth as COCO or CheXlocalize write it (JSON), nor a table of "
            f"boxes (CSV): {type(error).__name__}: {error}"
        ) from error
    if not table:
        raise TruthFileError(f"{file} holds no box and no mask")
    wanted = names or {}
    return {
        (_image_name(image), wanted.get(finding, _finding_name(finding))): truth
        for (image, finding), truth in table.items()
    }


def _image_name(name: str) -> str:
    path = PurePosixPath(name)
    return str(path.with_suffix("")) if path.suffix.lower() in _SUFFIXES else str(path)


def _finding_name(name: str) -> str:
    return known_finding(name) or name.strip().replace(" ", "_")


def _from_json(content: Any) -> Table:
    if not isinstance(content, dict) or not content:
        raise ValueError("expected an object with fields")
    if {"images", "annotations", "categories"} <= set(content):
        return _from_coco(content)
    return _from_chexlocalize(content)


def _from_coco(content: Mapping[str, Any]) -> Table:
    images = {
        item["id"]: (str(item["file_name"]), (int(item["width"]), int(item["height"])))
        for item in content["images"]
    }
    categories = {item["id"]: str(item["name"]) for item in content["categories"]}
    drawn: dict[tuple[Any, Any], list[Mapping[str, Any]]] = defaultdict(list)
    for item in content["annotations"]:
        drawn[item["image_id"], item["category_id"]].append(item)
    found = {}
    for (image, category), items in drawn.items():
        name, size = images[image]
        rles = [_rle(item["segmentation"], size) for item in items if item.get("segmentation")]
        masked = _union(rles) if len(rles) == len(items) else None
        boxes = [
            item["bbox"] if item.get("bbox") else _box_of(_rle(item["segmentation"], size))
            for item in items
        ]
        kept = _with_area(boxes)
        if len(kept):
            found[name, categories[category]] = Truth(kept, size, masked)
    return found


def _from_chexlocalize(content: Mapping[str, Any]) -> Table:
    """Return what CheXlocalize has: masks by image and finding, or outlines with ``img_size``."""
    found = {}
    for image, findings in content.items():
        rows_columns = findings.get("img_size")
        for finding, drawn in findings.items():
            if finding == "img_size" or not drawn:
                continue
            size = (
                (int(rows_columns[1]), int(rows_columns[0]))
                if rows_columns
                else (int(drawn["size"][1]), int(drawn["size"][0]))
            )
            outlines = drawn
            if rows_columns:
                outlines = [[value for point in one for value in point] for one in drawn]
            rle = _rle(outlines, size)
            boxes = _regions(rle)
            if len(boxes):
                found[image, finding] = Truth(boxes, size, rle)
    return found


def _from_csv(file: Path) -> Table:
    drawn: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    with file.open(newline="", encoding="utf-8-sig") as stream:
        reader = csv.DictReader(stream)
        columns = list(reader.fieldnames or ())
        image = next((name for name in _IMAGE if name in columns), None)
        finding = next((name for name in _FINDING if name in columns), None)
        corners = set(_CORNERS) <= set(columns)
        sides = next((names for names in _SIDES if set(names) <= set(columns)), None)
        if image is None or not (corners or sides):
            raise ValueError(f"the columns are {', '.join(columns)}")
        for row in reader:
            used = _CORNERS if corners or sides is None else sides
            texts = [row[name] for name in used]
            if not all(texts):
                continue  # an image in which nothing was drawn
            x, y, *other = (float(text) for text in texts)
            if corners:
                other = [other[0] - x, other[1] - y]
            drawn[row[image], row[finding] if finding else UNNAMED].append([x, y, *other])
    found = {key: Truth(_with_area(boxes)) for key, boxes in drawn.items()}
    return {key: truth for key, truth in found.items() if len(truth.boxes)}


def _with_area(boxes: Sequence[Sequence[float]]) -> np.ndarray:
    table = np.array(boxes, np.float64).reshape(-1, 4)
    return table[(table[:, 2:] > 0).all(axis=1)]


def _rle(drawn: Any, size: tuple[int, int]) -> Rle:
    """Return polygons, or a run-length code with or without compression, as one compressed code."""
    from pycocotools import mask as coco_mask

    width, height = size
    if isinstance(drawn, list):
        return _union(coco_mask.frPyObjects(drawn, height, width))
    if isinstance(drawn["counts"], list):
        return dict(coco_mask.frPyObjects(drawn, height, width))
    return {"size": list(drawn["size"]), "counts": drawn["counts"]}


def _union(rles: Sequence[Rle]) -> Rle:
    from pycocotools import mask as coco_mask

    return dict(coco_mask.merge([dict(one) for one in rles]))


def _box_of(rle: Rle) -> list[float]:
    """Return the box round all of a mask; without an area if it is empty."""
    rows, columns = np.nonzero(decode(rle))
    if not len(rows):
        return [0.0, 0.0, 0.0, 0.0]
    x, y = int(columns.min()), int(rows.min())
    return [x, y, int(columns.max()) + 1 - x, int(rows.max()) + 1 - y]


def _regions(rle: Rle) -> np.ndarray:
    """Return a box round each connected region of a mask."""
    regions, _ = ndimage.label(decode(rle))
    return _with_area(
        [
            [columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start]
            for rows, columns in ndimage.find_objects(regions)
        ]
    )
