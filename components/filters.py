"""What the reader chooses: province, year, choices of a page, kept in the address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import streamlit as st

from components import address, say
from components.figures.state import LEAD, without_figures
from components.say import literal
from components.search import search
from components.session import Slot, session
from data import labels
from data.catalogue import dataset
from data.outlook import Outlook
from i18n import DEFAULT, LANGUAGES, _, current, in_all, message, speak, supported
from i18n.numbers import number
from indicators.dataset import years as dated

T = TypeVar("T")

# Choices among codes: kept in the session, shown in the address, drawn and told in the reader's language.


def choose(
    widget: Callable[..., Any],
    label: str,
    options: dict[str, str],
    *,
    name: str,
    default: str | None = None,
    **settings: Any,
) -> str:
    """A choice of one page, which stands in the address under its name unless it is the default.

    Args:
        widget: `st.segmented_control`, `st.selectbox` or `st.select_slider`.
        options: words by code.
        name: of the choice.
        default: its code until another one is chosen; the first unless said. What a link asks for besides is told.
    """
    first = default or next(iter(options))
    refused = address.follow(name, list(options), first)
    chosen = draw(widget, label, options, choice=session.choice(name), **settings)
    if refused:
        told = _(
            "The link asks for “{asked}”, which is not offered here. Shown: {shown}.",
            asked=refused,
            shown=options[first],
        )
        say.info(f"{label}: {told}", icon=":material/info:")
    address.write(name, None if chosen == first else chosen)
    tell(name, label, options[chosen])
    return chosen


def choose_several(label: str, options: dict[str, str], *, name: str, most: int) -> list[str]:
    """Up to `most` options, which stand in the address under their name as codes parted by commas."""
    address.follow_several(name, options, most=most)
    choices = session.choices(name)
    chosen = draw(st.multiselect, label, options, choice=choices, max_selections=most, placeholder=_("Choose"))
    address.write(name, ",".join(chosen) or None)
    tell(name, label, ", ".join(options[code] for code in chosen))
    return list(chosen)


def words(label: str, *, name: str, most: int = 100, **settings: Any) -> str:
    """Words that the reader types into a box, up to `most` letters; they stand in the address under their name."""
    address.follow_words(name, most=most)
    choice, box = session.choice(name), session.widget(name)
    box.set(choice.get())
    st.text_input(label, key=box.name, max_chars=most, on_change=_take, args=(choice, box), **settings)
    typed = choice.get().strip()
    address.write(name, typed or None)
    tell(name, label, typed)
    return typed


def whole_number(label: str, *, name: str, most: int, **settings: Any) -> int | None:
    """A number that the reader types, from 1 to `most`; it stands in the address under its name. None by default.

    What the box or the address holds and is no such number is told below the box, and counts as none.
    """
    refused = address.follow_number(name, most=most)
    choice, box = session.number(name), session.widget(name)
    box.set(choice.get())
    st.number_input(label, value=None, key=box.name, on_change=_take, args=(choice, box), **settings)
    typed = choice.get()
    taken = typed if typed is not None and 1 <= typed <= most else None
    if refused:
        link = _(
            "The link asks for “{asked}”, which is no whole number from 1 to {most}.",
            asked=refused,
            most=_told_as(most),
        )
        say.info(f"{label}: {link}", icon=":material/info:")
    elif typed is not None and taken is None:
        outside = _("“{typed}” is no whole number from 1 to {most}.", typed=_told_as(typed), most=_told_as(most))
        say.info(f"{label}: {outside}", icon=":material/info:")
    address.write(name, None if taken is None else str(taken))
    tell(name, label, "" if taken is None else _told_as(taken))
    return taken


def tabs(options: dict[str, str], *, name: str) -> dict[str, Any]:
    """Tabs by code; the open one stands in the address under the name of the tabs, unless it is the first."""
    first = next(iter(options))
    address.follow(name, list(options), first)
    choice, box = session.choice(name), session.widget(name)
    box.set(options[choice.get()])
    codes = {word: code for code, word in options.items()}
    made = st.tabs(list(options.values()), key=box.name, on_change=_take_tab, args=(choice, box, codes))
    chosen = choice.get()
    address.write(name, None if chosen == first else chosen)
    return dict(zip(options, made, strict=True))


def tell(name: str, label: str, value: object) -> None:
    """Note a choice that stands in the address in the reader's words, for what is taken away with it."""
    session.told(name).set(_("{label}: {value}", label=label, value=value))


