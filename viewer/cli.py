"""The command ``pcam-viewer``: the window, and its headless twin.

Exit status: 0 all done, 1 some inputs failed (each named with a reason on standard error), 2 wrong
usage, 130 interrupted.
"""

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from viewer.commands.common import DONE, FAILED, USAGE, UsageError, add_model_arguments

PROGRAM = "pcam-viewer"
_INTERRUPTED = 130
_BROKEN_PIPE = 141

#: Name of a command to its module.
COMMANDS = {
    "analyze": "viewer.commands.analyze",
    "render": "viewer.commands.render",
    "inspect": "viewer.commands.inspect",
    "doctor": "viewer.commands.doctor",
}

_INTENDED_USE = "Not for clinical use: research and teaching."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _dispatch(arguments)
    except SystemExit as stop:
        # argparse: 0 after --help, 2 after a mistake.
        return stop.code if isinstance(stop.code, int) else USAGE
    except KeyboardInterrupt:
        print(f"\n{PROGRAM}: interrupted; every file written so far is whole.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, for example `head`. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE


def _dispatch(arguments: list[str]) -> int:
    name = arguments[0] if arguments and arguments[0] in COMMANDS else None
    if name is None:
        return _run_window(_window_parser().parse_args(arguments))
    command = importlib.import_module(COMMANDS[name])
    parser = _parser(f"{PROGRAM} {name}", command.HELP, command.EXAMPLE)
    command.add_arguments(parser)
    args = parser.parse_args(_joined(arguments[1:]))
    return _guarded(parser, command, args)


def _guarded(parser: argparse.ArgumentParser, command: ModuleType, args: argparse.Namespace) -> int:
    from viewer.commands.common import InputError, say

    _quiet_logs()
    try:
        return int(command.run(args))
    except UsageError as error:
        say(f"{parser.prog}: error: {error}")
        return USAGE
    except InputError as error:
        say(f"{parser.prog}: {error}")
        return FAILED
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"{parser.prog}: {error.strerror or error}: {error.filename or 'cannot go on'}")
        return FAILED


def _run_window(args: argparse.Namespace) -> int:
    try:
        from viewer.ui.app import run
    except ImportError as error:
        print(
            f"{PROGRAM}: the window cannot open ({error}).\n"
            "If a system library is missing: apt-get install libegl1 libgl1 libxkbcommon-x11-0 "
            "libdbus-1-3 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0\n"
            f"Without a window: {PROGRAM} analyze PATH --out DIR",
            file=sys.stderr,
        )
        return FAILED
    asked = (args.paths, args.model, args.device, args.demo, args.screenshot)
    return int(run(*asked, engine=args.engine, separate=args.separate) or DONE)


def _window_parser() -> argparse.ArgumentParser:
    lines = [
        f"  {name:<9} {importlib.import_module(module).HELP}" for name, module in COMMANDS.items()
    ]
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [PATH ...] [--model FILE] [--device auto|cpu|cuda] [--demo]\n"
        f"       {PROGRAM} COMMAND --help",
        description="Read chest radiographs, and see what a model on this computer finds and "
        f"where. {_INTENDED_USE}",
        epilog="commands, which open no window:\n"
        + "\n".join(lines)
        + f"\n\nexamples:\n  {PROGRAM} --demo\n  {PROGRAM} studies/ scan.dcm archive.zip\n"
        f"  {PROGRAM} analyze studies/ --out results --formats json,png",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="files, folders, ZIP archives or DICOMDIRs to open (a file called analyze: ./analyze)",
    )
    add_model_arguments(parser)
    parser.add_argument("--demo", action="store_true", help="open the synthetic demo study")
    parser.add_argument(
        "--separate",
        action="store_true",
        help="open a window of its own, instead of handing PATH to the one that is open",
    )
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="FILE",
        help="save a picture of the window to FILE (PNG) when the first image is shown, then quit",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {version()}")
    return parser


def version() -> str:
    """Return the version of this program."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("pcam-viewer")
    except PackageNotFoundError:
        return "(not installed)"


def _parser(prog: str, about: str, example: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=prog,
        description=f"{about} {_INTENDED_USE}",
        epilog=f"example:\n{example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _joined(arguments: list[str]) -> list[str]:
    """Join ``--window`` and a value such as ``-600,1500``, which argparse takes for an option."""
    joined: list[str] = []
    for argument in arguments:
        number = argument.startswith("-") and argument[1:2].isdigit()
        if joined and joined[-1] == "--window" and number:
            joined[-1] = f"--window={argument}"
        else:
            joined.append(argument)
    return joined


def _quiet_logs() -> None:
    """Let libraries' warnings not run into the output; ours are said in words of their own."""
    logging.basicConfig(level=logging.ERROR, format="%(name)s: %(message)s")
    logging.getLogger("pydicom").setLevel(logging.CRITICAL)


if __name__ == "__main__":
    sys.exit(main())
