"""K-Digital Training: its 21 fields, what is published for them, and a shortage forecast with fields of its own."""

from dataclasses import replace

from i18n import message
from indicators.dataset import Dataset, derived
from indicators.indicator import KOREA, Indicator, Row, sources_of, tidy

PERIOD = message("A forecast for 2023 to 2027 together, not for one year.")
EIGHT = message("The forecast has eight fields of its own; they are not the 21 fields of the training programme.")
FORECAST_FIELDS = 8
PRINTED_FIELDS = 21
SHORTAGE_CAVEATS = ("I-08",)


def kdt_fields_count(*, kdt_fields: Dataset) -> Indicator:
    """Fields of the programme, by group and in total; the total is reported while it is the printed 21."""
    groups = kdt_fields.table["kdt_group"].value_counts(sort=False)
    status = derived(kdt_fields.status)
    rows: list[Row] = [(KOREA, None, str(group), count, "exact", status) for group, count in groups.items()]
    total = len(kdt_fields.table)
    rows.append((KOREA, None, "total", total, "exact", "reported" if total == PRINTED_FIELDS else status))
    return Indicator(
        id="kdt_fields_count",
        unit="fields",
        table=tidy(rows),
        category_kind="kdt_group",
        sources=kdt_fields.sources,
        caveats=("I-04",),
    )


def kdt_field_coverage(*, kdt_fields: Dataset, kdt_training: Dataset) -> Indicator:
    """Fields with courses or trainees in what the offices have reported, out of the 21."""
    told = kdt_training.table
    active = told[(told["courses"].fillna(0) > 0) | (told["trainees"].fillna(0) > 0)]
    listed = replace(kdt_training, table=active[active["field"].isin(kdt_fields.table["field"])])
    covered = listed.table["field"].nunique()
    return Indicator(
        id="kdt_field_coverage",
        unit="fields",
        table=tidy([(KOREA, None, None, covered, "exact", "computed", listed.flags)]),
        sources=sources_of(kdt_fields.sources, kdt_training.sources),
        caveats=("I-04",),
        assumptions={"out_of": message("Out of {count} fields.", count=len(kdt_fields.table))},
    )


def kdt_shortage_by_field(*, skill_shortage: Dataset) -> Indicator:
    """Forecast shortage of people 2023-27 by field of the forecast, as published; `all` is the total of all eight."""
    chosen = skill_shortage.where(measure="shortage")
    fields = [name for name in chosen.table["field"] if name != "four_fields"]
    chosen = chosen.where(field=fields)
    rows: list[Row] = [(KOREA, None, row.field, float(row.people), "exact", row.status) for row in chosen.rows]
    return Indicator(
        id="kdt_shortage_by_field",
        unit="people",
        table=tidy(rows),
        category_kind="shortage_field",
        sources=chosen.sources,
        caveats=SHORTAGE_CAVEATS,
        assumptions={"period": PERIOD, "fields": EIGHT},
    )


def kdt_shortage_fields(*, skill_shortage: Dataset) -> Indicator:
    """Fields of the forecast, of eight, for which a shortage is published."""
    fields = _published(skill_shortage)
    return _shortage("kdt_shortage_fields", "fields", len(fields.table), skill_shortage)


def kdt_shortage_published(*, skill_shortage: Dataset) -> Indicator:
    """Sum of the published shortages of single fields, people over 2023-27."""
    return _shortage(
        "kdt_shortage_published", "people", float(_published(skill_shortage).table["people"].sum()), skill_shortage
    )


def kdt_shortage_published_pct(*, skill_shortage: Dataset) -> Indicator:
    """That sum over the whole forecast shortage, in percent."""
    total = skill_shortage.number("people", measure="shortage", field="all")
    share = float(_published(skill_shortage).table["people"].sum()) / total * 100
    return _shortage("kdt_shortage_published_pct", "percent", share, skill_shortage)


def kdt_shortage_unpublished(*, skill_shortage: Dataset) -> Indicator:
    """The whole forecast shortage less that sum: people of the fields for which no figure is published."""
    total = skill_shortage.number("people", measure="shortage", field="all")
    rest = total - float(_published(skill_shortage).table["people"].sum())
    return _shortage("kdt_shortage_unpublished", "people", rest, skill_shortage)


def _published(skill_shortage: Dataset) -> Dataset:
    fields = [name for name in skill_shortage.table["field"].unique() if name not in ("all", "four_fields")]
    return skill_shortage.where(measure="shortage", field=fields)


def _shortage(name: str, unit: str, value: float, skill_shortage: Dataset) -> Indicator:
    return Indicator(
        id=name,
        unit=unit,
        table=tidy([(KOREA, None, None, value, "exact", derived(skill_shortage.status))]),
        sources=skill_shortage.where(measure="shortage").sources,
        caveats=SHORTAGE_CAVEATS,
        assumptions={
            "period": PERIOD,
            "fields": EIGHT,
            "out_of": message("Of {count} fields of the forecast.", count=FORECAST_FIELDS),
        },
    )
