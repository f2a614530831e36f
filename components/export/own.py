"""A story that somebody made, with the data as they are: each step is looked up anew, and says so where it is gone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from components.figures.slide import Slide, Story
from components.figures.state import State
from components.figures.stories.shipped import STORIES, story
from components.figures.views import VIEWS
from components.files.sources import caveats_of
from data import labels
from data.errors import DataError
from data.outlook import Outlook
from data.store.errors import UnavailableError
from data.store.story import Step, StoryDraft, Texts
from i18n import LANGUAGES, Message, _, current, message, speaking
from indicators.errors import IndicatorError

GONE: Final = message("The dashboard no longer has this picture. Take the step out, or choose another.")
NOTHING: Final = message("There is nothing to show with these choices.")


def own_story(draft: StoryDraft, outlook: Outlook, *, name: str) -> Story:
    """The story in the language in force, under the name that it has or will have."""
    shipped = {known: story(known, outlook) for known in _named(draft)}
    slides = [_slide(step, shipped, outlook) for step in draft.steps]
    numbered = tuple(replace(slide, id=f"{name}-{place}") for place, slide in enumerate(slides, 1))
    return Story(id=name, title=_own(draft.title), slides=numbered)


def copied(name: str) -> StoryDraft:
    """A shipped story as a draft of one's own: its steps are referred to, so that their words follow the data."""
    titles = {}
    for language in LANGUAGES:
        with speaking(language):
            titles[language] = _("{title} (copy)", title=STORIES[name].title)
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
    if step.exhibit not in VIEWS.get(step.page, {}):
        return _lost(step.exhibit, GONE)
    try:
        shown = VIEWS[step.page][step.exhibit](state_of(step.query, outlook))
    except UnavailableError:
        raise
    except (DataError, IndicatorError) as refused:
        return _lost(step.exhibit, str(refused))
    except (ValueError, LookupError):  # a choice in a form that the page no longer knows
        return _lost(step.exhibit, NOTHING)
    if shown is None:
        return _lost(step.exhibit, NOTHING)
    cautions = tuple(labels.text(row, "label") for row in caveats_of(*shown.behind, data=outlook))
    return Slide(id="", headline=shown.title, shown=shown, limits=cautions, link=_link(step))


def _lost(name: str, why: Message | str) -> Slide:
    return Slide(id="", headline=_("Without a picture: {name}", name=name), shown=None, limits=(str(why),))


def _link(step: Step) -> str:
    return f"/{step.page}?{urlencode(step.query)}" if step.query else f"/{step.page}"


def _own(texts: Texts) -> str:
    """Words of one's own in the language in force; nothing stands in for those of the other language."""
    return texts.get(current(), "")
