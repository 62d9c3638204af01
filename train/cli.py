"""``pcam-train``: one sub-command per module of the table below."""

import argparse
import importlib
import logging
import sys
from collections.abc import Sequence
from types import ModuleType

#: Sub-command to the module that has HELP, EXAMPLE, add_arguments and run.
COMMANDS = {
    "fit": "train.fit",
    "cache": "train.cache",
    "evaluate": "train.evaluate",
    "compare": "train.compare",
    "calibrate": "train.calibrate",
    "export": "train.export",
    "card": "train.card",
    "phantom": "train.phantom.command",
    "import-reference": "train.import_reference",
}

#: What a command raises when its input is wrong, rather than the program.
_INPUT_ERRORS = (ValueError, OSError)


def _parser(modules: dict[str, ModuleType]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pcam-train",
        description="Build and measure PCAM models from image-level labels. "
        "Not for clinical use: research and teaching.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in modules.items():
        sub = commands.add_parser(
            name,
            help=module.HELP,
            description=module.HELP,
            epilog=f"example:\n  {module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(sub)
    return parser


def _wanted(arguments: Sequence[str]) -> dict[str, ModuleType]:
    """Import the module of the sub-command alone where one is named: torch takes seconds."""
    named = next((word for word in arguments if not word.startswith("-")), None)
    names = [named] if named in COMMANDS else list(COMMANDS)
    return {name: importlib.import_module(COMMANDS[name]) for name in names}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``pcam-train``.

    Returns
    -------
    int
        0 done, 1 the input was wrong (said on stderr), 2 wrong usage, 130 interrupted.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        modules = _wanted(arguments)
    except ModuleNotFoundError as error:
        print(
            f"pcam-train needs {error.name}, which this installation lacks: "
            "pip install 'pcam-viewer[train]'",
            file=sys.stderr,
        )
        return 1
    args = _parser(modules).parse_args(arguments)
    try:
        return int(modules[args.command].run(args))
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except _INPUT_ERRORS as error:
        print(f"pcam-train {args.command}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