def draw(widget: Callable[..., Any], label: str, options: dict[str, str], *, choice: Slot[T], **settings: Any) -> T:
    """The widget of a choice whose code, or codes, the session holds.

    One widget for each language: a single one keeps the words of the other language and loses its value.
    """
    box = session.widget(choice.name)
    box.set(choice.get())
    shown = options
    if widget is st.segmented_control:  # whose options are Markdown; those of a list are not
        settings["required"] = True
        shown = {code: literal(word) for code, word in options.items()}
    settings |= {"key": box.name, "on_change": _take, "args": (choice, box)}
    widget(label, list(options), format_func=shown.__getitem__, **settings)
    return choice.get()


def _told_as(typed: int) -> str:
    """As the language writes it; a number of four digits is a year and has no separator."""
    return number(typed) if typed > 9999 else str(typed)


def _take(choice: Slot[T], box: Slot[T]) -> None:
    choice.set(box.get())
    address.chosen()


def _take_tab(choice: Slot[str], box: Slot[str], codes: dict[str, str]) -> None:
    choice.set(codes[box.get()])
    address.chosen()


# What the reader chooses once for all pages: language, province, year. All three stand in the address.


ALL = "KR"
PLACE: Final = ":material/location_on:"
UNLABELLED: Final[dict[str, Any]] = {"label_visibility": "collapsed"}  # a bar has no room for names; readers aloud have


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The filters in force; `province` is None for all of Korea."""

    province: str | None
    year: int


def language() -> None:
    """Put the reader's language in force: the address's, else the browser's, else Korean."""
    address.arrive()
    refused = address.follow(address.ALWAYS, LANGUAGES, supported(st.context.locale) or DEFAULT)
    speak(session.language.get())
    if refused:
        notice(_("The link asks for a language that we don't have: “{asked}”.", asked=refused))


def provinces() -> list[str]:
    """Codes of the provinces, in the order of the code list."""
    return [one.code for one in dataset("provinces").rows]


def economies(codes: Iterable[str]) -> dict[str, str]:
    """The choice of one of some economies, by name; the first is none."""
    return {"": _("None"), **{code: labels.area(code) for code in sorted(codes, key=labels.area)}}


def years() -> list[str]:
    """Years of the trainee table, ascending."""
    return [str(year) for year in dated(dataset(LEAD))]


def follow() -> None:
    """Put province and year of the address in force; what is refused becomes a notice. Then write all filters to it."""
    if refused := address.follow("province", [ALL, *provinces()], ALL):
        notice(
            _("The link asks for province “{asked}”, which is none of the 17. All of Korea is shown.", asked=refused)
        )
    if refused := address.follow("year", years(), years()[-1]):
        notice(_("The link asks for the year “{asked}”. There are {years}.", asked=refused, years=", ".join(years())))
    province, year = session.province.get(), session.year.get()
    address.write(address.ALWAYS, current())
    address.write("province", None if province == ALL else province)
    address.write("year", None if year == years()[-1] else year)


def bar() -> None:
    """Search, the filters that the page uses, and the language, in one bar; on a telephone a button opens it."""
    opened = session.bar_is_open.get()
    label = _("Close search and filters") if opened else _("Search and filters")
    st.button(label, icon=":material/tune:", key="bar button", on_click=session.bar_is_open.set, args=(not opened,))
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="bar open" if opened else "bar closed"
    ):
        search()
        _draw_filters()
        # The languages have the same names in every language, so one widget does.
        st.segmented_control(
            in_all(message("Language")),
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            key=session.language.name,
            required=True,
            **UNLABELLED,
        )
    shown = session.filters.get()
    places = "province" in shown
    if "year" in shown and (other := without_figures(Outlook(), int(session.year.get()), places=places)):
        say.caption(other)


def _draw_filters() -> None:
    if "province" in session.filters.get():
        places = {code: labels.area(code) for code in (ALL, *provinces())}
        draw(st.selectbox, _("Province"), places, choice=session.province, icon=PLACE, width=230, **UNLABELLED)
    if "year" in session.filters.get():
        applies = _("The year applies to trainees and residents. Other figures keep their own year.")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            say.text(_("Year"), help=applies, width="content")
            draw(st.segmented_control, _("Year"), {one: one for one in years()}, choice=session.year, **UNLABELLED)


def choices() -> Choices:
    """The filters in force, for a page."""
    province, year = session.province.get(), int(session.year.get())
    return Choices(province=None if province == ALL else province, year=year)


def notice(text: str) -> None:
    """Note what could not be taken from the address, to be told at the head of the page."""
    session.notices.set((*session.notices.get(), text))


def notices() -> None:
    """Show what could not be taken from the address, once."""
    for text in session.notices.pop():
        say.info(text, icon=":material/info:")
