"""Slides, workbooks, offline editions and province packs without a browser."""

import argparse
import sys
from datetime import date
from pathlib import Path

from components.export import commands
from components.export.kinds import KINDS
from components.export.packs import Progress
from components.export.whole import UnmadeError, UnwritableError
from data.errors import DataError
from data.store.errors import StoreError
from i18n import DEFAULT, LANGUAGES, speak
from indicators.errors import IndicatorError


def main(arguments: list[str] | None = None) -> int:
    """Write one file.

    0 when it is there; 1 when it, or a part of a pack, could not be made; 2 when the command was called wrongly.
    """
    options = _parser().parse_args(arguments)
    speak(options.lang if options.lang in LANGUAGES else DEFAULT)
    try:
        print(commands.run(options, told=_tell))
    except (StoreError, UnmadeError, commands.IncompleteError) as error:
        print(f"python -m components.export: {error}", file=sys.stderr)
        return 1
    except (commands.MisuseError, UnwritableError, DataError, IndicatorError) as error:
        print(f"python -m components.export: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    # What may be asked for is checked by the command, which says in the reader's language what there is.
    parser = argparse.ArgumentParser(prog="python -m components.export", description=__doc__)
    parser.add_argument("kind", metavar="|".join([*KINDS, commands.PACK]), help="what to write")
    parser.add_argument("--story", metavar="NAME", help="a story, or `province` (default: overview)")
    parser.add_argument("--page", metavar="NAME", help="for xlsx: a page or `all`; for html: `all`; instead of a story")
    parser.add_argument("--province", metavar="KR-NN", help="one province; a pack without it holds all 17")
    parser.add_argument("--lang", default=DEFAULT, metavar="|".join(LANGUAGES))
    parser.add_argument("--address", metavar="URL", help="where the dashboard can be reached, for links and QR codes")
    parser.add_argument(
        "--day",
        type=date.fromisoformat,
        default=date.today(),
        metavar="YYYY-MM-DD",
        help="the day to be named (default: today)",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="needed: where to write it")
    return parser


def _tell(progress: Progress) -> None:
    if progress.file:
        print(f"{progress.done + 1}/{progress.all} {progress.file}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
