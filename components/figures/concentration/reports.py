"""What offices have reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.exhibit import Figure, Spec, Table
from components.figures.page import Part, Sentence
from components.figures.state import Data, State
from data import labels
from geo import boundaries
from geo.boundaries import between
from i18n import Message, _, by_language, message, ngettext
from i18n.numbers import brief
from indicators.dataset import Dataset
from indicators.indicator import CAPITAL_PROVINCES, KOREA, PROVINCES, ZONES, Indicator, Refusal, Value, zone_of
from indicators.offices import HEADCOUNT, Gaps, headcounts, one_way_of_counting, sent, sent_in_full
from indicators.trainees import CATEGORIES

# What the provinces have reported for a year: what map, bars and table share.


REPORTED_CATEGORIES = ("employee", "job_seeker")


@dataclass(frozen=True, kw_only=True, eq=False)
class Reports:
    """The reports of a year.

    Attributes:
        training: `regional_training`.
        parts: `regional_trainees_by_category` of the year.
        totals: `regional_trainees` of the year.
        zones: `reported_zone_share_pct` of the year.
        shares: `metropolitan_share_pct`: the share as printed, which a complete zone stands beside.
        quotients: `location_quotient`: of provinces only once all have reported one way.
        year: the year asked for.
    """

    training: Dataset
    parts: Indicator
    totals: Indicator
    zones: Indicator
    shares: Indicator
    quotients: Indicator
    year: int

    @cached_property
    def of_year(self) -> Dataset:
        """What was sent of the year."""
        return self.training.where(year=self.year)

    @cached_property
    def by_province(self) -> dict[str, pd.DataFrame]:
        """Its rows of each province: each is asked for many times by a single page."""
        return {str(code): rows for code, rows in self.of_year.table.groupby("province")}

    @cached_property
    def sent(self) -> Gaps:
        """What each province has sent, by category: "" for a figure, else the code of its mark."""
        return sent(self.of_year)

    @property
    def codes(self) -> list[str]:
        """The provinces that have reported anything, be it a mark, in the order of the codes: not a rank."""
        return [code for code in PROVINCES if code in self.sent]

    @property
    def whole(self) -> list[str]:
        """Those that have reported both categories."""
        return [code for code in self.codes if code in sent_in_full(self.sent)]

    @property
    def started(self) -> bool:
        """Whether any row of the year is in, be it half a province."""
        return not self.of_year.table.empty

    @property
    def one_way(self) -> bool:
        """Whether all that have reported count on one basis and in one way."""
        return one_way_of_counting(self.of_year.where(province=self.codes))

    @property
    def heads(self) -> bool:
        """Whether any that has reported counts heads: its figures are not added up."""
        return headcounts(self.of_year.where(province=self.codes))

    @property
    def stated_by_all(self) -> bool:
        """Whether all that have reported say on which basis and in which way they count."""
        told = self.of_year.where(province=self.codes).table[["basis", "counting"]]
        return bool(told.notna().all(axis=None))

    @property
    def alt(self) -> str:
        """All reports in words, and how many provinces are missing."""
        told = [f"{labels.area(code)}: {', '.join(self.in_words(code))}" for code in self.codes]
        if missing := len(PROVINCES) - len(told):
            told.append(_not_reported(missing))
        return "; ".join(told)

    def total(self, code: str) -> Value | None:
        """Both categories together; None where one has no figure, or they are counted in two ways."""
        if code not in set(self.totals.table["area"]):
            return None
        return self.totals.row(area=code)

    def part(self, code: str, category: str) -> Value | None:
        """One category as it was published; None where there is no figure."""
        if self.sent.get(code, {}).get(category) != "":
            return None
        return self.parts.row(area=code, category=category)

    def figures(self, code: str) -> list[Value]:
        """The figures of a province: of its categories, and of both together."""
        found = [*(self.part(code, name) for name in REPORTED_CATEGORIES), self.total(code)]
        return [value for value in found if value]

    def gap(self, code: str, category: str) -> str:
        """Why a category has no figure: suppressed, or not reported; empty where it has one."""
        mark = self.sent.get(code, {}).get(category)
        return _("not reported") if mark is None else words.gap(mark) if mark else ""

    def gaps(self, code: str) -> list[str]:
        """The same of both categories, each by its name: Employees: suppressed."""
        return [self._gap_of(code, name) for name in REPORTED_CATEGORIES if self.gap(code, name)]

    def _gap_of(self, code: str, category: str) -> str:
        return f"{labels.word('trainee_category', category)}: {self.gap(code, category)}"

    def short(self, code: str) -> str:
        """The total in few letters for a mark, with its flags: 46k (provisional); 34k + suppressed where a part has no figure.

        Empty where the two parts are counted in two ways: they are not to be added up.
        """
        total = self.total(code)
        if total or not self.gaps(code):
            return _brief(total) if total else ""
        parts = {name: self.part(code, name) for name in REPORTED_CATEGORIES}
        told = [_brief(found) if found else self.gap(code, name) for name, found in parts.items()]
        return " + ".join(dict.fromkeys(told))

    def in_words(self, code: str) -> list[str]:
        """Both categories, and their total where there is one, each with its flags; or why one has no figure."""
        told = []
        for name in REPORTED_CATEGORIES:
            found = self.part(code, name)
            told.append(
                f"{labels.word('trainee_category', name)} {_count(found)}" if found else self._gap_of(code, name)
            )
        total = self.total(code)
        return [*told, _("together {count}", count=_count(total))] if total else told

    def kind(self, code: str) -> str:
        """Statuses and flags of what is published of both categories and of their total, and what has no figure."""
        told = self.figures(code)
        marked = words.marked((value.status for value in told), *map(words.flags_of, told))
        return " · ".join(text for text in (marked, *self.gaps(code)) if text)

    def hover(self, code: str) -> str:
        """What is told of a province: name, year, figures, how they are counted, status."""
        told = [f"{labels.area(code)}, {self.year}", *self.in_words(code)]
        return "<br>".join([*told, self.counted(code), self.kind(code)])

    def counted(self, code: str) -> str:
        """Basis of place and way of counting, each as stated."""
        return _(
            "basis of place: {basis}; way of counting: {counting}",
            basis=self.stated(code, "basis"),
            counting=self.stated(code, "counting"),
        )

    def stated(self, code: str, name: str) -> str:
        """What the rows of a province state in a column, of each category where they differ, or that nothing is stated."""
        rows = self.by_province.get(code, self.of_year.table.iloc[:0])
        told = {
            labels.word("trainee_category", category): stated(value, name)
            for category, value in zip(rows["category"], rows[name], strict=True)
        }
        each = list(dict.fromkeys(told.values()))
        return each[0] if len(each) == 1 else "; ".join(f"{category}: {text}" for category, text in told.items())

    def quotient(self, code: str) -> float | None:
        """Its share of training over its share of residents; only once all have reported one way."""
        rows = self.quotients.table
        found = rows[(rows["area"] == code) & (rows["year"] == self.year) & (rows["category"] == "residents")]
        return None if found.empty else float(found["value"].iloc[0])

    def of_zone(self, zone: str) -> tuple[list[str], list[str]]:
        """The provinces of a zone that have reported anything, and those that have not."""
        codes = [code for code in PROVINCES if zone_of(code) == zone]
        reported = set(self.codes)
        return [code for code in codes if code in reported], [code for code in codes if code not in reported]


def stated(value: Any, name: str) -> str:
    """A cell of a column that an office may leave empty: the word of its code, the day, or what an empty cell means."""
    if pd.isna(value):
        return _("all ways together") if name == "delivery" else _("not stated")
    return str(value) if name == "reference_date" else labels.word(name, value)


def _brief(value: Value) -> str:
    return words.flagged(brief(value.number), value)


def _count(value: Value) -> str:
    return words.flagged(words.full(value.number, "trainees"), value)


def gather(data: Data, *, year: int) -> Reports:
    """The reports of a year."""
    return Reports(
        training=data.dataset("regional_training"),
        parts=data.compute("regional_trainees_by_category", year=year),
        totals=data.compute("regional_trainees", year=year),
        zones=data.compute("reported_zone_share_pct", year=year),
        shares=data.compute("metropolitan_share_pct"),
        quotients=data.compute("location_quotient"),
        year=year,
    )


# The reports of a year as a table of all 17 provinces.


# What an office says of its rows beside their numbers; each stands in a column of its own.
STATED: Final[dict[str, Message]] = {
    "basis": message("Basis of place"),
    "counting": message("Way of counting"),
    "delivery": message("Delivery"),
    "reference_date": message("Reference date"),
    "finality": message("Provisional or final"),
}


def reports_table(reports: Reports) -> Table:
    """All 17 provinces in the order of the codes: not a rank; what is not reported is missing."""
    frame = pd.DataFrame([_row(reports, code) for code in PROVINCES])
    frame.index = pd.Index([labels.area(code) for code in PROVINCES], name=_("Province"))
    return Table(frame=frame, digits={_("Location quotient"): 3}, gaps=_gaps(reports))


def _gaps(reports: Reports) -> dict[tuple[str, str], str]:
    """What stands in the cells of the provinces that have reported, where they have no number."""
    parts = {
        (labels.area(code), labels.word("trainee_category", name)): reports.gap(code, name)
        for code in reports.codes
        for name in REPORTED_CATEGORIES
    }
    totals = {
        (labels.area(one.area), labels.word("trainee_category", "total")): words.gap(one.gap)
        for one in reports.totals.refusals
        if one.gap
    }
    return {cell: why for cell, why in (parts | totals).items() if why}


def _row(reports: Reports, code: str) -> dict[str, Any]:
    reported, total, quotient = code in reports.codes, reports.total(code), reports.quotient(code)
    parts = {name: reports.part(code, name) for name in REPORTED_CATEGORIES}
    found: dict[str, Any] = {
        labels.word("trainee_category", name): part.number if part else None for name, part in parts.items()
    }
    found[labels.word("trainee_category", "total")] = total.number if total else None
    if quotient is not None:
        found[_("Location quotient")] = quotient
    for name, title in STATED.items():
        found[str(title)] = reports.stated(code, name) if reported else None
    found[_("Kind of figure")] = reports.kind(code) if reported else _("not reported")
    return found


# Reported trainees as solid bars with a thin dark edge, both categories; in the order of the codes.


# Pixels of a bar, of the bars of all provinces, as high as the map beside them, of a line of a label, and of what stands
# above and below.
ROW, ROWS, LINE, FRAME = 44, 280, 18, 70
LONG: Final = 24  # letters of a label that goes on in a second line
BESIDE: Final = 9  # from the middle of a province to that of one of its two bars


def reported_bars(reports: Reports, *, selected: str | None) -> Figure:
    """A bar for each province that has reported, as long as its total; a click selects a province."""
    named = [(labels.word("trainee_category", name), theme.CATEGORY[name]) for name in REPORTED_CATEGORIES]
    totals = _totals(reports, selected)
    lines = max((note["text"].count("<br>") + 1 for note in totals), default=1)
    rows = min(ROW * len(reports.codes), ROWS)
    return Figure(
        id="reported-bars",
        title=_reported_bars_title(reports),
        subtitle=_(
            "Trainees of {year} by province and category; in the order of the codes, no rank", year=reports.year
        ),
        spec=charts.chart(
            [_bars(reports, name) for name in REPORTED_CATEGORIES],
            height=FRAME + (rows if lines == 1 else max(rows, LINE * lines * len(reports.codes))),
            barmode="group" if reports.heads else "stack",  # a stack is a sum
            xaxis=charts.value_axis(showgrid=False),
            yaxis=charts.category_axis(autorange="reversed"),
            annotations=[*charts.headings(*named), *totals],
            margin=charts.HEADED,
        ),
        alt=reports.alt,
        rests_on=(reports.parts, reports.totals),
        table=reports_table(reports),
    )


def _reported_bars_title(reports: Reports) -> str:
    if not reports.one_way:
        return _("Reported trainees; the provinces count in different ways")
    if reports.heads:
        return _("Reported trainees as headcounts, which do not add up")
    if not reports.stated_by_all:
        return _("Reported trainees; not all provinces state how they count")
    if len(reports.codes) == 1:
        return _("Reported trainees: {province} alone", province=labels.area(reports.codes[0]))
    return _("Reported trainees, all counted in one way")


def _bars(reports: Reports, category: str) -> Spec:
    values = [reports.part(code, category) for code in reports.codes]
    name = labels.word("trainee_category", category)
    return charts.bars(
        name=name,
        names=[labels.short_area(code) for code in reports.codes],
        values=[value.number if value else None for value in values],
        labels=[_own_count(reports, code, category) for code in reports.codes],
        meta=[words.said(value) if value else "" for value in values],
        customdata=reports.codes,
        hover=[
            f"{labels.area(code)}, {value.year}<br>{name}: {words.full(value.number, 'trainees')}<br>"
            f"{reports.counted(code)}<br>{words.kind(value)}"
            if value
            else f"{labels.area(code)}, {reports.year}<br>{name}: {reports.gap(code, category)}"
            for code, value in zip(reports.codes, values, strict=True)
        ],
        orientation="h",
        marker={"color": theme.CATEGORY[category], "line": {"color": theme.INK, "width": 1.5}},
    )


def _own_count(reports: Reports, code: str, category: str) -> str:
    """What a bar says itself: its number where heads are counted, which are not added up."""
    value = reports.part(code, category)
    return _brief(value) if value and reports.heads else ""


def _gaps_told(reports: Reports, code: str) -> list[Spec]:
    """Why a province whose other bar says its number has none here, where the bar would begin."""
    return [
        charts.note(
            reports.gap(code, category),
            x=0,
            y=labels.short_area(code),
            xanchor="left",
            xshift=4,
            yshift=-BESIDE if place else BESIDE,  # the first of the bars of a group stands above
        )
        for place, category in enumerate(REPORTED_CATEGORIES)
        if reports.gap(code, category)
    ]


def _totals(reports: Reports, selected: str | None) -> list[Spec]:
    """The total beside each bar, or what there is of it; where bars say their own number, why one is missing."""
    own = [code for code in reports.codes if any(_own_count(reports, code, one) for one in REPORTED_CATEGORIES)]
    told = [code for code in reports.codes if code not in own]
    missing = [note for code in own for note in _gaps_told(reports, code)]
    found = {code: _in_lines(reports.short(code)) for code in told}
    return missing + [
        charts.note(
            f"<b>{told}</b>" if code == selected else told,
            x=_end(reports, code),
            y=labels.short_area(code),
            xanchor="left",
            xshift=4,
            font={"size": charts.LABEL_SIZE, "color": theme.TEXT},
        )
        for code, told in found.items()
        if told
    ]


def _in_lines(text: str) -> str:
    return text.replace(" + ", "<br>+ ") if len(text) > LONG else text


def _end(reports: Reports, code: str) -> float:
    """Where the bars of a province end."""
    parts = [part.number for name in REPORTED_CATEGORIES if (part := reports.part(code, name))]
    return max(parts, default=0) if reports.heads else sum(parts)


# The provinces that have reported, solid with a thin dark edge; the rest of each zone is one block without a value.


EDGE: Final = {"line": {"color": theme.INK, "width": 1}}
# Where the word of a block stands: the first of these that lies in it. Smaller provinces have no room for words.
ROOMY: Final = ("KR-41", "KR-47", "KR-42", "KR-46", "KR-48", "KR-43", "KR-44", "KR-45")
# Of these, whose name and number fit between those of the others; in English each would run out into the sea. The bars name all.
NAMED: Final = {"ko": tuple(code for code in ROOMY if code not in ("KR-43", "KR-44")), "en": ()}
NAMED_AT_MOST: Final = 3
# The word of the capital area is longer than the area is wide, whose border would strike it out: it stands in the sea before it.
OFF_SHORE: Final = {"KR-41": (36.95, 125.45)}


def reported_map(reports: Reports, *, selected: str | None) -> Figure:
    """The map of what offices have published; a click selects a province."""
    traces = [trace for zone in ZONES for trace in (_block(reports, zone), _solid(reports, zone))]
    traces += [_border(), *_words(reports)]
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="reported-map",
        title=_reported_map_title(reports),
        subtitle=_reported_map_subtitle(reports),
        spec=maps.korea(
            traces,
            height=FRAME + ROWS,
            annotations=charts.headings(*(_heading(reports, zone) for zone in ZONES)),
            margin=charts.HEADED,
        ),
        alt=reports.alt,
        rests_on=(reports.parts, reports.totals, reports.zones, *_shares_beside(reports)),
        table=reports_table(reports),
        says=_says(reports),
    )


def _reported_map_subtitle(reports: Reports) -> str:
    if len(reports.codes) == len(PROVINCES):
        return _("Trainees of {year} as regional offices published them", year=reports.year)
    return _(
        "Trainees of {year} as regional offices published them; what has no edge is not reported", year=reports.year
    )


def _reported_map_title(reports: Reports) -> str:
    codes, whole = reports.codes, reports.whole
    if len(whole) == len(PROVINCES):
        return _all_have(reports.year)
    if len(codes) <= NAMED_AT_MOST:
        names = (
            labels.area(code) if code in whole else _("{province} (in part)", province=labels.area(code))
            for code in codes
        )
        return _("Reported so far for {year}: {names}", year=reports.year, names=", ".join(names))
    return _("Reported so far for {year}: {count} of 17 provinces", year=reports.year, count=len(whole))


def _heading(reports: Reports, zone: str) -> tuple[str, str]:
    done, missing = reports.of_zone(zone)
    whole, every = len(set(done) & set(reports.whole)), len(done + missing)
    told = {"zone": labels.short_area(zone), "count": whole, "all": every}
    heading = _("{zone}: all {all}", **told) if whole == every else _("{zone}: {count} of {all}", **told)
    return heading, theme.ZONE[zone]


def _not_reported(count: int) -> str:
    return ngettext("not reported: {count} province", "not reported: {count} provinces", count)


def _block(reports: Reports, zone: str) -> Spec:
    _done, missing = reports.of_zone(zone)
    told = _not_reported(len(missing))
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


def _words(reports: Reports) -> list[Spec]:
    """Name and total on the provinces that have room, and one word on each block, or led to it from the sea.

    Where many have reported the totals of neighbours would meet: the bars have them.
    """
    places, few = boundaries.points("label"), len(reports.codes) <= NAMED_AT_MOST
    named = {
        code: f"<b>{labels.short_area(code)}</b>{f'<br>{_broken(reports.short(code))}' * few}"
        for code in reports.codes
        if code in by_language(NAMED)
    }
    absent = [reports.of_zone(zone)[1] for zone in ZONES]
    blocks = [code for missing in absent for code in [one for one in ROOMY if one in missing][:1]]
    led = [code for code in blocks if code in OFF_SHORE]
    within = [code for code in blocks if code not in led]
    inside = maps.points(
        [places[code] for code in (*named, *within)],
        texts=[*named.values(), *(_("not reported") for _one in within)],
        mode="text",
        textposition="middle center",
        textfont={"size": 11, "color": [theme.BACKGROUND] * len(named) + [theme.TEXT] * len(within)},
    )
    return [inside, *(trace for code in led for trace in _off_shore(code, places[code]))]


def _off_shore(code: str, place: tuple[float, float]) -> list[Spec]:
    """The word of a block in the sea before it, and the line that leads there."""
    font = {"size": 11, "color": theme.TEXT}
    north, east = OFF_SHORE[code]
    word = maps.points(
        [(north - 0.08, east)],
        texts=[_("not reported")],
        mode="text",
        textposition="bottom center",
        textfont=font,
        meta=maps.LED,
    )
    return [maps.leaders([((north, east), place)]), word]  # which begins off the word


def _broken(text: str) -> str:
    return text.replace(" (", "<br>(")


def _says(reports: Reports) -> tuple[str, ...]:
    told = [
        _("**Solid is as reported**, by the office.")
        if len(reports.codes) == len(PROVINCES)
        else _(
            "**Solid is as reported**, by the office; the rest of a zone is one block, inside which nothing is known."
        )
    ]
    if reports.heads:
        told.append(_headcount(reports))
    if not reports.one_way:
        told.append(_("**Not to be added up or ranked**: the provinces count on different bases or in different ways."))
    told += [_zone_share(reports, zone) for zone in reports.zones.table["area"]]
    if len(reports.whole) < len(PROVINCES):
        told.append(
            _(
                "**The undated share stays what it is**: it is not used to work out what the other provinces should have."
            )
            if any(one.year is None for one in reports.shares.rows)
            else _("**The share of the capital area** is not used to work out what the other provinces should have.")
        )
    return tuple(told)


def _headcount(reports: Reports) -> str:
    """The headcount of Korea that was sent, in the place of a sum; else why there is none."""
    found = next((row for row in reports.totals.rows if row.area == KOREA), None)
    if found is None:
        return str(HEADCOUNT)
    return _(
        "**Korea, {year}: {people}**, each counted once ({kind}). The headcounts of the provinces are not added up: "
        "a person in several provinces or categories would count more than once.",
        people=words.full(found.number, "people"),
        kind=words.kind(found),
        year=reports.year,
    )


def _undated(reports: Reports, zone: str) -> list[Value]:
    """The share of a zone that was printed or sent without a year."""
    return [one for one in reports.shares.rows if (one.area, one.category, one.year) == (zone, "trainees", None)]


def _shares_beside(reports: Reports) -> list[Indicator]:
    """The shares that stand beside those of complete zones."""
    beside = [row for zone in reports.zones.table["area"] for row in _undated(reports, zone)]
    return [reports.shares.only(*beside)] if beside else []


def _zone_share(reports: Reports, zone: str) -> str:
    """The share of a complete zone, beside the one that was printed or sent where there is one."""
    found = reports.zones.row(area=zone)
    told = {
        "zone": labels.area(zone),
        "share": words.full(found.number, "percent"),
        "year": reports.year,
        "status": words.kind(found),
        "assumption": str(reports.zones.assumptions["whole"]),
    }
    undated = _undated(reports, zone)
    if not undated:
        return _("**{zone} is complete**: {share} of the trainees of {year} ({status}). {assumption}", **told)
    return _(
        "**{zone} is complete**: {share} of the trainees of {year} ({status}), beside {undated} ({undated_status}, undated). "
        "{assumption}",
        undated=words.stated(undated[0], "percent"),
        undated_status=words.kind(undated[0]),
        **told,
    )


# Who has reported, who is missing, and what the index of concentration says and refuses.


def meter(state: State, *, year: int) -> str:
    """How many provinces have reported a year, with the share of residents where they are known, in one sentence."""
    reported, covered = (
        state.compute(name, year=year) for name in ("provinces_reported_count", "residents_covered_pct")
    )
    count = int(reported.value())
    if count == len(PROVINCES):
        return _all_have(year)
    if covered.table.empty:
        return ngettext(
            "{count} of 17 provinces has reported for {year}",
            "{count} of 17 provinces have reported for {year}",
            count,
            year=reported.row().year,
        )
    return ngettext(
        "{count} of 17 provinces, {share} of residents, has reported for {year}",
        "{count} of 17 provinces, {share} of residents, have reported for {year}",
        count,
        share=words.full(covered.value(), "percent"),
        year=reported.row().year,
    )


def _all_have(year: int) -> str:
    return _("All 17 provinces have reported {year}", year=year)


def missing(state: State, *, year: int) -> tuple[str, ...]:
    """The provinces that have not reported a year, by name: a sentence, or none where all have."""
    names = ", ".join(map(_missing_of, state.compute("provinces_reported_count", year=year).refusals))
    return (_("Missing: {names}", names=names),) if names else ()


def _missing_of(refusal: Refusal) -> str:
    """A province, with the category that is missing where it has reported the other."""
    name = labels.short_area(refusal.area)
    if refusal.category is None:
        return name
    category = labels.word("trainee_category", refusal.category)
    return _("{province} ({category})", province=name, category=category)


# Who has reported, on tiles of one size: solid where a province has, open where an estimate still stands.


TILE: Final = 60  # pixels
IN_A_ROW: Final = 4  # squares of the strip
SQUARE: Final = 12  # pixels of one; its name stands beside it, where it cannot be taken for that of the next row
STRIP: Final = 153  # pixels


def reporting_tiles(state: State, *, strip: bool = False) -> Figure:
    """The 17 provinces in the year of the state, as they lie or in rows, and in the sentence beneath which are missing."""
    reported = state.compute("provinces_reported_count", year=state.year)
    told, absent_by_name = meter(state, year=state.year), missing(state, year=state.year)
    states = {refusal.area: "half" if refusal.category else "nothing" for refusal in reported.refusals}
    found = {
        how_far: [code for code in PROVINCES if states.get(code, "all") == how_far]
        for how_far in ("all", "half", "nothing")
    }
    return Figure(
        id="reporting-tiles",
        title=told,
        subtitle=_("Provinces by whether their office has reported trainees of {year}", year=state.year),
        spec=charts.chart(
            [
                _tiles(codes, how_far, selected=state.province, strip=strip)
                for how_far, codes in found.items()
                if codes or how_far != "half"
            ],
            **(_IN_ROWS if strip else _AS_THEY_LIE),
            **charts.LEGEND,
        ),
        alt="".join(absent_by_name) or told,
        rests_on=(reported, state.compute("residents_covered_pct", year=state.year)),
        table=_reporting_tiles_table(states),
        says=absent_by_name,
    )


_NO_AXIS: Final = {"visible": False, "fixedrange": True}
_AS_THEY_LIE: Final[Spec] = {
    "height": 460,
    # One scale for both axes, so that the tiles lie as the provinces do on a wide slide too.
    "xaxis": _NO_AXIS | {"range": [-0.6, 3.6], "scaleanchor": "y", "constrain": "domain"},
    "yaxis": _NO_AXIS | {"range": [-5.6, 0.6]},
    "margin": {"l": 8, "r": 8, "t": 8, "b": 40, "pad": 4},
}
_IN_ROWS: Final[Spec] = {
    "height": STRIP,
    "xaxis": _NO_AXIS | {"range": [-0.1, IN_A_ROW - 0.2]},
    "yaxis": _NO_AXIS | {"range": [-((len(PROVINCES) - 1) // IN_A_ROW) - 0.5, 0.5]},
    "margin": {"l": 0, "r": 0, "t": 0, "b": 28, "pad": 0},
}


def _tiles(codes: list[str], state: str, *, selected: str | None, strip: bool) -> Spec:
    name, reported = _how_far(state), state == "all"
    places = [divmod(PROVINCES.index(code), IN_A_ROW) if strip else boundaries.TILES[code] for code in codes]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": f"{name} ({len(codes)})",
        "x": [column for _row, column in places],
        "y": [-row for row, _column in places],
        "customdata": codes,
        "text": [_marked(labels.short_area(code), code == selected) for code in codes],
        "textposition": "middle right" if strip else "middle center",
        "textfont": {"size": 10 if strip else 11, "color": theme.BACKGROUND if reported and not strip else theme.TEXT},
        "hovertext": [f"{labels.area(code)}<br>{name}" for code in codes],
        "hoverinfo": "text",
        "marker": {
            "symbol": "square",
            "size": SQUARE if strip else TILE,
            "color": theme.ACCENT if reported else theme.SURFACE,  # of both zones: the key names one colour
            "line": {"color": theme.BORDER if state == "nothing" else theme.INK, "width": 1.5},
        },
    }


def _how_far(state: str) -> str:
    return {"all": _("reported"), "half": _("reported in part"), "nothing": _("not reported")}[state]


def _reporting_tiles_table(states: dict[str, str]) -> Table:
    names = pd.Index([labels.area(code) for code in PROVINCES], name=_("Province"))
    told = [_how_far(states.get(code, "all")) for code in PROVINCES]
    return Table(frame=pd.DataFrame({_("State"): told}, index=names))


def _marked(name: str, chosen: bool) -> str:
    return f"<b>{name}</b>" if chosen else name


def who_reported(state: State) -> list[Part]:
    """The meter of the year of the filter, and who is missing."""
    said = (f"**{meter(state, year=state.year)}**", *missing(state, year=state.year))
    return [Sentence(text=text) for text in said]


def standing(training: Dataset, *, data: Data, year: int, today: date) -> Table:
    """How far each of the 17 provinces is, and how old its figures are: since the reference date, else the publication.

    Args:
        training: `regional_training`.
        data: the state that it is of; it knows the sources.
        year: the year asked for.
        today: the reader's day.
    """
    of_year = training.where(year=year)
    rows = [_standing(of_year.where(province=code), data, today) for code in PROVINCES]
    names = [labels.area(code) for code in PROVINCES]
    return Table(frame=pd.DataFrame(rows, index=pd.Index(names, name=_("Province"))).astype({_("Age, days"): "Int64"}))


def _standing(told: Dataset, data: Data, today: date) -> dict[str, Any]:
    reference = _latest(told.table["reference_date"].dropna())
    published = _latest(data.source(name).get("published") for name in told.sources)
    since = reference or published
    return {
        _("State"): _state(next(iter(sent(told).values()), {})),
        _("Reference date"): reference.isoformat() if reference else None,
        _("Provisional or final"): ", ".join(labels.word("finality", code) for code in _finalities(told)) or None,
        _("Published on"): published.isoformat() if published else None,
        _("Age, days"): (today - since).days if since else None,
    }


def _finalities(told: Dataset) -> list[str]:
    return list(dict.fromkeys(told.table["finality"].dropna()))


def _state(told: dict[str, str]) -> str:
    """What a province has sent in words; a category that it marks is told with the mark."""
    if not told:
        return _("not reported")
    marked = [
        f"{words.gap(told[name])}: {labels.word('trainee_category', name)}" for name in CATEGORIES if told.get(name)
    ]
    missing = [name for name in CATEGORIES if name not in told]
    first = _("missing: {category}", category=labels.word("trainee_category", missing[0])) if missing else _("reported")
    return "; ".join([first, *marked])


def _latest(days: Iterable[str | None]) -> date | None:
    """The latest of some days; a source that gives a month or a year only names no day."""
    return max((date.fromisoformat(day) for day in days if day and len(day) == len("2021-12-31")), default=None)


def concentration_table(hhi: Indicator) -> Table:
    """The index over the 17 provinces by base; where it is refused, the reason stands in its place."""
    rows = [
        {
            _("Base"): labels.word("base", row.category),
            _("Year"): words.year(row),
            _("Index"): row.number,
            _("Kind of figure"): words.kind(row),
        }
        for row in hhi.rows
    ]
    rows += [
        {
            _("Base"): labels.word("base", refusal.category or ""),
            _("Year"): str(refusal.year),
            _("Index"): None,
            _("Kind of figure"): str(refusal.reason),
        }
        for refusal in hhi.refusals
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Base")), digits=4)
