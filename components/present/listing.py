"""Which stories there are, which one is chosen, and where its talk begins."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from components import say
from components.draw import rows
from components.export.own import Talk, file
from components.figures.exhibit import Table
from components.figures.stories import STORIES
from components.filters import choose
from components.server import address, keeps_pages
from components.session import session
from components.takeaway import download
from data import catalogue
from data.releases import release
from data.store.errors import UnavailableError
from data.store.stories import KeptStory, stories
from i18n import _, by_language, current, ngettext
from i18n.dates import second_of, today


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One story of the list; `kept` is the newest version of one that somebody made."""

    name: str
    title: str
    steps: int
    kept: KeptStory | None = None

    @property
    def talk(self) -> Talk:
        """The talk that begins now: with the data of this run of the page, for as long as it lasts."""
        edition = self.kept.version if self.kept else None
        return Talk(
            name=self.name,
            edition=edition,
            head=catalogue.head(),
            release=release(),
            language=current(),
            day=today(),
        )


def listed() -> list[Listed]:
    """Shipped stories, then those that people made; where the store can't be reached, the page says so."""
    found = [Listed(name=name, title=str(one.title), steps=len(one.slides)) for name, one in STORIES.items()]
    try:
        own = [kept for kept in stories() if kept.draft.steps]
    except UnavailableError as error:
        say.warning(str(error), icon=":material/cloud_off:")
        return found
    return found + [
        Listed(name=kept.id, title=by_language(kept.draft.title), steps=len(kept.draft.steps), kept=kept)
        for kept in own
    ]


def choice(found: list[Listed]) -> Listed:
    """The story to work with, which stands in the address."""
    titles = {one.name: f"{one.title} · {_count(one.steps)}" for one in found}
    name = choose(st.selectbox, _("Story"), titles, name=session.story.name)
    return next(one for one in found if one.name == name)


def table(found: list[Listed]) -> None:
    """All stories with their steps and who made them."""
    lines = [[one.title, one.steps, *_made(one.kept)] for one in found]
    titles = [_("Story"), _("Steps"), _("Made by"), _("Saved"), _("Version")]
    frame = pd.DataFrame(lines, columns=titles).set_index(titles[0])
    rows(Table(frame=frame), alt=_("Stories"))


def survives(url: str | None) -> bool:
    """Whether a talk of this address can be loaded anew with the line cut: https, or this machine, and not switched off."""
    if not url:
        return True  # nothing is known that would be told
    asked = urlsplit(url)
    trusted = asked.scheme == "https" or (asked.hostname or "") in ("localhost", "127.0.0.1", "::1")
    return trusted and keeps_pages()


def start(one: Listed) -> None:
    """The way into the talk, in a window of its own."""
    talk = one.talk
    link = address(talk.name, version=talk.head, edition=talk.edition, language=talk.language)
    if not survives(st.context.url):
        say.warning(
            _(
                "From this address the browser keeps no page: a talk that is loaded anew with the line cut is gone. Take it "
                "along as one file before you begin, and open that by double click."
            ),
            icon=":material/download:",
        )
        make = partial(file, talk)
        name = f"talk-{one.name}_{talk.head}_{talk.language}.html"
        download(_("Take the talk along first"), make, name, mime="text/html")
    st.link_button(_("Start the talk"), link, icon=":material/slideshow:")
    say.caption(
        _(
            "It opens in a new tab with data version {version} and keeps that version until it is closed, whatever is "
            "published meanwhile. Keys: → ← to go on and back, F full screen, N speaker window, ? all keys.",
            version=catalogue.version(),
        )
    )


def _made(kept: KeptStory | None) -> list[str]:
    if kept is None:
        return [_("comes with the dashboard"), "–", "–"]
    return [kept.author, second_of(kept.at), str(kept.version)]


def _count(steps: int) -> str:
    return ngettext("{count} step", "{count} steps", steps)
