"""K-Digital Training: its fields, what is published for them, and a shortage forecast with fields of its own."""

from collections.abc import Iterator
from dataclasses import replace

from i18n import Message, message
from i18n.numbers import number
from indicators.dataset import Dataset, gap
from indicators.indicator import KOREA, PERIOD, PROVINCES, Refusal, Result, Row, sources_of, tidy
from indicators.kind import computed
from indicators.registry import indicator

EIGHT = message("The forecast has eight fields of its own; they are not those of the training programme.")
OWN_FIELDS = message("The forecast has fields of its own; they are not those of the training programme.")
WITHOUT_FIELD = message("The forecast for {first} to {last} gives no figure for this field, as an earlier one did.")
WITHOUT_TOTAL = message(
    "A forecast for {first} to {last} was sent without its total; until it has one, an earlier one stands."
)
EXCEEDED = message(
    "The published fields exceed the forecast for all fields by {people} people: no remainder can be given."
)
FORECAST_FIELDS = 8
PRINTED_FORECAST = "2023-2027"
"""The forecast whose fields the source counts: what is said of their number is said of no later one."""
PRINTED_FIELDS = 21


@indicator("kdt_fields", unit="fields", page="kdt", caveats=("I-04",))
def kdt_fields_count(*, kdt_fields: Dataset) -> Result:
    """Fields of the programme, by group and in total; the total is reported while it is the printed 21."""
    groups = kdt_fields.table["kdt_group"].value_counts(sort=False)
    kinds = kdt_fields.kind_by("kdt_group")
    rows: list[Row] = [
        (KOREA, None, str(group), count, "exact", computed(kinds[group])) for group, count in groups.items()
    ]
    total = len(kdt_fields.table)
    listed = kdt_fields.kind
    rows.append((KOREA, None, "total", total, "exact", listed if total == PRINTED_FIELDS else computed(listed)))
    return Result(rows=tidy(rows), category_kind="kdt_group", sources=kdt_fields.sources)


@indicator("kdt_fields", "kdt_training", unit="fields", page="kdt", caveats=("I-04",))
def kdt_field_coverage(*, kdt_fields: Dataset, kdt_training: Dataset) -> Result:
    """Fields with courses or trainees in what the offices have reported, out of the 21; of the year that all are of.

    Refusals:
        Fields of which the offices suppress all that they have reported.
    """
    listed = kdt_training.where(field=set(kdt_fields.table["field"]))
    told = _active(listed)
    years, covered = years_covered(listed), fields_covered(listed)
    hidden = {row.field for row in listed.rows if "suppressed" in (gap(row, "courses"), gap(row, "trainees"))} - covered
    year = years[0] if len(set(years)) == 1 else None
    reason = message("Fields of which only suppressed figures are reported: {count}.", count=len(hidden))
    return Result(
        rows=tidy([(KOREA, year, None, len(covered), "exact", computed(told.kind, kdt_fields.kind))]),
        sources=sources_of(kdt_fields.sources, kdt_training.sources),
        assumptions={
            "out_of": message("Out of {count} fields.", count=len(kdt_fields.table)),
            **({"where": where} if (where := reported_where(listed)) else {}),
        },
        refusals=(Refusal(reason=reason, year=year),) if hidden else (),
    )


def reported_where(kdt_training: Dataset) -> Message | None:
    """In how many of the provinces fields are reported: what is said of them is not said of Korea. None without any."""
    known = provinces_covered(kdt_training)
    if known == len(PROVINCES):
        return message("in all {count} provinces", count=known)
    return message("in {known} of {count} provinces", known=known, count=len(PROVINCES)) if known else None


def years_covered(kdt_training: Dataset) -> tuple[int, ...]:
    """The first and the last year in which offices report courses or trainees, else in which they suppress them."""
    told = _active(kdt_training).table
    years = (kdt_training.table if told.empty else told)["year"]
    return () if years.empty else (int(years.min()), int(years.max()))


def fields_covered(kdt_training: Dataset) -> frozenset[str]:
    """The codes of the fields with courses or trainees: what counts as reported, on every page. A mark or a 0 does not."""
    return frozenset(_active(kdt_training).table["field"])


def provinces_covered(kdt_training: Dataset) -> int:
    """How many provinces report courses or trainees by field."""
    told = _active(kdt_training).table
    return int(told["province"].nunique()) if "province" in told else 0


def _active(kdt_training: Dataset) -> Dataset:
    told = kdt_training.table
    return replace(kdt_training, table=told[(told["courses"].fillna(0) > 0) | (told["trainees"].fillna(0) > 0)])


@indicator("skill_shortage", unit="people", page="kdt", caveats=("I-08",))
def kdt_shortage_by_field(*, skill_shortage: Dataset) -> Result:
    """Forecast shortage of people by field of the newest forecast, as published; `all` is the total of all its fields.

    Refusals:
        A field of an earlier forecast of which the newest gives no figure; a later forecast that was sent without its total.
    """
    chosen = newest_forecast(skill_shortage)
    fields = [name for name in chosen.table["field"] if name != "four_fields"]
    chosen = chosen.where(field=fields)
    rows: list[Row] = [(KOREA, None, row.field, float(row.people), "exact", chosen.kind_of(row)) for row in chosen.rows]
    return Result(
        rows=tidy(rows),
        category_kind="shortage_field",
        sources=chosen.sources,
        assumptions={PERIOD: _together(chosen), "fields": _own_fields(chosen)},
        refusals=tuple(_not_forecast(skill_shortage, chosen)),
    )


