"""Two solid zones with their share of training: all that is reported of where training happens."""

from components import theme
from components.figures import chart, maps, words
from components.figures.concentration.zone_table import zone_table
from components.figures.figure import Figure, Spec
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.areas import CAPITAL, PROVINCES, ZONES, zone_of
from indicators.indicator import Indicator, Value


def zone_map(shares: Indicator, reported: Indicator, *, selected: str | None) -> Figure:
    """The map of the two zones; the chosen province with a strong outline."""
    found = {zone: shares.row(area=zone, category="trainees", undated=True) for zone in ZONES}
    traces = [_zone(zone, row) for zone, row in found.items()]
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="zone-map",
        title=_("Share of training by zone")
        if reported.value()
        else _("Two zones are all that is known of where training happens"),
        subtitle=_("Share of training participation and facilities; undated, definition not stated"),
        spec=maps.korea(
            traces,
            height=430,
            annotations=chart.headings(*(_heading(zone, row) for zone, row in found.items())),
            margin=chart.HEADED,
        ),
        alt="; ".join(f"{labels.area(zone)}: {words.full(row.number, 'percent')}" for zone, row in found.items()),
        rests_on=(shares,),
        table=zone_table(shares, digits=2),
        says=_says(found[CAPITAL], reported),
    )


def _says(capital: Value, reported: Indicator) -> tuple[str, ...]:
    share = words.full(capital.number, "percent")
    below = _("**Nothing is known below the two zones**: no source gives a training figure for any province.")
    if reported.value():
        below = _("**Provinces that have reported** so far: {count} of 17.", count=number(reported.value()))
    return (
        _("**Reported** is the {share} of the capital area alone; the rest is what remains.", share=share),
        below,
        _(
            "**Place is not defined**: it may be the provider's office, the workplace or the home. "
            "Distance courses count where the provider is registered."
        ),
    )


def _zone(zone: str, row: Value) -> Spec:
    codes = [code for code in PROVINCES if zone_of(code) == zone]
    told = f"{labels.area(zone)}: {words.full(row.number, 'percent')}<br>{words.kind(row)} · {words.year(row)}"
    return maps.areas("provinces", codes, theme.ZONE[zone], hover=[f"{labels.area(code)}<br>{told}" for code in codes])


def _heading(zone: str, row: Value) -> tuple[str, str]:
    return f"{labels.short_area(zone)} {words.full(row.number, 'percent')}", theme.ZONE[zone]
