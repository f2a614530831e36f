"""A small story of pictures that are there in any version of the data: bars, a map, cards alone, a table, one that is lost."""

from components.figures.pages import FIGURE_PAGES
from components.figures.state import Slide, State, Story
from data.outlook import Outlook
from i18n import current


def story() -> Story:
    """In the language in force."""
    state = State(outlook=Outlook(), year=2021)
    words = current()

    def slide(place: int, page: str, exhibit: str | None, *, cards: int = 0, **named: object) -> Slide:
        shown = FIGURE_PAGES[page].exhibits[exhibit](state) if exhibit else None
        headline = named.pop("headline", None) or (shown.title if shown else page)
        return Slide(
            id=f"small-{place}",
            headline=str(headline),
            shown=shown,
            cards=tuple(FIGURE_PAGES[page].cards(state)[:cards]),
            note={"en": f"Note {place}", "ko": f"메모 {place}"}[words] if place != 4 else "",
            link=f"/{page}",
            **named,  # type: ignore[arg-type]
        )

    return Story(
        id="small",
        title={"en": "A small story", "ko": "작은 이야기"}[words],
        slides=(
            slide(1, "trends", "trainees-by-category", cards=3, limits=("People or enrolments: not stated",)),
            slide(2, "concentration", "zone-map", cards=1),
            slide(3, "overview", None, cards=4, headline="<b>Four</b> figures & no picture"),
            slide(4, "trends", "trainees-rates"),
            slide(5, "mra", "mra-map"),
        ),
    )
