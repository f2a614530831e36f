"""K-Digital Training: the page, its answer, cards and exhibits, from its state."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from components.figures import words
from components.figures.cards import Card, card, nothing_yet
from components.figures.exhibit import Exhibit, Figure
from components.figures.kdt.fields import (
    REPORTED,
    SENT,
    Tile,
    about_province,
    about_reports,
    group_title,
    strip,
    tiles,
)
from components.figures.kdt.forecast import bar, exceeds, period_of
from components.figures.kdt.programme import TRAINED, budgets, employment, people_trained, published, warning
from components.figures.page import PARTICIPATION, FigurePage, Heading, Listed, Part, Sentence, indicators, shown
from components.figures.state import State
from data import labels
from i18n import _, message
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.kdt import forecast_fields, years_covered


def answer_of(
    fields: Indicator, covered: Indicator, shortage: Indicator, published_pct: Indicator, *, years: tuple[int, ...] = ()
) -> str:
    """The page's answer in one sentence: what is known of the fields, where and when, and of the shortage."""
    listed, people = number(fields.value(category="total")), number(shortage.value(category="all"))
    published = _published_part(people, published_pct)
    if covered.value() == 0:
        return _(
            "{fields} fields of training without figures by field; {published}", fields=listed, published=published
        )
    return _(
        "{fields} fields of training, {covered} with reported figures {where} ({years}); {published}",
        fields=listed,
        covered=number(covered.value()),
        where=_where(covered),
        years=_told_years(*years) if years else _("undated"),
        published=published,
    )


def _published_part(people: str, published_pct: Indicator) -> str:
    """What part of the forecast is published by field."""
    if exceeds(published_pct):
        return _("the published fields exceed a forecast shortage of {people}", people=people)
    if not published_pct.value():
        return _("a forecast shortage of {people} without figures by field", people=people)
    share = words.full(published_pct.value(), "percent")
    return _("{share} of a forecast shortage of {people} published by field", share=share, people=people)


def cards_of(
    fields: Indicator,
    covered: Indicator,
    shortage: Indicator,
    published: Indicator,
    published_pct: Indicator,
    *,
    forecast: Dataset,
) -> list[Card]:
    """The fields, the forecast shortage, its published part, and the fields with reported training.

    Args:
        fields: `kdt_fields_count`.
        covered: `kdt_field_coverage`.
        shortage: `kdt_shortage_by_field`.
        published: `kdt_shortage_published`.
        published_pct: `kdt_shortage_published_pct`.
        forecast: `skill_shortage`.
    """
    period, of = period_of(forecast), forecast_fields(forecast)
    of_the_programme = number(fields.value(category="total"))
    note = (
        _(
            "All years of the forecast together, in fields of its own. They are not the {fields} fields of the programme.",
            fields=of_the_programme,
        )
        if of is None
        else _(
            "All years of the forecast together, in {count} fields of its own. "
            "They are not the {fields} fields of the programme.",
            count=of,
            fields=of_the_programme,
        )
    )
    short = card(shortage, shortage.row(category="all"), label=_("People short, forecast"), note=note)
    part = _published_card(shortage, published, published_pct, of=of)
    return [_fields_card(fields), short.dated(period), part.dated(period), _coverage_card(covered)]


def _where(covered: Indicator) -> str:
    """In how many provinces fields are reported; "" where none is."""
    return str(covered.assumptions.get("where", ""))


def _fields_card(fields: Indicator) -> Card:
    note = _(
        "{digital} digital and {advanced} of advanced industry, as the list numbers them; names that share a number count once.",
        digital=number(fields.value(category="digital")),
        advanced=number(fields.value(category="advanced_industry")),
    )
    return card(fields, fields.row(category="total"), label=_("Fields of K-Digital Training"), note=note)


def _published_card(shortage: Indicator, published: Indicator, published_pct: Indicator, *, of: int | None) -> Card:
    label, known = _("Published by field"), len(shortage.table) - 1
    if not known:
        note = _("The forecast gives no figure for a single field.")
        return nothing_yet(published, label=label, note=note)
    found = card(published, published.row(), label=label, note=_how_much(published_pct, known=known, of=of))
    return replace(found, rests_on=(published, published_pct))


