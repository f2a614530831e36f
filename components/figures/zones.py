"""The two zones: the map, the shares side by side, the quotients."""

import pandas as pd

from components import theme
from components.figures import chart, maps, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.areas import CAPITAL, ELSEWHERE, PROVINCES, ZONES, zone_of
from indicators.indicator import Indicator

BASES = ("trainees", "residents", "sme_firms")
LABEL_AT = {CAPITAL: (37.5, 127.1), ELSEWHERE: (36.1, 128.1)}


def zone_map(shares: Indicator, *, selected: str | None) -> Figure:
    """Two solid zones with their share of training."""
    share = {zone: shares.row(area=zone, category="trainees", undated=True) for zone in ZONES}
    texts = {zone: f"{labels.area(zone)}<br>{words.full(found.number, 'percent')}" for zone, found in share.items()}
    traces = [
        maps.areas(
            "provinces",
            [code for code in PROVINCES if zone_of(code) == zone],
            theme.ZONE[zone],
            hover=[f"{labels.area(code)}<br>{texts[zone]}<br>{words.status(share[zone].status)}"
                   for code in PROVINCES if zone_of(code) == zone],
        )
        for zone in ZONES
    ]
    bold = {"size": 15, "color": theme.BACKGROUND}
    traces.append(
        maps.points(
            [LABEL_AT[zone] for zone in ZONES],
            texts=[f"<b>{texts[zone]}</b>" for zone in ZONES],
            mode="text",
            textposition="middle center",
            textfont=bold,
        )
    )
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="zone-map",
        title=_("Two zones are all that is known of where training happens"),
        subtitle=_("Share of training participation and facilities; undated, definition not stated"),
        spec=maps.korea(traces, height=520),
        alt="; ".join(text.replace("<br>", ": ") for text in texts.values()),
        rests_on=(shares,),
        table=shares_table(shares),
        says=(
            _("**Reported** is the {share} of the capital area alone; the rest is what remains.", share=words.full(share[CAPITAL].number, "percent")),
            _("**Nothing is known below the two zones**: no source gives a training figure for any province."),
            _("**Place is not defined**: it may be the provider's office, the workplace or the home. Distance courses count where the provider is registered."),
        ),
    )


def shares_bars(shares: Indicator) -> Figure:
    """Three bars to 100 %: training, residents, SME firms, split by zone."""
    names = [labels.word("base", base) if base != "trainees" else _("Training") for base in BASES]
    traces = []
    for zone in ZONES:
        rows = [shares.row(area=zone, category=base, undated=base == "trainees") for base in BASES]
        traces.append(
            chart.bars(
                names=names,
                values=[row.number for row in rows],
                labels=[f"{labels.area(zone)} {number(row.number, digits=1)}" for row in rows],
                hover=[
                    f"{labels.area(zone)}, {name}<br>{words.full(row.number, 'percent')}<br>{words.status(row.status)} · {words.year(row)}"
                    for name, row in zip(names, rows, strict=True)
                ],
                orientation="h",
                marker={"color": theme.ZONE[zone]},
                textposition="inside",
                insidetextanchor="middle",
                textfont={"color": theme.BACKGROUND},
            )
        )
    layout = {"barmode": "stack", "xaxis": chart.value_axis(range=[0, 100], showgrid=False)}
    return Figure(
        id="zone-shares",
        title=_("Training is more concentrated than residents and firms"),
        subtitle=_("Share of each zone, percent; training undated, residents and SME firms 2021"),
        spec=chart.chart(traces, height=250, yaxis=chart.category_axis(autorange="reversed"), **layout),
        alt="; ".join(f"{row.area} {row.category}: {number(row.value, digits=1)} %" for row in shares.table.itertuples()),
        rests_on=(shares,),
        table=shares_table(shares),
    )


def quotient_dots(quotients: Indicator, dissimilarity: Indicator) -> Figure:
    """Dots for both zones and both bases around 1, the line of proportion."""
    bases = ("residents", "sme_firms")
    rows = {(zone, base): quotients.row(area=zone, category=base, undated=True) for zone in ZONES for base in bases}
    names = [_("against {base}", base=labels.word("base", base)) for base in bases]
    traces = [_dots([rows[zone, base].number for base in bases], names, zone) for zone in ZONES]
    parity = {"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": theme.INK, "dash": "dot", "width": 1}}
    one = chart.note(_("in proportion: 1"), x=1, y=1, yref="paper", yanchor="bottom")
    return Figure(
        id="quotients",
        title=_("By either base the capital area holds about 1.3 to 1.4 times its share") if _about(rows) else _("Location quotients of the two zones"),
        subtitle=_("Share of training over share of the base; numerator undated, bases 2021"),
        spec=chart.chart(
            traces,
            height=250,
            xaxis=chart.value_axis(range=[0, 1.75], showticklabels=False),
            yaxis=chart.category_axis(autorange="reversed"),
            shapes=[parity],
            annotations=[one],
            margin={"l": 8, "r": 8, "t": 28, "b": 8},
        ),
        alt="; ".join(f"{labels.area(zone)}, {labels.word('base', base)}: {number(row.number, digits=3)}" for (zone, base), row in rows.items()),
        rests_on=(quotients, dissimilarity),
        table=Table(frame=_wide(quotients), digits=3),
        says=(
            _("**Read it so**: 1 means that a zone trains in proportion to its base, 2 twice that. It says nothing about single provinces."),
            _(
                "**Dissimilarity**: {residents} of training would have to change zone for parity with residents, {firms} for parity with SME firms.",
                residents=words.full(dissimilarity.value(category="residents"), "percent"),
                firms=words.full(dissimilarity.value(category="sme_firms"), "percent"),
            ),
        ),
    )


def shares_table(shares: Indicator) -> Table:
    """Shares by zone and base, percent."""
    return Table(frame=_wide(shares), digits=2)


def _about(rows: dict[tuple[str, str], object]) -> bool:
    return all(1.25 <= row.number < 1.45 for (zone, _base), row in rows.items() if zone == CAPITAL)  # type: ignore[attr-defined]


def _dots(values: list[float], names: list[str], zone: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": names,
        "text": [f"{labels.area(zone)}<br><b>{number(value, digits=3)}</b>" for value in values],
        "textposition": "bottom center",
        "cliponaxis": False,
        "hoverinfo": "text",
        "marker": {"size": 16, "color": theme.ZONE[zone], "symbol": "circle" if zone == CAPITAL else "square"},
    }


def _wide(indicator: Indicator) -> pd.DataFrame:
    rows = indicator.table[indicator.table["area"].isin(ZONES)]
    wide = rows.pivot_table(index="area", columns="category", values="value", aggfunc="first").loc[list(ZONES)]
    wide = wide[[base for base in BASES if base in wide]]
    wide.columns = [labels.word("base", base) for base in wide.columns]
    wide.index = pd.Index([labels.area(zone) for zone in ZONES], name=_("Zone"))
    return wide


