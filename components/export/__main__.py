"""Makes files without a browser."""

import argparse
import logging
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Final

from components.export import packs
from components.export.errors import UnmadeError, UnwritableError
from components.export.packs import (
    KINDS,
    Pack,
    Progress,
    made,
    require_place,
    write,
)
from components.figures.pages import FIGURE_PAGES
from components.figures.state import Maker, Occasion, State, offered_years
from components.figures.stories import STORIES, province, story
from components.files.rows import Provenance
from data import labels
from data.outlook import Outlook
from data.package import DataError, unknown
from data.store.errors import StoreError
from i18n import DEFAULT, LANGUAGES, Message, _, current, message, speak
from i18n.dates import TimeZoneError, today
from i18n.numbers import number
from indicators.dataset import IndicatorError
from indicators.indicator import PROVINCES

# What the command line writes, and what it says when it is asked for what there is not.


PACK: Final = "pack"
PROVINCE: Final = "province"
ALL: Final = "all"
# By the name of an option, what is said of the occasion of a talk.
OCCASION: Final = {
    "occasion": "the meeting",
    "place": "city or hall",
    "when": "the day of the talk",
    "speaker": "name and office",
    "contact": "where to ask afterwards",
}


class MisuseError(ValueError):
    """The command was called with what there is not, or with what does not go together."""


class IncompleteError(ValueError):
    """A pack was written without some of its files. The message names them."""


def run(options: argparse.Namespace, *, told: Callable[[Progress], None]) -> str:
    """Write the file and say what it is.

    Args:
        options: as the command line has read them.
        told: is told how far a pack is.

    Raises:
        MisuseError: there is no such thing; nothing is written.
        UnwritableError: nothing can be written there; nothing is written.
        OtherDataError: there is no such version here; nothing is written.
        UnmadeError: the file could not be made; nothing is written.
        IncompleteError: a pack is written without some of its files.
    """
    _require(message("language"), options.lang, LANGUAGES)
    _require(message("kind of file"), options.kind, [*KINDS, PACK])
    _require(message("province"), options.province, PROVINCES)
    _require(message("story"), options.story, [*STORIES, PROVINCE])
    _require(message("page"), options.page, [*FIGURE_PAGES, ALL])
    if options.out is None:
        raise MisuseError(_("Where to? Add --out FILE."))
    require_place(options.out)
    outlook = Outlook.named(options.version)
    with outlook.in_force():
        pack = made(options.out.name, _making(options, outlook, told))
    write(options.out, pack.content)
    size = number(len(pack.content) / 1_000_000, digits=2)
    written = _(
        "{file}: {size} MB, data version {version}", file=options.out.name, size=size, version=outlook.version()
    )
    if pack.missing:
        raise IncompleteError("\n".join([written, *pack.missing]))
    return written


def _making(options: argparse.Namespace, outlook: Outlook, told: Callable[[Progress], None]) -> Callable[[], Pack]:
    """What makes the file that is asked for; raises MisuseError."""
    if options.kind == PACK:
        if options.story or options.page:
            raise MisuseError(_("A pack holds the story of each province: leave out --story and --page."))
        codes = [options.province] if options.province else list(PROVINCES)
        return partial(packs.pack, codes, outlook=outlook, accessed=options.day, address=options.address, told=told)
    taken = _taken(options, outlook)
    if options.page:
        make = _pages(options, outlook, taken)
    else:
        write_it = _in_template(options) if options.template else KINDS[options.kind]
        make = partial(write_it, _on_occasion(options, outlook), taken, options.address)
    return lambda: Pack(content=make())


def _in_template(options: argparse.Namespace) -> Callable[[Maker, Provenance, str | None], bytes]:
    """What makes slides in the template that is named; raises MisuseError. What the template lacks is told at once."""
    from components.export.slides.template import TemplateError, read

    if options.kind != "pptx":
        raise MisuseError(_("--template is for slides (pptx)."))
    try:
        template = read(options.template.read_bytes())
    except OSError as error:
        raise MisuseError(_("“{path}” can't be read.", path=options.template)) from error
    except TemplateError as refused:
        raise MisuseError(f"{options.template.name}: {refused}") from refused
    for told in template.lacking:
        print(f"{options.template.name}: {told}", file=sys.stderr)
    return partial(packs.slides, template=template)


def _pages(options: argparse.Namespace, outlook: Outlook, taken: Provenance) -> Callable[[], bytes]:
    if options.story:
        raise MisuseError(_("--page stands instead of --story: leave one out."))
    if options.kind == "html" and options.page == ALL:
        from components.export.edition import edition

        return partial(edition, None, taken=taken, province=options.province)
    if options.kind not in ("xlsx", "pdf") or (options.kind == "pdf" and options.page == ALL):
        raise MisuseError(
            _("--page is for workbooks and briefs, and --page all for workbooks and the offline edition.")
        )
    state = State(outlook=outlook, year=offered_years(outlook)[-1], province=options.province, today=options.day)
    if options.kind == "pdf":
        from components.export.brief import of_page

        return partial(of_page, options.page, state, taken=taken)
    from components.export.book import book, of_pages

    names = list(FIGURE_PAGES) if options.page == ALL else [options.page]
    return partial(book, partial(of_pages, names, state), taken=taken)