def _how_much(published_pct: Indicator, *, known: int, of: int | None) -> str:
    """What part of the forecast its fields with a figure are, and of how many, where that is known."""
    share, fields = words.full(published_pct.value(), "percent"), {"known": number(known)}
    if of is None:
        return (
            _("Fields with a figure: {known}. Together they exceed the total of the forecast.", **fields)
            if exceeds(published_pct)
            else _("{share} of the forecast. Fields with a figure: {known}.", share=share, **fields)
        )
    if exceeds(published_pct):
        return _("{known} of the {count} fields of the forecast: together they exceed its total.", count=of, **fields)
    return _(
        "{share} of the forecast: {known} of its {count} fields. The rest is not found, not zero.",
        share=share,
        count=of,
        **fields,
    )


def _coverage_card(covered: Indicator) -> Card:
    label = _("Fields with reported training")
    suppressed = " ".join(str(refusal.reason) for refusal in covered.refusals)
    if covered.value() == 0:
        note = _("No figure by field was found. That says nothing about the training that takes place.")
        found = nothing_yet(covered, label=label, note=suppressed or note)
        return replace(found, value=words.gap("suppressed")) if suppressed else found
    note = _("{where}, as regional offices have reported.", where=_where(covered).capitalize())
    return card(covered, covered.row(), label=label, note=f"{note} {suppressed}".strip())


def answer(state: State) -> str:
    """What is known of the chosen field or of the chosen province's, else of all fields and of the shortage."""
    if told := _of_field(state) or _of_chosen_province(state):
        return told
    return answer_of(
        fields=state.compute("kdt_fields_count"),
        covered=state.compute("kdt_field_coverage"),
        shortage=state.compute("kdt_shortage_by_field"),
        published_pct=state.compute("kdt_shortage_published_pct"),
        years=years_covered(state.dataset("kdt_training")),
    )


def _of_field(state: State) -> str:
    """What offices have reported of the chosen field, or that nothing is; "" without a choice."""
    groups = tiles(state.dataset("kdt_fields"), state.dataset("kdt_training"), province=state.province)
    found = [tile for members in groups.values() for tile in members if tile.number == state.number("field")]
    if not found:
        return ""
    field = f"{found[0].number} {' · '.join(tile.name for tile in found)}"
    told = "; ".join(dict.fromkeys(tile.figures.replace("  \n", " · ") for tile in found))
    where = labels.area(state.province) if state.province else _("offices of the provinces")
    return _("{field}, {where}: {figures}", field=field, where=where, figures=told)


def _of_chosen_province(state: State) -> str:
    """How many fields the chosen province has reported; "" without a choice."""
    if not state.province:
        return ""
    training = state.dataset("kdt_training")
    told = tiles(state.dataset("kdt_fields"), training, province=state.province)
    every = {tile.number for members in told.values() for tile in members}
    known, sent = (
        {tile.number for members in told.values() for tile in members if tile.state == how} for how in (REPORTED, SENT)
    )
    name, fields = labels.area(state.province), number(len(every))
    if sent and not known:
        return _(
            "{province} has sent {count} of the {fields} fields, without a figure to count",
            province=name,
            count=number(len(sent)),
            fields=fields,
        )
    if not known:
        return _("{province} has reported none of the {fields} fields yet", province=name, fields=fields)
    return _(
        "{province} has reported {known} of the {fields} fields", province=name, known=number(len(known)), fields=fields
    )


def cards(state: State) -> list[Card]:
    """The fields, the forecast shortage, its published part, the fields with reported training."""
    *found, covered = cards_of(
        fields=state.compute("kdt_fields_count"),
        covered=state.compute("kdt_field_coverage"),
        shortage=state.compute("kdt_shortage_by_field"),
        published=state.compute("kdt_shortage_published"),
        published_pct=state.compute("kdt_shortage_published_pct"),
        forecast=state.dataset("skill_shortage"),
    )
    years = years_covered(state.dataset("kdt_training"))
    return [*found, covered.dated(_told_years(*years)) if years else covered]


