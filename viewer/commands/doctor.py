"""``pcam-viewer doctor``: what this installation can do, and what it lacks."""

import argparse
import json
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from viewer.commands.common import DONE, FAILED

HELP = "Say what this installation can do, and what it lacks."
EXAMPLE = "  pcam-viewer doctor"

_DEPENDENCIES = (
    "contourpy", "imagecodecs", "msgspec", "numpy", "onnxruntime", "onnxruntime-gpu", "pillow",
    "platformdirs", "pydicom", "pyqtgraph", "PySide6-Essentials", "scipy",
)  # fmt: skip
_OPTIONAL = ("onnxruntime-gpu",)
_RESOURCES = ("models/default.onnx", "demo", "icons", "style.qss", "translations")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--model", type=Path, metavar="FILE", help="model to look at")
    parser.add_argument("--engine", metavar="NAME", help="engine to run it with")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")


def run(args: argparse.Namespace) -> int:
    """Print the report; return 1 if something that is needed does not work."""
    found = report(args.model, args.device, args.engine)
    if args.json:
        print(json.dumps(found, indent=2))
    else:
        print("\n".join(lines(found)))
    return FAILED if found["problems"] else DONE


def report(model: Path | None, device: str, engine: str | None = None) -> dict[str, Any]:
    """Return what this installation can do; ``problems`` names what it lacks."""
    from viewer.cli import version as own_version
    from viewer.dicom.decode import decoder_table

    problems: list[str] = []
    decoders = [
        {"uid": row.uid, "name": row.name, "package": row.package, "available": row.available}
        for row in decoder_table()
    ]
    problems += [
        f"{row['name']} ({row['uid']}) cannot be decoded"
        for row in decoders
        if not row["available"]
    ]
    return {
        "program": {"version": own_version(), "intended_use": "research and teaching"},
        "system": {
            "platform": platform.platform(),
            "python": platform.python_version(),
            "processors": os.cpu_count(),
        },
        "decoders": decoders,
        "inference": _inference(model, device, engine, problems),
        "qt": _qt(problems),
        "exporters": _exporters(problems),
        "plug_ins": _plug_ins(problems),
        "models": _models(problems),
        "versions": _versions(problems),
        "resources": _resources(problems),
        "data_sent_off_device": "none",
        "problems": problems,
    }


def _inference(
    model: Path | None, device: str, name: str | None, problems: list[str]
) -> dict[str, Any]:
    from pcam_model.bundle import BundleError
    from pcam_model.engine import DEFAULT_ENGINE, EngineError, open_engine

    report: dict[str, Any] = {"providers": [], "device": None, "model": None, "warnings": []}
    try:
        from onnxruntime.capi.onnxruntime_pybind11_state import get_available_providers

        report["providers"] = get_available_providers()
        engine = open_engine(model, device, name or DEFAULT_ENGINE)
    except (BundleError, EngineError, ImportError) as error:
        problems.append(str(error))
        return report
    identity = engine.identity
    report["device"] = engine.device
    report["warnings"] = list(engine.warnings)
    report["model"] = {
        "name": identity.name,
        "version": identity.version,
        "sha256": identity.sha256,
        "findings": list(engine.manifest.finding_names),
    }
    return report


def _qt(problems: list[str]) -> dict[str, Any]:
    try:
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QFontDatabase

        from viewer.export.qt import ensure_application

        ensure_application()
    except ImportError as error:
        problems.append(f"Qt cannot start: {error}")
        return {"version": None, "platform": None, "display": False, "fonts": 0}
    fonts = len(QFontDatabase.families())
    if not fonts:
        problems.append(
            "there is no font: pictures would have no text (apt-get install fonts-dejavu)"
        )
    if _wears_out():
        problems.append(
            f"PySide6 {qVersion()} makes this version of Python crash after a while; "
            "pip install 'PySide6-Essentials!=6.12.0'"
        )
    on_linux = sys.platform.startswith("linux")
    display = not on_linux or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    usual = {"win32": "windows", "darwin": "cocoa"}.get(sys.platform)
    usual = usual or ("wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb")
    return {
        "version": qVersion(),
        "platform": os.environ.get("QT_QPA_PLATFORM") or (usual if display else "offscreen"),
        "display": display,
        "fonts": fonts,
    }


def _wears_out() -> bool:
    """Return whether calls of Qt give up references to None, as PySide6 6.12.0 does.

    Before Python 3.12 the interpreter aborts when none is left, after some thousands of calls.
    """
    from PySide6.QtCore import QObject

    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(100):
        probe.setObjectName("")
    return sys.getrefcount(None) < before - 50


