"""K-Digital Training: its fields, what is published for them, and a shortage forecast with fields of its own."""

from dataclasses import replace

from i18n import Message, message
from i18n.numbers import number
from indicators.dataset import Dataset, gap
from indicators.indicator import KOREA, PROVINCES, Refusal, Result, Row, sources_of, tidy
from indicators.kind import computed
from indicators.registry import indicator

EIGHT = message("The forecast has eight fields of its own; they are not those of the training programme.")
EXCEEDED = message(
    "The published fields exceed the forecast for all fields by {people} people: no remainder can be given."
)
FORECAST_FIELDS = 8
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
    return Result(table=tidy(rows), category_kind="kdt_group", sources=kdt_fields.sources)


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
        table=tidy([(KOREA, year, None, len(covered), "exact", computed(told.kind, kdt_fields.kind))]),
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
    """Forecast shortage of people by field of the newest forecast, as published; `all` is the total of all its fields."""
    chosen = newest_forecast(skill_shortage)
    fields = [name for name in chosen.table["field"] if name != "four_fields"]
    chosen = chosen.where(field=fields)
    rows: list[Row] = [(KOREA, None, row.field, float(row.people), "exact", chosen.kind_of(row)) for row in chosen.rows]
    return Result(
        table=tidy(rows),
        category_kind="shortage_field",
        sources=chosen.sources,
        assumptions={"period": _together(chosen), "fields": EIGHT},
    )


@indicator("skill_shortage", unit="fields", page="kdt", caveats=("I-08",))
def kdt_shortage_fields(*, skill_shortage: Dataset) -> Result:
    """Fields of the forecast, of eight, for which a shortage is published."""
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
        found, table=tidy([]), refusals=(Refusal(reason=message(EXCEEDED.text, people=number(round(-rest)))),)
    )


def _published(skill_shortage: Dataset) -> Dataset:
    forecast = newest_forecast(skill_shortage)
    fields = [name for name in forecast.table["field"].unique() if name not in ("all", "four_fields")]
    return forecast.where(field=fields)


def newest_forecast(skill_shortage: Dataset) -> Dataset:
    """The shortages of the forecast whose years begin last: forecasts of different years are never mixed."""
    forecasts = skill_shortage.where(measure="shortage")
    return forecasts.where(period=max(forecasts.table["period"], default=""))


def _together(forecast: Dataset) -> Message:
    """That the figures are of all years of a forecast (`2023-2027`)."""
    first, _dash, last = str(max(forecast.table["period"], default="")).partition("-")
    return message("A forecast for {first} to {last} together, not for one year.", first=first, last=last)


def _shortage(value: float, skill_shortage: Dataset) -> Result:
    forecast = newest_forecast(skill_shortage)
    return Result(
        table=tidy([(KOREA, None, None, value, "exact", computed(forecast.kind))]),
        sources=forecast.sources,
        assumptions={
            "period": _together(forecast),
            "fields": EIGHT,
            "out_of": message("Of {count} fields of the forecast.", count=FORECAST_FIELDS),
        },
    )