def short(state: State) -> list[Card]:
    """The forecast shortage and its published part, without what is of the programme."""
    return cards(state)[1:3]


def _told_years(first: int, last: int) -> str:
    return str(first) if first == last else words.span(first, last)


def shortage(state: State) -> Figure:
    """The forecast shortage as one bar."""
    forecast = state.dataset("skill_shortage")
    return bar(
        shortage=state.compute("kdt_shortage_by_field"),
        unpublished=state.compute("kdt_shortage_unpublished"),
        published_pct=state.compute("kdt_shortage_published_pct"),
        skill_shortage=forecast,
        period=period_of(forecast),
    )


def fields_told(state: State) -> Figure:
    """The fields that offices have reported; those of one where a province is chosen."""
    listed, training = state.dataset("kdt_fields"), state.dataset("kdt_training")
    return strip(listed, training, province=state.province, selected=state.number("field"))


def people(state: State, *, height: int = TRAINED) -> Figure | None:
    """People trained and budget by year, so many pixels high."""
    return people_trained(state.dataset("kdt_programme"), data=state.outlook, height=height)


def budget(state: State) -> Figure | None:
    """The budget by year."""
    return budgets(state.dataset("kdt_programme"), data=state.outlook)


def in_employment(state: State) -> Figure | None:
    """How many of those who completed are in employment."""
    return employment(state.dataset("kdt_programme"), data=state.outlook)


def national(state: State) -> Exhibit:
    """National figures as published."""
    listed = state.dataset("kdt_programme")
    return Exhibit(
        id="kdt-national-figures",
        title=_("National figures of the programme"),
        subtitle=warning(listed),
        table=published(listed, data=state.outlook),
        lists=(listed,),
    )


def _parts(state: State) -> Iterator[Part]:
    yield from shown(PAGE.exhibits, state, "kdt-shortage", "kdt-strip", "kdt-people", "kdt-budget", "kdt-employment")
    yield from state.made(_fields)
    yield from shown(PAGE.exhibits, state, "kdt-national-figures")


def by_group(state: State) -> dict[str, list[Tile]]:
    """The fields by name of their group, each with what is published of it."""
    return tiles(state.dataset("kdt_fields"), state.dataset("kdt_training"), province=state.province)


def _fields(state: State) -> list[Part]:
    training = state.dataset("kdt_training")
    told = [about_province(training, state.province)] if state.province else []
    parts: list[Part] = [Sentence(text=text, boxed=True) for text in (*told, about_reports(training)) if text]
    for group, members in state.made(by_group).items():
        entries = [(f"{one.number} {one.name}", " · ".join(filter(None, (one.figures, one.note)))) for one in members]
        parts += [Heading(text=group_title(group, len(members))), Listed(entries=entries)]
    return parts


PAGE: Final = FigurePage(
    name="kdt",
    title=message("K-Digital Training"),
    icon="memory",
    section=PARTICIPATION,
    filters=("province",),
    question=message(
        "Which new-technology fields are trained, what is published for each, and how many people are short?"
    ),
    terms=("kdt", "shortage", "capacity", "estimate"),
    answer=answer,
    lead=shortage,
    cards=cards,
    exhibits={
        "kdt-shortage": shortage,
        "kdt-strip": fields_told,
        "kdt-people": people,
        "kdt-budget": budget,
        "kdt-employment": in_employment,
        "kdt-national-figures": national,
    },
    news=("kdt-shortage", "kdt-people", "kdt-budget", "kdt-employment"),
    evidence=indicators(
        *("kdt_fields_count", "kdt_field_coverage", "kdt_shortage_by_field", "kdt_shortage_fields"),
        *("kdt_shortage_published", "kdt_shortage_published_pct", "kdt_shortage_unpublished"),
    ),
    parts=_parts,
)