def _not_forecast(skill_shortage: Dataset, newest: Dataset) -> Iterator[Refusal]:
    """The fields that an earlier forecast has and the newest lacks, and the later forecasts without a total."""
    forecasts, period = skill_shortage.where(measure="shortage"), _period(newest)
    known = {*newest.table["field"], "four_fields"}
    earlier = [row.field for row in forecasts.rows if row.period < period and row.field not in known]
    for field in dict.fromkeys(earlier):
        yield Refusal(reason=message(WITHOUT_FIELD.text, **_ends(period)), category=field)
    for later in sorted({row.period for row in forecasts.rows if row.period > period}):
        yield Refusal(reason=message(WITHOUT_TOTAL.text, **_ends(later)))


@indicator("skill_shortage", unit="fields", page="kdt", caveats=("I-08",))
def kdt_shortage_fields(*, skill_shortage: Dataset) -> Result:
    """Fields of the newest forecast for which a shortage is published; of eight, where the source counts them."""
    fields = _published(skill_shortage)
    return _shortage(len(fields.table), skill_shortage)


@indicator("skill_shortage", unit="people", page="kdt", caveats=("I-08",))
def kdt_shortage_published(*, skill_shortage: Dataset) -> Result:
    """Sum of the published shortages of single fields of the newest forecast, people over all its years."""
    return _shortage(float(_published(skill_shortage).table["people"].sum()), skill_shortage)


@indicator("skill_shortage", unit="percent", page="kdt", caveats=("I-08",))
def kdt_shortage_published_pct(*, skill_shortage: Dataset) -> Result:
    """That sum over the whole forecast shortage, in percent.

    Raises:
        IndicatorError: the total of the forecast is missing.
    """
    total = newest_forecast(skill_shortage).number("people", field="all")
    share = float(_published(skill_shortage).table["people"].sum()) / total * 100
    return _shortage(share, skill_shortage)


@indicator("skill_shortage", unit="people", page="kdt", caveats=("I-08",))
def kdt_shortage_unpublished(*, skill_shortage: Dataset) -> Result:
    """The whole forecast shortage less that sum: people of the fields for which no figure is published.

    Raises:
        IndicatorError: the total of the forecast is missing.

    Refusals:
        Published fields that together exceed the whole: nothing says what is left.
    """
    total = newest_forecast(skill_shortage).number("people", field="all")
    rest = total - float(_published(skill_shortage).table["people"].sum())
    found = _shortage(rest, skill_shortage)
    if rest >= 0:
        return found
    return replace(
        found, rows=tidy([]), refusals=(Refusal(reason=message(EXCEEDED.text, people=number(round(-rest)))),)
    )


def _published(skill_shortage: Dataset) -> Dataset:
    forecast = newest_forecast(skill_shortage)
    fields = [name for name in forecast.table["field"].unique() if name not in ("all", "four_fields")]
    return forecast.where(field=fields)


def newest_forecast(skill_shortage: Dataset) -> Dataset:
    """The shortages of the forecast whose years begin last: forecasts of different years are never mixed.

    One that was sent without a total does not lead: what its fields are parts of is not known.
    """
    forecasts = skill_shortage.where(measure="shortage")
    whole = forecasts.where(field="all")
    return forecasts.where(period=_period(whole if len(whole.table) else forecasts))


def forecast_fields(skill_shortage: Dataset) -> int | None:
    """How many fields the newest forecast has; None where its source does not say."""
    return FORECAST_FIELDS if _period(newest_forecast(skill_shortage)) == PRINTED_FORECAST else None


def _period(forecast: Dataset) -> str:
    """The years of a forecast (`2023-2027`), of several the last; "" of none."""
    return str(max(forecast.table["period"], default=""))


def _ends(period: str) -> dict[str, str]:
    first, _dash, last = period.partition("-")
    return {"first": first, "last": last}


def _together(forecast: Dataset) -> Message:
    """That the figures are of all years of a forecast."""
    return message("A forecast for {first} to {last} together, not for one year.", **_ends(_period(forecast)))


def _own_fields(forecast: Dataset) -> Message:
    return OWN_FIELDS if forecast_fields(forecast) is None else EIGHT


def _shortage(value: float, skill_shortage: Dataset) -> Result:
    forecast, fields = newest_forecast(skill_shortage), forecast_fields(skill_shortage)
    out_of = {} if fields is None else {"out_of": message("Of {count} fields of the forecast.", count=fields)}
    return Result(
        rows=tidy([(KOREA, None, None, value, "exact", computed(forecast.kind))]),
        sources=forecast.sources,
        assumptions={PERIOD: _together(forecast), "fields": _own_fields(forecast), **out_of},
    )
