"""`python -m benchmarks pages|filters [--reloads N]` prints how long a page, or a change of a choice, takes to its picture."""

import argparse
import sys

from benchmarks import filters, pages
from tests.browser.chromium import MISSING, executable

NAMES = {"pages": pages.run, "filters": filters.run}


def main() -> int:
    """Run the named benchmark; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted(NAMES))
    parser.add_argument("--reloads", type=int, default=5, help="reloads of each page; the median counts")
    chosen = parser.parse_args()
    browser = executable()
    if browser is None:
        print(MISSING)
        return 1
    NAMES[chosen.name](browser, reloads=chosen.reloads)
    return 0


if __name__ == "__main__":
    sys.exit(main())
