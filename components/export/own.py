"""Stories of one's own: what they show, how they stand, and the files made of them."""

import base64
import gzip
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd

from components.export.player import marked, player
from components.figures.exhibit import Table
from components.figures.pages import FIGURE_PAGES
from components.figures.state import Slide, State, Story
from components.figures.stories import STORIES, story
from components.files.rows import Provenance, caveats_of
from data.outlook import Outlook
from data.package import DataError
from data.store import location
from data.store.errors import UnavailableError, UnknownVersionError
from data.store.head import head as newest
from data.store.stories import Step, StoryDraft, Texts, read
from i18n import ENGLISH, LANGUAGES, Message, _, by_language, current, in_each, message, speaking
from i18n.numbers import number
from indicators.dataset import IndicatorError

# A story that somebody made, with the data as they are: each step is looked up anew, and says so where it is gone.


GONE: Final = message("The dashboard no longer has this picture. Take the step out, or choose another.")
NOTHING: Final = message("There is nothing to show with these choices.")


def own_story(draft: StoryDraft, outlook: Outlook, *, name: str) -> Story:
    """The story in the language in force, under the name that it has or will have."""
    shipped = {known: story(known, outlook) for known in _named(draft)}
    slides = [_slide(step, shipped, outlook) for step in draft.steps]
    numbered = tuple(replace(slide, id=f"{name}-{place}") for place, slide in enumerate(slides, 1))
    return Story(id=name, title=by_language({ENGLISH: "", **draft.title}), slides=numbered)


def copied(name: str) -> StoryDraft:
    """A shipped story as a draft of one's own: its steps are referred to, so that their words follow the data."""
    titles = in_each(lambda: _("{title} (copy)", title=STORIES[name].title))
    steps = tuple(Step(shipped=slide.id) for slide in story(name, Outlook()).slides)
    return StoryDraft(title=titles, steps=steps)


def state_of(query: Mapping[str, str], outlook: Outlook) -> State:
    """The state of a page that its address asks for.

    Raises:
        DataError: the data have no such year or province.
    """
    years = sorted({int(year) for year in outlook.dataset("trainees").table["year"]})
    asked, province = query.get("year") or str(years[-1]), query.get("province") or None
    if asked not in map(str, years):
        raise DataError(_("There are no figures of {year}.", year=asked))
    if province and province not in set(outlook.dataset("provinces").table["code"]):
        raise DataError(_("There is no province “{code}”.", code=province))
    compared = tuple(code for code in query.get("compare", "").split(",") if code)
    choices = {name: value for name, value in query.items() if name not in ("year", "province", "compare")}
    return State(outlook=outlook, year=int(asked), province=province, compared=compared, choices=choices)


def _named(draft: StoryDraft) -> list[str]:
    names = [step.shipped.rpartition("-")[0] for step in draft.steps]
    return [name for name in dict.fromkeys(names) if name in STORIES]


def _slide(step: Step, shipped: Mapping[str, Story], outlook: Outlook) -> Slide:
    slide = _of_a_story(step, shipped) if step.shipped else _of_a_page(step, outlook)
    headline, note = _own(step.headline), _own(step.note)
    return replace(slide, headline=headline or slide.headline, note=note or slide.note)


def _of_a_story(step: Step, shipped: Mapping[str, Story]) -> Slide:
    slides = (slide for story in shipped.values() for slide in story.slides)
    return next((slide for slide in slides if slide.id == step.shipped), None) or _lost(step.shipped, GONE)


def _of_a_page(step: Step, outlook: Outlook) -> Slide:
    if step.page not in FIGURE_PAGES or step.exhibit not in FIGURE_PAGES[step.page].exhibits:
        return _lost(step.exhibit, GONE)
    try:
        shown = FIGURE_PAGES[step.page].exhibits[step.exhibit](state_of(step.query, outlook))
    except UnavailableError:
        raise
    except (DataError, IndicatorError) as refused:
        return _lost(step.exhibit, str(refused))
    except (ValueError, LookupError):  # a choice in a form that the page no longer knows
        return _lost(step.exhibit, NOTHING)
    if shown is None:
        return _lost(step.exhibit, NOTHING)
    cautions = tuple(one.label for one in caveats_of(*shown.behind, data=outlook))
    return Slide(id="", headline=shown.title, shown=shown, limits=cautions, link=_link(step))


def _lost(name: str, why: Message | str) -> Slide:
    return Slide(id="", headline=_("Without a picture: {name}", name=name), shown=None, limits=(str(why),))


def _link(step: Step) -> str:
    return f"/{step.page}?{urlencode(step.query)}" if step.query else f"/{step.page}"


def _own(texts: Texts) -> str:
    """Words of one's own in the language in force; nothing stands in for those of another language."""
    return texts.get(current(), "")


