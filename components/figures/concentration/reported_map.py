"""The provinces that have reported, solid with a thin dark edge; the rest of each zone is one block without a value."""

from typing import Final

from components import theme
from components.figures import chart, maps, words
from components.figures.concentration.reports import Reports
from components.figures.concentration.reports_table import reports_table
from components.figures.figure import Figure, Spec
from data import labels
from geo import boundaries
from geo.borders import between
from i18n import _
from indicators.areas import CAPITAL_PROVINCES, PROVINCES, ZONES

EDGE: Final = {"line": {"color": theme.INK, "width": 1}}
# Where the word of a block stands: the first of these that lies in it. Smaller provinces have no room for words.
ROOMY: Final = ("KR-41", "KR-47", "KR-42", "KR-46", "KR-48", "KR-43", "KR-44", "KR-45")
NAMED_AT_MOST: Final = 3


def reported_map(reports: Reports, *, selected: str | None) -> Figure:
    """The map of what offices have published; a click selects a province."""
    traces = [trace for zone in ZONES for trace in (_block(reports, zone), _solid(reports, zone))]
    traces += [_border(), _words(reports)]
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="reported-map",
        title=_title(reports),
        subtitle=_(
            "Trainees of {year} as regional offices published them; what has no edge is not reported", year=reports.year
        ),
        spec=maps.korea(
            traces,
            height=500,
            annotations=chart.headings(*(_heading(reports, zone) for zone in ZONES)),
            margin=chart.HEADED,
        ),
        alt=reports.alt,
        rests_on=(reports.parts, reports.totals, reports.zones),
        table=reports_table(reports),
        says=_says(reports),
    )


def _title(reports: Reports) -> str:
    codes = reports.codes
    if len(codes) == len(PROVINCES):
        return _("All 17 provinces have reported {year}", year=reports.year)
    if len(codes) <= NAMED_AT_MOST:
        names = ", ".join(labels.area(code) for code in codes)
        return _("Reported so far for {year}: {names}", year=reports.year, names=names)
    return _("Reported so far for {year}: {count} of 17 provinces", year=reports.year, count=len(codes))


def _heading(reports: Reports, zone: str) -> tuple[str, str]:
    done, missing = reports.of_zone(zone)
    counts = {"count": len(done), "all": len(done + missing)}
    return _("{zone}: {count} of {all}", zone=labels.short_area(zone), **counts), theme.ZONE[zone]


def _block(reports: Reports, zone: str) -> Spec:
    _done, missing = reports.of_zone(zone)
    told = _("not reported: {count} provinces", count=len(missing))
    hover = [f"{labels.area(zone)}<br>{told}<br>{labels.area(code)}" for code in missing]
    # Borders in the colour of the fill: inside a block nothing is known.
    inside = {"line": {"color": theme.LAND, "width": 0.8}}
    return maps.areas(
        "provinces", missing, theme.LAND, hover=hover, marker=inside, unselected={"marker": {"opacity": 1}}
    )


def _solid(reports: Reports, zone: str) -> Spec:
    done, _missing = reports.of_zone(zone)
    hover = [reports.hover(code) for code in done]
    return maps.areas(
        "provinces", done, theme.ZONE[zone], hover=hover, marker=EDGE, unselected={"marker": {"opacity": 1}}
    )


def _border() -> Spec:
    """The line between the zones, as a thin line of its own: the blocks on both sides have one colour."""
    pieces = between("provinces", CAPITAL_PROVINCES, set(PROVINCES) - CAPITAL_PROVINCES)
    ends = [place for start, end in pieces for place in (start, end, (None, None))]
    line = {"color": theme.MUTED, "width": 1.5}
    return maps.points(ends, mode="lines", line=line, connectgaps=False)


def _words(reports: Reports) -> Spec:
    """Name and total on the provinces that have room, and one word on each block."""
    places, texts, colours = [], [], []
    for zone in ZONES:
        done, missing = reports.of_zone(zone)
        marks = [
            (code, f"<b>{labels.short_area(code)}</b><br>{_broken(reports.short(code))}", theme.BACKGROUND)
            for code in done
        ]
        marks += [(code, _("not reported"), theme.TEXT) for code in ROOMY if code in missing][:1]
        for code, text, colour in marks:
            if code in ROOMY:
                places.append(boundaries.points("label")[code])
                texts.append(text)
                colours.append(colour)
    font = {"size": 11, "color": colours}
    return maps.points(places, texts=texts, mode="text", textposition="middle center", textfont=font)


def _broken(text: str) -> str:
    return text.replace(" (", "<br>(")


def _says(reports: Reports) -> tuple[str, ...]:
    told = [
        _("**Solid is as reported**, by the office; the rest of a zone is one block, inside which nothing is known.")
    ]
    if not reports.one_way:
        told.append(_("**Not to be added up or ranked**: the provinces count on different bases or in different ways."))
    told += [_zone_share(reports, zone) for zone in reports.zones.table["area"]]
    if len(reports.codes) < len(PROVINCES):
        told.append(
            _(
                "**The undated share stays what it is**: it is not used to work out what the other provinces should have."
            )
        )
    return tuple(told)


def _zone_share(reports: Reports, zone: str) -> str:
    found, undated = reports.zones.row(area=zone), reports.shares.row(area=zone, category="trainees", undated=True)
    return _(
        "**{zone} is complete**: {share} of the trainees of {year} ({status}), beside {undated} ({undated_status}, undated). "
        "{assumption}",
        zone=labels.area(zone),
        share=words.full(found.number, "percent"),
        year=reports.year,
        status=words.kind(found),
        undated=words.full(undated.number, "percent"),
        undated_status=words.kind(undated),
        assumption=str(reports.zones.assumptions["whole"]),
    )
