"""Bring the translation files up to date with the texts in the source.

    python scripts/translations.py

Collects every text for people from the source, writes ``resources/translations/*.ts`` (what was
translated stays, new texts are left empty, old ones go) and compiles them to ``.qm``. The exit
status is 1 while a text is not translated.

Qt's own lupdate knows neither the tables of this project nor texts that are made without Qt.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
PACKAGES = ("viewer", "pcam_model")
CONTEXT = "pcam-viewer"
LANGUAGES = ("de", "ko")

#: Which arguments of a call are texts: their places, and their names.
CALLS: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "tr": ((0,), ()),
    "Text": ((0,), ()),
    "ActionSpec": ((1,), ("text", "tip")),
    "_A": ((1,), ("text", "tip")),
    "_tool": ((1, 4), ("text", "tip")),
    "Setting": ((2, 4), ("text", "help")),
    "FindingInfo": ((1,), ("label",)),
    "Rejected": ((1,), ("reason",)),
    "Reference": ((2,), ("problem",)),
}

#: Enumerations whose values are texts.
ENUMERATIONS = {"SpacingSource"}


class NotLiteralError(Exception):
    """A text that is put together where only a literal can be collected."""


def collect() -> dict[str, str]:
    """Return every text of the source, with the first file that has it."""
    found: dict[str, str] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for text in texts_of(path.read_text(encoding="utf-8"), name):
                found.setdefault(text, name)
    return found


def texts_of(source: str, name: str) -> Iterator[str]:
    """Give the texts of one module, in their order.

    Raises
    ------
    NotLiteralError
        If a text is an f-string or a sum: there are named places for values.
    """
    nodes = [node for node in ast.walk(ast.parse(source)) if hasattr(node, "lineno")]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(node, ast.ClassDef) and node.name in ENUMERATIONS:
            for line in node.body:
                if isinstance(line, ast.Assign):
                    yield from _literal(line.value, name)
        if isinstance(node, ast.Call):
            places, names = CALLS.get(_called(node), ((), ()))
            for place in places:
                if place < len(node.args):
                    yield from _literal(node.args[place], name)
            for keyword in node.keywords:
                if keyword.arg in names:
                    yield from _literal(keyword.value, name)


def _called(node: ast.Call) -> str:
    function = node.func
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr, name: str) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if node.value:
            yield node.value
    elif isinstance(node, (ast.JoinedStr, ast.BinOp)):
        raise NotLiteralError(f"{name}:{node.lineno}: a text must be one literal with {{places}}")


def read(path: Path) -> dict[str, str]:
    """Return the translations of a file by source text; empty for what is not translated."""
    if not path.exists():
        return {}
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in ET.parse(path).getroot().iter("message")
    }


def write(path: Path, language: str, texts: dict[str, str], known: dict[str, str]) -> None:
    """Write a file of Qt's Linguist."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, name in texts.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "location", filename=f"../../{name}")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        translation.text = known.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def main() -> int:
    """Bring all files up to date; return 1 while something is not translated."""
    try:
        texts = collect()
    except NotLiteralError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    missing = 0
    for language in LANGUAGES:
        path = FOLDER / f"{language}.ts"
        known = read(path)
        write(path, language, texts, known)
        compiler = Path(sys.executable).with_name("pyside6-lrelease")
        target = path.with_suffix(".qm")
        subprocess.run([compiler, "-silent", path, "-qm", target], check=True)
        new = [text for text in texts if not known.get(text)]
        missing += len(new)
        sys.stdout.write(f"{path.name}: {len(texts)} texts, {len(new)} not translated\n")
        for text in new:
            sys.stdout.write(f"  {text!r}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
