"""What the reader chooses: province, year, choices of a page, kept in the address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components import address, say
from components.say import literal
from components.search import search
from data import labels
from data.catalogue import dataset
from i18n import DEFAULT, LANGUAGES, _, current, in_all, message, speak, supported
from i18n.numbers import number

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
        default: its code until another one is chosen; the first unless said.
    """
    first = default or next(iter(options))
    address.follow(name, list(options), first)
    chosen = str(draw(widget, label, options, name=name, **settings))
    address.write(name, None if chosen == first else chosen)
    tell(name, label, options[chosen])
    return chosen


def choose_several(label: str, options: dict[str, str], *, name: str, most: int) -> list[str]:
    """Up to `most` options, which stand in the address under their name as codes parted by commas."""
    address.follow_several(name, options, most=most)
    chosen = draw(st.multiselect, label, options, name=name, max_selections=most, placeholder=_("Choose"))
    address.write(name, ",".join(chosen) or None)
    tell(name, label, ", ".join(options[code] for code in chosen))
    return list(chosen)


def words(label: str, *, name: str, most: int = 100, **settings: Any) -> str:
    """Words that the reader types into a box, up to `most` letters; they stand in the address under their name."""
    address.follow_words(name, most=most)
    key = f"{name} in {current()}"
    st.session_state[key] = st.session_state[name]
    st.text_input(label, key=key, max_chars=most, on_change=_take, args=(name, key), **settings)
    typed = str(st.session_state[name]).strip()
    address.write(name, typed or None)
    tell(name, label, typed)
    return typed


def whole_number(label: str, *, name: str, most: int, **settings: Any) -> int | None:
    """A number that the reader types; one from 1 to `most` stands in the address under its name. None by default.

    What the address asks for and is no such number is told beside the box.
    """
    refused = address.follow_number(name, most=most)
    key = f"{name} in {current()}"
    st.session_state[key] = st.session_state[name]
    st.number_input(label, value=None, key=key, on_change=_take, args=(name, key), **settings)
    if refused:
        text = _(
            "The link asks for “{asked}”, which is no whole number from 1 to {most}.",
            asked=refused,
            most=_told_as(most),
        )
        say.info(f"{label}: {text}", icon=":material/info:")
    typed: int | None = st.session_state[name]
    address.write(name, str(typed) if typed is not None and 1 <= typed <= most else None)
    tell(name, label, "" if typed is None else _told_as(typed))
    return typed


def tabs(options: dict[str, str], *, name: str) -> dict[str, Any]:
    """Tabs by code; the open one stands in the address under the name of the tabs, unless it is the first."""
    first = next(iter(options))
    address.follow(name, list(options), first)
    key = f"{name} in {current()}"
    st.session_state[key] = options[st.session_state[name]]
    codes = {word: code for code, word in options.items()}
    made = st.tabs(list(options.values()), key=key, on_change=_take_tab, args=(name, key, codes))
    chosen = st.session_state[name]
    address.write(name, None if chosen == first else chosen)
    return dict(zip(options, made, strict=True))


def tell(name: str, label: str, value: object) -> None:
    """Note a choice that stands in the address in the reader's words, for what is taken away with it."""
    st.session_state[_told(name)] = _("{label}: {value}", label=label, value=value)


def told(name: str) -> str | None:
    """A choice of the page in the reader's words; None for what is no choice of a page."""
    text: str | None = st.session_state.get(_told(name))
    return text


def draw(widget: Callable[..., Any], label: str, options: dict[str, str], *, name: str, **settings: Any) -> Any:
    """The widget of a choice whose code the session holds under `name`.

    One widget for each language: a single one keeps the words of the other language and loses its value.
    """
    key = f"{name} in {current()}"
    st.session_state[key] = st.session_state[name]
    shown = options
    if widget is st.segmented_control:  # whose options are Markdown; those of a list are not
        settings["required"] = True
        shown = {code: literal(word) for code, word in options.items()}
    widget(label, list(options), format_func=shown.__getitem__, key=key, on_change=_take, args=(name, key), **settings)
    return st.session_state[name]


def _told_as(typed: int) -> str:
    """As the language writes it; a number of four digits is a year and has no separator."""
    return number(typed) if typed > 9999 else str(typed)


def _told(name: str) -> str:
    return f"{name} told in {current()}"


def _take(name: str, key: str) -> None:
    st.session_state[name] = st.session_state[key]
    address.chosen()


def _take_tab(name: str, key: str, codes: dict[str, str]) -> None:
    st.session_state[name] = codes[st.session_state[key]]
    address.chosen()


# What the reader chooses once for all pages: language, province, year. All three stand in the address.


ALL = "KR"
_OFFERED = "filters that the page uses"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The filters in force; `province` is None for all of Korea."""

    province: str | None
    year: int


def language() -> None:
    """Put the reader's language in force: the address's, else the browser's, else Korean."""
    address.arrive()
    refused = address.follow(address.ALWAYS, LANGUAGES, supported(st.context.locale) or DEFAULT)
    speak(st.session_state[address.ALWAYS])
    if refused:
        notice(_("The link asks for a language that we don't have: “{asked}”.", asked=refused))


def provinces() -> list[str]:
    """Codes of the provinces, in the order of the code list."""
    return list(dataset("provinces").table["code"])


def years() -> list[str]:
    """Years of the trainee table, ascending."""
    return [str(year) for year in sorted(dataset("trainees").table["year"].unique())]


def follow() -> None:
    """Put province and year of the address in force; what is refused becomes a notice. Then write all filters to it."""
    if refused := address.follow("province", [ALL, *provinces()], ALL):
        notice(
            _("The link asks for province “{asked}”, which is none of the 17. All of Korea is shown.", asked=refused)
        )
    if refused := address.follow("year", years(), years()[-1]):
        notice(_("The link asks for the year “{asked}”. There are {years}.", asked=refused, years=", ".join(years())))
    province, year = st.session_state["province"], st.session_state["year"]
    address.write(address.ALWAYS, current())
    address.write("province", None if province == ALL else province)
    address.write("year", None if year == years()[-1] else year)


def offer(names: tuple[str, ...]) -> None:
    """Draw these filters only, which the page uses; the others keep their choice in session and address."""
    st.session_state[_OFFERED] = names


def offered() -> tuple[str, ...]:
    """The filters that the page uses."""
    names: tuple[str, ...] = st.session_state[_OFFERED]
    return names


def sidebar() -> None:
    """Draw the filters that the page uses.

    Drawn after the page: its first picture is on the screen sooner, and what the reader chose is in the session anyway.
    """
    with st.sidebar:
        search()
        # The languages have the same names in every language, so one widget does.
        st.segmented_control(
            in_all(message("Language")),
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            key=address.ALWAYS,
            required=True,
            width="stretch",
        )
        if "province" in offered():
            places = {code: labels.area(code) for code in (ALL, *provinces())}
            draw(st.selectbox, _("Province"), places, name="province", icon=":material/location_on:")
        if "year" in offered():
            draw(st.segmented_control, _("Year"), {one: one for one in years()}, name="year", width="stretch")
            say.caption(_("The year applies to trainees and residents. Other figures keep their own year."))


def choices() -> Choices:
    """The filters in force, for a page."""
    province, year = st.session_state["province"], int(st.session_state["year"])
    return Choices(province=None if province == ALL else province, year=year)


def notice(text: str) -> None:
    """Note what could not be taken from the address, to be told at the head of the page."""
    st.session_state.setdefault("notices", []).append(text)


def notices() -> None:
    """Show what could not be taken from the address, once."""
    for text in st.session_state.pop("notices", []):
        say.info(text, icon=":material/info:")