def _exporters(problems: list[str]) -> dict[str, str]:
    from viewer.export.exporter import exporters

    usable, wrong = exporters()
    problems += wrong
    if not usable:
        problems.append("no exporter is installed: reinstall pcam-viewer")
    return {name: exporter.description for name, exporter in usable.items()}


def _plug_ins(problems: list[str]) -> list[dict[str, str]]:
    """Return what other packages bring; it is loaded, to see whether it can be."""
    from pcam_model.engine import EngineError, engine_class
    from pcam_model.plugins import ENGINES, plug_ins

    # Exporters were loaded before.
    for one in plug_ins((ENGINES,)):
        try:
            engine_class(one.name)
        except EngineError as error:
            problems.append(str(error))
    return [
        {
            "kind": "engine" if one.group == ENGINES else "exporter",
            "name": one.name,
            "place": one.place,
            "package": one.package,
            "problem": one.problem,
        }
        for one in plug_ins()
    ]


def _models(problems: list[str]) -> list[dict[str, str]]:
    """Return the models that were installed beside the shipped one."""
    from viewer.models.library import Library

    installed = [model for model in Library().models() if model.file is not None]
    problems += [model.problem for model in installed if model.problem]
    return [
        {
            "title": model.title,
            "file": str(model.file),
            "sha256": model.identity.sha256 if model.identity else "",
            "problem": model.problem,
        }
        for model in installed
    ]


def _versions(problems: list[str]) -> dict[str, str | None]:
    versions: dict[str, str | None] = {}
    for name in _DEPENDENCIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = None
    if versions["onnxruntime"] is None and versions["onnxruntime-gpu"] is None:
        problems.append("neither onnxruntime nor onnxruntime-gpu is installed")
    missing = {"onnxruntime", *_OPTIONAL}
    problems += [
        f"{name} is not installed"
        for name, found in versions.items()
        if found is None and name not in missing
    ]
    return versions


def _resources(problems: list[str]) -> dict[str, bool]:
    import resources

    present = {}
    for name in _RESOURCES:
        try:
            resources.path(name)
        except FileNotFoundError:
            present[name] = False
            problems.append(f"{name} is missing from this installation: reinstall pcam-viewer")
        else:
            present[name] = True
    return present


def lines(report: dict[str, Any]) -> list[str]:
    """Return the report for a person."""
    inference, system, qt = report["inference"], report["system"], report["qt"]
    model = inference["model"]
    told = [
        f"pcam-viewer {report['program']['version']}. Not for clinical use: research and teaching.",
        "",
        _row("system", f"{system['platform']}, Python {system['python']}, "
                       f"{system['processors']} processors"),
        _row("Qt", f"{qt['version'] or 'not usable'}, platform {qt['platform']}, "
                   f"{'a' if qt['display'] else 'no'} display"),
        _row("device", inference["device"] or "none"),
        _row("providers", ", ".join(inference["providers"]) or "none"),
    ]  # fmt: skip
    if model:
        told.append(_row("model", f"{model['name']} {model['version']}"))
        told.append(_row("", f"SHA-256 {model['sha256']}"))
        told.append(_row("findings", ", ".join(model["findings"])))
    told += [_row("warning", warning) for warning in inference["warnings"]]
    told.append(_row("sent off device", report["data_sent_off_device"]))
    told += ["", "Transfer syntaxes"]
    for row in report["decoders"]:
        able = "yes" if row["available"] else "NO"
        told.append(f"  {able:<4}{row['uid']:<26}{row['name']} · {row['package']}")
    told += ["", "Exporters"]
    told += [f"  {name:<8}{about}" for name, about in report["exporters"].items()]
    if report["models"]:
        told += ["", "Installed models"]
        told += [
            f"  {one['title']:<24}{one['sha256'][:16] or 'CANNOT BE USED'}  {one['file']}"
            for one in report["models"]
        ]
    if report["plug_ins"]:
        told += ["", "Plug-ins"]
        told += [
            f"  {one['kind']:<9}{one['name']:<14}{one['package']}"
            f"{' · SWITCHED OFF' if one['problem'] else ''}"
            for one in report["plug_ins"]
        ]
    told += ["", "Versions"]
    told += [f"  {name:<20}{found or '-'}" for name, found in report["versions"].items()]
    told += ["", "Resources"]
    told += [
        f"  {name:<22}{'yes' if there else 'MISSING'}"
        for name, there in report["resources"].items()
    ]
    told += ["", "Problems" if report["problems"] else "Everything needed is here."]
    told += [f"  {problem}" for problem in report["problems"]]
    return told


def _row(name: str, value: str) -> str:
    return f"{name:<17}{value}"
