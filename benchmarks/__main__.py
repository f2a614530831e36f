"""`python -m benchmarks NAME [--turns N]`: pages and filters, load, sessions, intake, fuzz for faults, export, records, sweep."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import intake, load, sweep
from benchmarks.pages import filters, pages
from tests.browser.chromium import MISSING, executable

IN_A_BROWSER = {"pages": pages, "filters": filters}
ALONE: Final[dict[str, Callable[..., object]]] = {
    "sessions": load.sessions,
    "intake": intake.run,
    "fuzz": intake.fuzz,
    "export": sweep.seconds,
}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted([*IN_A_BROWSER, *ALONE, "load", "records", "sweep"]))
    parser.add_argument(
        "--turns",
        type=int,
        default=5,
        help="how often each thing is timed; for fuzz, thousands of files; for sessions, hundreds",
    )
    parser.add_argument("--rows", type=int, metavar="N", help="of records: at most so many, or as many as --out gets")
    parser.add_argument(
        "--out", type=Path, metavar="FILE.parquet", help="of records: write made-up ones and measure nothing"
    )
    parser.add_argument("--readers", type=int, default=load.READERS, metavar="N", help="of load: how many come at once")
    parser.add_argument("--replicas", type=int, default=1, metavar="N", help="of load: against one, on PostgreSQL")
    parser.add_argument(
        "--pause", type=float, default=load.PAUSE, metavar="SECONDS", help="of load: between two changes"
    )
    return parser.parse_args()


def main() -> int:
    """Run the named benchmark; 0 when it could be measured, and for the sweep when nothing failed."""
    chosen = _asked()
    if chosen.name == "records":
        from benchmarks import records  # an extra: what it needs is not there unless it was asked for

        records.run(rows=chosen.rows, out=chosen.out, turns=chosen.turns)
        return 0
    if chosen.name == "sweep":
        return sweep.run()
    if chosen.name == "load":
        measure = load.load if chosen.replicas == 1 else partial(load.replicas, chosen.replicas)
        measure(turns=chosen.turns, readers=chosen.readers, pause=chosen.pause)
        return 0
    if chosen.name in ALONE:
        ALONE[chosen.name](turns=chosen.turns)
        return 0
    browser = executable()
    if browser is None:
        print(MISSING)
        return 1
    IN_A_BROWSER[chosen.name](browser, turns=chosen.turns)
    return 0


if __name__ == "__main__":
    sys.exit(main())
