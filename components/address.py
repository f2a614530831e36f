"""Filters that stand in the address of the page (`?lang=ko&province=KR-26&year=2021`) and follow it.

Streamlit's own `bind="query-params"` stores the displayed label, which differs by language here; so the code is kept
in the session and written to the address, one way for all three filters.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

import streamlit as st

from components.door.key import ASKED
from components.files.taken import public_address
from components.session import session

ALWAYS = session.language.name  # the filter that every address of ours carries


def chosen() -> None:
    """Note, before a run, that the reader has just made a choice: what the address says may be older than that choice."""
    session.was_chosen.set(True)


def base() -> str:
    """The path under which the dashboard stands, with a slash at its end: `/`, or `/dash/`."""
    inner = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{inner}/" if inner else "/"


def within(url: str) -> str:
    """Where an address of a page leads within the dashboard, wherever that stands: `/trends?year=2021`, `/?lang=ko`."""
    asked, named = urlsplit(url), urlsplit(public_address() or "")
    # A proxy may serve the pages under a path that only the operator's own address tells.
    place, home = asked.path.rstrip("/"), {base().rstrip("/"), named.path}
    page = "" if place in home else place.rpartition("/")[2]
    return f"/{page}?{asked.query}" if asked.query else f"/{page}"


def arrive() -> None:
    """Note, at the start of a run and before anything is written, whether the address is one that we wrote.

    A key that came past the server, which takes it out of every address, leaves this one before any link is made of it.
    Where a choice began the run, the address that came with it may be that of the choice before: none of it is taken.
    """
    st.query_params.pop(ASKED, None)
    session.address_is_ours.set(ALWAYS in st.query_params)
    session.address_is_stale.set(session.was_chosen.pop())


def follow(name: str, allowed: Collection[str], default: str) -> str | None:
    """Put the address's value of a filter into the session, before its widget is drawn.

    A value is taken when it differs from what was last written: on a deep link, and when the reader goes back. Going
    back to an address without the filter gives the default again; a switch of pages empties the address, the
    language too, and changes nothing. A default that nobody chose goes with the data: the newest year, once there is a newer.

    Returns:
        What the address asked for and is not allowed, or None; the default then stands.
    """
    choice, refused = session.choice(name), None
    if _is_left_out(name) or _stands_at_default(name):
        _stand(name, default)
    if (asked := _newly_asked(name)) is not None:
        if asked in allowed:
            choice.set(asked)
        else:
            refused = _plain(asked)
    if not choice.is_held() or choice.get() not in allowed:
        _stand(name, default)
    return refused


def follow_several(name: str, allowed: Collection[str], *, most: int) -> None:
    """The same for a list of codes parted by commas: those that are allowed, the first `most` of them; none by default."""
    choices = session.choices(name)
    if (asked := _newly_asked(name)) is not None:
        choices.set([code for code in dict.fromkeys(asked.split(",")) if code in allowed][:most])
    elif _is_left_out(name) or not choices.is_held():
        choices.set([])


def follow_words(name: str, *, most: int) -> None:
    """The same for words that a reader types, the first `most` letters of them; none by default."""
    words = session.choice(name)
    if (asked := _newly_asked(name)) is not None:
        words.set(asked[:most])
    elif _is_left_out(name) or not words.is_held():
        words.set("")


def follow_number(name: str, *, most: int) -> str | None:
    """The same for a whole number from 1 to `most`; none by default. Returns what was asked for and is no such number."""
    number, refused = session.number(name), None
    if _is_left_out(name):
        number.set(None)
    elif (asked := _newly_asked(name)) is not None:
        found = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= len(str(most)) else 0
        if 1 <= found <= most:
            number.set(found)
        else:
            refused = _plain(asked)
    if not number.is_held():
        number.set(None)
    return refused


def stay(version: str | None) -> None:
    """Keep a version of the data in the address from the next run on; None goes to the newest and stays there."""
    session.pinned.set(version or "")
    chosen()


def write(name: str, value: str | None) -> None:
    """Show a filter's value in the address; None takes it out."""
    session.written(name).set(value)
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def _newly_asked(name: str) -> str | None:
    """What the address asks for where we did not write it; nothing where a choice is newer than the address."""
    asked = None if session.address_is_stale.get() else st.query_params.get(name)
    return None if asked == session.written(name).get() else asked


def _is_left_out(name: str) -> bool:
    """Whether an address of ours has no value of a filter that had one: the reader went back to before the choice."""
    if session.address_is_stale.get() or name in st.query_params:
        return False
    return session.written(name).get() is not None and session.address_is_ours.get()


def _stands_at_default(name: str) -> bool:
    """Whether a choice still is what it was put to by default: nobody has made it."""
    choice, before = session.choice(name), session.default(name).get()
    return before is not None and choice.is_held() and choice.get() == before


def _stand(name: str, default: str) -> None:
    session.choice(name).set(default)
    session.default(name).set(default)


def _plain(asked: str) -> str:
    """What the address asked for, fit to be shown: no markup, no link, not long."""
    return "".join(letter for letter in asked if letter.isalnum() or letter in "-_")[:20] or "?"
