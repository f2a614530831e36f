"""Two solid zones with their share of training: all that is reported of where training happens."""

from components import theme
from components.figures import maps, words
from components.figures.concentration.zone_table import zone_table
from components.figures.figure import Figure, Spec
from data import labels
from i18n import _
from indicators.areas import CAPITAL, ELSEWHERE, PROVINCES, ZONES, zone_of
from indicators.indicator import Indicator, Value

LABEL_AT = {CAPITAL: (37.3, 126.0), ELSEWHERE: (35.9, 129.75)}  # on the sea beside the zone
SIDE = {CAPITAL: "middle left", ELSEWHERE: "middle right"}


def zone_map(shares: Indicator, reported: Indicator, *, selected: str | None) -> Figure:
    """The map of the two zones; the chosen province with a strong outline."""
    found = {zone: shares.row(area=zone, category="trainees", undated=True) for zone in ZONES}
    traces = [_zone(zone, row) for zone, row in found.items()] + [_name(zone, row) for zone, row in found.items()]
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="zone-map",
        title=_("Share of training by zone")
        if reported.value()
        else _("Two zones are all that is known of where training happens"),
        subtitle=_("Share of training participation and facilities; undated, definition not stated"),
        spec=maps.korea(traces, height=480),
        alt="; ".join(f"{labels.area(zone)}: {words.full(row.number, 'percent')}" for zone, row in found.items()),
        rests_on=(shares,),
        table=zone_table(shares, digits=2),
        says=_says(found[CAPITAL]),
    )


def _says(capital: Value) -> tuple[str, ...]:
    share = words.full(capital.number, "percent")
    return (
        _("**Reported** is the {share} of the capital area alone; the rest is what remains.", share=share),
        _("**Nothing is known below the two zones**: no source gives a training figure for any province."),
        _(
            "**Place is not defined**: it may be the provider's office, the workplace or the home. "
            "Distance courses count where the provider is registered."
        ),
    )


def _zone(zone: str, row: Value) -> Spec:
    codes = [code for code in PROVINCES if zone_of(code) == zone]
    told = f"{labels.area(zone)}: {words.full(row.number, 'percent')}<br>{words.status(row.status)} · {words.year(row)}"
    return maps.areas("provinces", codes, theme.ZONE[zone], hover=[f"{labels.area(code)}<br>{told}" for code in codes])


def _name(zone: str, row: Value) -> Spec:
    text = f"<b>{words.wrapped(labels.area(zone))}<br>{words.full(row.number, 'percent')}</b>"
    font = {"size": 15, "color": theme.ZONE[zone]}
    return maps.points([LABEL_AT[zone]], texts=[text], mode="text", textposition=SIDE[zone], textfont=font)
