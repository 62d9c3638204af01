"""``pcam-train cache``: prepare the images of a fit ahead of it."""

import argparse
import os
import sys
from pathlib import Path

from train.config import ConfigError, DataConfig, FitConfig, load_config
from train.datasets.layouts import LAYOUTS
from train.parts import Part, open_part, refuse_shared_patients, warn_of_duplicates
from train.prepared import prepared
from train.prepared_images import PreparedImages

HELP = "prepare images once, so that a fit never waits for decoding; goes on where it was"
EXAMPLE = (
    "pcam-train cache --data ../shared/data/chestxray14-mini --layout chestxray14 --size 224"
    "\n  pcam-train cache --config train/configs/default.yaml"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train cache``."""
    parser.add_argument("--config", type=Path, help="YAML file of a fit: its data, size and cache")
    parser.add_argument("--data", type=Path, help="folder of a data set, in place of --config")
    parser.add_argument("--layout", choices=sorted(LAYOUTS), help="of --data")
    parser.add_argument("--size", type=int, help="rows and columns in pixels, with --data")
    parser.add_argument("--out", type=Path, help="folder of the cache (default runs/cache)")
    parser.add_argument("--workers", type=int, help="processes (default: one per core)")
    parser.add_argument("changes", nargs="*", metavar="KEY=VALUE", help="as for pcam-train fit")


def _config(args: argparse.Namespace) -> FitConfig:
    """Return the configuration whose images are wanted."""
    if (args.data is None) == (args.config is None and not args.changes):
        raise ConfigError("name either --config, or --data with --layout and --size")
    changes = list(args.changes)
    if args.out is not None:
        changes.append(f"cache={args.out}")
    if args.data is None:
        return load_config(args.config, changes)
    if args.layout is None or args.size is None:
        raise ConfigError("--data needs --layout and --size")
    # All images of the folder: any split of it finds them there.
    data = DataConfig(root=str(args.data), layout=args.layout, lateral=True)
    cache = {} if args.out is None else {"cache": str(args.out)}
    return FitConfig(data=(data,), size=args.size, **cache)


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train cache``.

    Returns
    -------
    int
        0 done, 1 if some images could not be read; they are named on stderr.
    """
    if args.workers is not None and args.workers < 1:
        raise ConfigError("--workers must be 1 or more")
    config = _config(args)
    if not config.data:
        raise ConfigError("data: name at least one data set")
    training = [open_part(data) for data in config.data]
    watched = [open_part(data) for data in config.val]
    refuse_shared_patients(training, watched)
    done: list[tuple[Part, PreparedImages]] = []
    for part in (*training, *watched):
        images = prepared(
            part.records,
            config.input,
            Path(config.cache),
            args.workers or os.cpu_count(),
            most_unreadable=part.data.unreadable,
        )
        done.append((part, images))
        sys.stdout.write(f"{part.data.root}: {len(images)} images in {images.folder}\n")
    warn_of_duplicates(done)
    unreadable = {name: why for _, images in done for name, why in images.unreadable.items()}
    for name, why in unreadable.items():
        sys.stderr.write(f"{name}: {why}\n")
    return 1 if unreadable else 0