def _on_occasion(options: argparse.Namespace, outlook: Outlook) -> Maker:
    make = _story(options, outlook)
    given = {name: getattr(options, name) or "" for name in OCCASION}
    occasion = Occasion(name=given.pop("occasion"), **given)
    return lambda: replace(make(), occasion=occasion)


def _story(options: argparse.Namespace, outlook: Outlook) -> Maker:
    name = options.story or (PROVINCE if options.province else next(iter(STORIES)))
    if name == PROVINCE and not options.province:
        raise MisuseError(_("Which province? Add --province, one of: {names}", names=", ".join(PROVINCES)))
    if name != PROVINCE and options.province:
        raise MisuseError(
            _("The story “{name}” is of all of Korea: leave out --province, or take --story province.", name=name)
        )
    if name == PROVINCE:
        return lambda: province.story(options.province, outlook)
    return lambda: story(name, outlook)


def _taken(options: argparse.Namespace, outlook: Outlook) -> Provenance:
    chosen = _("Province: {name}", name=labels.area(options.province)) if options.province else _("none")
    link = f"{(options.address or '').rstrip('/')}/?lang={current()}"
    return Provenance(data=outlook, filters=chosen, accessed=options.day, link=link)


def _require(what: Message, asked: str | None, known: Iterable[str]) -> None:
    if asked is not None and asked not in known:
        raise MisuseError(unknown(what, asked, known))


# Slides, workbooks, briefs, offline editions and province packs without a browser.


def main(arguments: list[str] | None = None) -> int:
    """Write one file.

    0 when it is there; 1 when it, or a part of a pack, could not be made; 2 when the command was called wrongly.
    """
    options = _parser().parse_args(arguments)
    speak(options.lang if options.lang in LANGUAGES else DEFAULT)
    if options.kind == WORK:
        return _work(once=options.once)
    try:
        options.day = options.day or today()
        print(run(options, told=_tell))
    except (StoreError, UnmadeError, IncompleteError) as error:
        print(f"python -m components.export: {error}", file=sys.stderr)
        return 1
    except (MisuseError, UnwritableError, DataError, IndicatorError, TimeZoneError) as error:
        print(f"python -m components.export: {error}", file=sys.stderr)
        return 2
    return 0


WORK: Final = "work"


def _work(*, once: bool) -> int:
    """Make what readers of the replicas ask for, until a signal says to stop; what is begun then goes back to the queue."""
    from components.export import queue

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if not queue.is_shared():
        print(_("Without a database server each process makes its own files: there is nothing to do."), file=sys.stderr)
        return 2
    end = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        end.set()
        raise SystemExit(0)

    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, stop)
    queue.work(until=end, once=once)
    return 0


def _parser() -> argparse.ArgumentParser:
    # What may be asked for is checked by the command, which says in the reader's language what there is.
    parser = argparse.ArgumentParser(prog="python -m components.export", description=__doc__)
    parser.add_argument(
        "kind", metavar="|".join([*KINDS, PACK, WORK]), help="what to write; work: what readers ask for"
    )
    parser.add_argument("--once", action="store_true", help="for work: end when nothing is wanted")
    parser.add_argument("--story", metavar="NAME", help="a story, or `province` (default: overview)")
    parser.add_argument("--page", metavar="NAME", help="instead of a story: a page (xlsx, pdf), or `all` (xlsx, html)")
    parser.add_argument("--province", metavar="KR-NN", help="one province; a pack without it holds all 17")
    parser.add_argument("--lang", default=DEFAULT, metavar="|".join(LANGUAGES))
    parser.add_argument("--version", metavar="NAME", help="as a link names it after `version=` (default: the newest)")
    parser.add_argument("--address", metavar="URL", help="where the dashboard can be reached, for links and QR codes")
    parser.add_argument(
        "--day",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day to be named (default: today)",
    )
    parser.add_argument("--template", type=Path, metavar="FILE", help="for pptx: a .potx or .pptx of one's own")
    for name, says in OCCASION.items():
        parser.add_argument(f"--{name}", metavar="TEXT", help=f"for pptx, on the cover or at the end: {says}")
    parser.add_argument("--out", type=Path, metavar="FILE", help="needed: where to write it")
    return parser


def _tell(progress: Progress) -> None:
    if progress.file:
        print(f"{progress.done + 1}/{progress.all} {progress.file}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