# Every story by its name: those that come with the dashboard, and those that people made.


LIST = "../present"  # beside the folder of the stories, wherever the pages are served


def maker(name: str, outlook: Outlook, *, edition: int | None = None) -> Callable[[], Story]:
    """What makes a story in the language in force.

    Args:
        name: of a shipped story, or the id of one that somebody made.
        outlook: the data that it shows.
        edition: which version of one that somebody made; the newest unless said.

    Raises:
        UnknownStoryError: there is none of that name or version.
        UnavailableError: the database does not answer.
    """
    if name in STORIES:
        return lambda: story(name, outlook)
    kept = read(name, edition)
    return lambda: own_story(kept.draft, outlook, name=name)


def latest(name: str) -> int | None:
    """The newest version of a story that somebody made; None for one that ships. Raises as `maker` does."""
    return None if name in STORIES else read(name).version


@dataclass(frozen=True, kw_only=True)
class Talk:
    """One story as it is given: with the data as of a version, and so the same whenever it is asked for.

    Attributes:
        name: of a shipped story, or the id of one that somebody made.
        edition: which version of the story; None for one that ships.
        head: the version of the data.
        release: the earlier release whose bundled tables they rest on, by its digest; "" for those of the program.
        language: the one it begins in.
        day: the day that its slides name.
    """

    name: str
    edition: int | None
    head: int
    language: str
    day: date
    release: str = ""


def page(talk: Talk) -> bytes:
    """The player of a story, made once; raises as `maker` does.

    Raises:
        UnknownVersionError: no such version of the data.
    """
    if not 0 <= talk.head <= newest():
        raise UnknownVersionError(talk.head)
    return _page(talk, location.state())


def frozen(talk: Talk, make: Callable[[Callable[[], Story], Provenance], bytes]) -> bytes:
    """A file of a story, made from the version of the data and in the language of the talk; raises as `maker` does.

    Args:
        talk: which story.
        make: takes what makes the story, and what its file says of itself.
    """
    outlook = Outlook(head=talk.head, release=talk.release)
    asked = {**({} if talk.edition is None else {"edition": talk.edition}), "lang": talk.language}
    link = f"/stories/{talk.name}.html?{urlencode(asked)}"
    with speaking(talk.language), outlook.in_force():
        taken = Provenance(data=outlook, filters=_("none"), accessed=talk.day, link=link)
        return make(maker(talk.name, outlook, edition=talk.edition), taken)


@lru_cache(maxsize=12)
def _page(talk: Talk, database: str) -> bytes:
    return frozen(talk, lambda make, taken: player(make, taken=taken, back=LIST))


def file(talk: Talk) -> bytes:
    """The player as a file to take along: it leads back to no list. Raises as `maker` does."""
    return frozen(talk, lambda make, taken: player(make, taken=taken))


# The check before the talk: is every step built, what must be said of its figures, does the file need anything else?


FORBIDS_ALL = b"default-src 'none'"


def steps(story: Story) -> Table:
    """Each step with what it shows and which of its figures are estimated or undated."""
    rows = [(slide.headline, _built(slide), "; ".join(marked(slide)) or _("none")) for slide in story.slides]
    columns = [_("Headline"), _("Built"), _("Estimated or undated figures")]
    index = pd.Index([str(place) for place in range(1, len(rows) + 1)], name=_("Step"))
    return Table(frame=pd.DataFrame(rows, columns=columns, index=index))


def unready(story: Story) -> list[int]:
    """Numbers of the steps that have nothing to show."""
    return [place for place, slide in enumerate(story.slides, 1) if not _shows(slide)]


def of_file(content: bytes) -> Table:
    """What the file of the talk holds and may ask for."""
    slides = (slide for told in _data(content)["languages"].values() for slide in told["slides"])
    drawn = sum("drawn" in slide["shown"] for slide in slides if slide["shown"]) // len(LANGUAGES)
    rows = {
        _("Pictures"): _("{count}, in the file", count=drawn),
        _("Fonts"): _("those of this computer: nothing is fetched"),
        _("Network"): _("forbidden by the file itself")
        if FORBIDS_ALL in content
        else _("not forbidden: do not rely on it"),
        _("Size"): _("{megabytes} MB", megabytes=number(len(content) / 1_000_000, digits=1)),
    }
    frame = pd.DataFrame({_("State"): list(rows.values())}, index=pd.Index(rows, name=_("Part of the file")))
    return Table(frame=frame)


def _shows(slide: Slide) -> bool:
    return slide.shown is not None or bool(slide.cards)


def _built(slide: Slide) -> str:
    return _("yes") if _shows(slide) else _("no: {reason}", reason=" ".join(slide.limits))


def _data(content: bytes) -> dict[str, Any]:
    packed = re.search(rb'id="data">([^<]+)<', content)
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1]))) if packed else {}
    return found
