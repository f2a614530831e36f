"""K-Digital Training: the answer and the cards."""

from dataclasses import replace

from components.figures import words
from components.figures.card import Card, card, nothing_yet
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.kdt import FORECAST_FIELDS


def answer(fields: Indicator, covered: Indicator, shortage: Indicator, published_pct: Indicator) -> str:
    """The page's answer in one sentence: what is known of the fields and of the shortage."""
    known = {
        "fields": number(fields.value(category="total")),
        "share": words.full(published_pct.value(), "percent"),
        "people": number(shortage.value(category="all")),
    }
    if covered.value() == 0:
        return _(
            "{fields} fields of training without figures by field; "
            "{share} of a forecast shortage of {people} published by field",
            **known,
        )
    return _(
        "{fields} fields of training, {covered} with reported figures; "
        "{share} of a forecast shortage of {people} published by field",
        covered=number(covered.value()),
        **known,
    )


def cards(
    fields: Indicator,
    covered: Indicator,
    shortage: Indicator,
    published: Indicator,
    published_pct: Indicator,
    *,
    period: str,
) -> list[Card]:
    """The fields, the forecast shortage, its published part, and the fields with reported training."""
    count = _fields_card(fields)
    forecast = card(
        shortage,
        shortage.row(category="all"),
        label=_("People short, forecast"),
        note=_(
            "All years of the forecast together, in {count} fields of its own. "
            "They are not the {fields} fields of the programme.",
            count=FORECAST_FIELDS,
            fields=number(fields.value(category="total")),
        ),
    ).dated(period)
    return [count, forecast, _published_card(shortage, published, published_pct).dated(period), _coverage_card(covered)]


def period(skill_shortage: Dataset) -> str:
    """The years of the forecast, in words."""
    return labels.word("period", skill_shortage.where(field="all", measure="shortage").table["period"].iloc[0])


def _fields_card(fields: Indicator) -> Card:
    note = _(
        "{digital} digital and {advanced} of advanced industry, as the list numbers them; two names share one number.",
        digital=number(fields.value(category="digital")),
        advanced=number(fields.value(category="advanced_industry")),
    )
    return card(fields, fields.row(category="total"), label=_("Fields of K-Digital Training"), note=note)


def _published_card(shortage: Indicator, published: Indicator, published_pct: Indicator) -> Card:
    note = _(
        "{share} of the forecast: {known} of its {count} fields. The rest is not found, not zero.",
        share=words.full(published_pct.value(), "percent"),
        known=len(shortage.table) - 1,
        count=FORECAST_FIELDS,
    )
    found = card(published, published.row(), label=_("Published by field"), note=note)
    return replace(found, rests_on=(published, published_pct))


def _coverage_card(covered: Indicator) -> Card:
    label = _("Fields with reported training")
    if covered.value() == 0:
        note = _("No figure by field was found. That says nothing about the training that takes place.")
        return nothing_yet(covered, label=label, note=note)
    return card(covered, covered.row(), label=label, note=_("As regional offices have reported."))
