"""What changed: the releases of a table, a province, an indicator, newest first; on the page and as an Atom feed."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

import streamlit as st

from components import draw, say
from components.figures import update
from components.figures.exhibit import Exhibit, Table
from components.filters import choose
from components.update.handing_in import actor
from data import catalogue, labels
from data.effect import Effect, released
from data.intake.compare import sources_changed
from data.package import package
from data.store.head import store_id
from data.store.versions import Version, versions
from i18n import _, current, ngettext
from i18n.dates import day_of, in_zone, minute_of, zone
from indicators.registry import REGISTRY

# Which releases there are, of the version that is shown and before.


ALL: Final = "all"
AT_ONCE: Final = 10
FIRST: Final = 8  # what moved, in so many rows; the rest is folded


def tables() -> list[str]:
    """Names of the tables that are published."""
    return [str(one["name"]) for one in package().descriptor["resources"] if one["publishes"] != "none"]


def listed(*, dataset: str = ALL, indicator: str = ALL, province: str | None = None) -> list[Version]:
    """The releases that touch a table and a province and have moved an indicator, newest first; raises UnavailableError."""
    found = versions(None if dataset == ALL else dataset, province)
    shown = [version for version in found if version.id <= catalogue.head()]
    return shown if indicator == ALL else [version for version in shown if moved(version, indicator)]


def moved(version: Version, indicator: str) -> tuple[Effect, ...]:
    """What a release has changed, in all indicators or in one."""
    if indicator == ALL:
        return released(version.dataset, version.id)
    if version.dataset not in REGISTRY[indicator].datasets:
        return ()
    return released(version.dataset, version.id, only=indicator)


# The page: choices in the address, then a part for each release.


def chosen() -> tuple[str, str]:
    """The table and the indicator that the reader wants to know of; the province is a filter of all pages."""
    names = sorted((update.titled(name), name) for name in tables())
    known = sorted((labels.indicator(name), name) for name in catalogue.indicators() if _can_move(name))
    left, right = st.columns(2, gap="medium")
    with left:
        every = {ALL: _("All tables"), **{name: title for title, name in names}}
        dataset = choose(st.selectbox, _("Table"), every, name="changed")
    with right:
        every = {ALL: _("All indicators"), **{name: title for title, name in known}}
        indicator = choose(st.selectbox, _("Indicator"), every, name="moved")
    return dataset, indicator


def _can_move(indicator: str) -> bool:
    return not {*REGISTRY[indicator].datasets}.isdisjoint(tables())


def nothing_fits(province: str | None) -> str:
    """Why none of the releases is shown."""
    if province:
        return _(
            "No release that fits holds rows of {province}; those of national tables stand under all of Korea.",
            province=labels.area(province),
        )
    return _("No release fits: choose another table or indicator.")


def part(found: list[Version]) -> list[Version]:
    """Ten of them; which ten stands in the address where there are more."""
    if len(found) <= AT_ONCE:
        return found
    starts = range(0, len(found), AT_ONCE)
    told = {str(start): f"{start + 1}–{min(start + AT_ONCE, len(found))}" for start in starts}
    first = int(choose(st.selectbox, _("Releases, newest first"), told, name="from"))
    return found[first : first + AT_ONCE]


def show(version: Version, indicator: str) -> None:
    """One release: what it is, whose, when and why, and what moved by how much."""
    effects = moved(version, indicator)
    told = update.moved(effects)
    parts = [update.office(version), minute_of(version.at)]
    if actor().role != "reader":
        parts.append(_("by {publisher}", publisher=version.publisher))
    draw.table(
        Exhibit(
            id=f"release-{version.id}",
            title=update.release(version),
            subtitle=" · ".join(parts),
            table=Table(frame=told.frame.iloc[:FIRST]),
        )
    )
    say.text("  \n".join(_said_of(version)))
    say.caption(_how_many(version, effects, told))
    if len(told.frame) > FIRST:
        _rest(version, told)


def _said_of(version: Version) -> list[str]:
    """What a release says of itself, and which sources it has changed where rows state their own."""
    changed = sources_changed(version.dataset, version.id) if version.sources else []
    told = [_("Source changed: {sources}", sources=" ".join(one.split())) for one in changed]
    return [*update.said_of(version), *told]


def _rest(version: Version, told: Table) -> None:
    count = len(told.frame) - FIRST
    fold = st.expander(_("And {count} more", count=count), key=f"rest of {version.id}", on_change="rerun")
    if fold.open:
        with fold:
            draw.rows(Table(frame=told.frame.iloc[FIRST:]), alt=update.release(version))


def _how_many(version: Version, effects: tuple[Effect, ...], told: Table) -> str:
    """How many figures have moved, and how many rows of the table tell of those that are not given.

    What a version that was emptied had moved is not known any more, nor what its emptying moved back.
    """
    if version.kind == "emptied":
        return _("What it had moved went with its rows.")
    if version.kind == "emptying":
        return _("Since then all figures stand without version {id}.", id=str(version.restored))
    count = sum(len(effect.changes) for effect in effects)
    moved = _("No figure of an indicator has moved.")
    if count:
        moved = ngettext("{count} figure of indicators has moved.", "{count} figures of indicators have moved.", count)
    if not (others := len(told.frame) - count):
        return moved
    why = ngettext(
        "{count} row tells why figures are not given, or were not.",
        "{count} rows tell why figures are not given, or were not.",
        others,
    )
    return f"{moved} {why}"


# The feed: RFC 4287, its entries with names that stay. No account is named in it.


ATOM: Final = "http://www.w3.org/2005/Atom"
XML: Final = "http://www.w3.org/XML/1998/namespace"
ENTRIES: Final = 30
TOLD: Final = 20  # what moved, in so many lines
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
register_namespace("", ATOM)


def feed(address: str | None) -> bytes:
    """The newest releases as an Atom feed in the language in force; raises UnavailableError.

    Args:
        address: of the dashboard, without a slash at its end; links are relative to the feed where it is not known.
    """
    found = listed()
    root = Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": current()})
    home = f"{address}/" if address else ""
    _say(root, "id", _name("feed"))
    _say(root, "title", _("What changed: lifelong learning in Korea"))
    _say(root, "updated", _moment(found[0].at) if found else _bundled())
    _say(SubElement(root, f"{{{ATOM}}}author"), "name", _("Lifelong learning in Korea"))
    _link(root, "self", f"{home}changes.atom?{urlencode({'lang': current()})}", "application/atom+xml")
    _link(root, "alternate", f"{home}changes?{urlencode({'lang': current()})}", "text/html")
    emptied = {version.restored: version.at for version in found if version.kind == "emptying"}
    for version in found[:ENTRIES]:
        _entry(root, version, home, updated=emptied.get(version.id, version.at))
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: Element, version: Version, home: str, *, updated: datetime) -> None:
    entry = SubElement(root, f"{{{ATOM}}}entry")
    _say(entry, "id", _name(str(version.id)))
    _say(entry, "title", f"{update.release(version)} · {update.office(version)}")
    _say(entry, "published", _moment(version.at))
    _say(entry, "updated", _moment(updated))  # what was published never changes, but it may be emptied
    named = catalogue.reference(at=version.id)
    asked = {"lang": current(), "changed": version.dataset, **({"version": named} if named else {})}
    _link(entry, "alternate", f"{home}changes?{urlencode(asked)}", "text/html")
    _category(entry, version.dataset, update.titled(version.dataset))
    for code in version.provinces:
        _category(entry, code, labels.area(code))
    _say(entry, "content", "\n".join([*_said_of(version), *_lines(version)]), type="text")


def _lines(version: Version) -> Iterator[str]:
    """What moved, a line each, and how much there is."""
    effects = released(version.dataset, version.id)
    told = update.moved(effects)
    yield _how_many(version, effects, told)
    frame = told.frame
    for name, row in list(zip(frame.index, frame.itertuples(index=False), strict=True))[:TOLD]:
        of, before, after, by = row
        yield f"{name} · {of}: {before} → {after}" + (f" ({by})" if by != "–" else "")
    if len(frame) > TOLD:
        yield _("And {count} more", count=len(frame) - TOLD)


def _name(what: str) -> str:
    """A name that no other feed or release has: of the store, which keeps its id, and of the language."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{store_id()}/{what}/{current()}')}"


def _moment(at: datetime) -> str:
    return in_zone(at).isoformat(timespec="seconds")


def _bundled() -> str:
    """The month that the bundled data have their version from: 2026.11.0."""
    year, month, *_rest_of_it = package().descriptor["version"].split(".")
    return datetime(int(year), int(month), 1, tzinfo=zone()).isoformat()


def _say(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind})


def _category(parent: Element, term: str, label: str) -> None:
    SubElement(parent, f"{{{ATOM}}}category", {"term": term, "label": label})


def newest_in_a_line(found: list[Version]) -> str:
    """How many releases there are and which is the newest; that there are none, and how there come to be some."""
    if not found:
        return _("Nothing has been published yet: all figures are the bundled data")
    return ngettext(
        "{count} release; the newest is version {version} of {day}",
        "{count} releases; the newest is version {version} of {day}",
        len(found),
        version=str(found[0].id),
        day=day_of(found[0].at),
    )
