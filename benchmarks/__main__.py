"""`python -m benchmarks pages [--reloads N]` prints how long each page takes to its first picture."""

import argparse
import sys

from benchmarks import pages

NAMES = {"pages": pages.run}


def main() -> int:
    """Run the named benchmark; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted(NAMES))
    parser.add_argument("--reloads", type=int, default=5, help="reloads of each page; the median counts")
    chosen = parser.parse_args()
    return NAMES[chosen.name](reloads=chosen.reloads)


if __name__ == "__main__":
    sys.exit(main())
