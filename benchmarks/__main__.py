"""`python -m benchmarks NAME [--turns N]`: pages and filters to their picture, intake, fuzz for faults, export, sweep."""

import argparse
import sys

from benchmarks import export, fuzz, intake, sweep
from benchmarks.pages import filters, pages
from tests.browser.chromium import MISSING, executable

IN_A_BROWSER = {"pages": pages, "filters": filters}
ALONE = {"intake": intake.run, "fuzz": fuzz.run, "export": export.run}


def main() -> int:
    """Run the named benchmark; 0 when it could be measured, and for the sweep when nothing failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted([*IN_A_BROWSER, *ALONE, "sweep"]))
    parser.add_argument(
        "--turns", type=int, default=5, help="how often each thing is timed; for fuzz, thousands of files"
    )
    chosen = parser.parse_args()
    if chosen.name == "sweep":
        return sweep.run()
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
