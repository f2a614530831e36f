"""Estimates by province, on request."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.exhibit import Figure, Spec, Table
from components.figures.state import State
from data import labels
from geo import boundaries
from i18n import _, message
from i18n.numbers import brief
from indicators.dataset import IndicatorError
from indicators.indicator import CAPITAL, PROVINCES, Indicator, Value, zone_of
from indicators.provinces import BY_RESIDENTS
from indicators.zones import PRINTED_YEAR

# Trainees by province, estimated by residents if the capital area held a share in a year: what map, bars and cards share.


BY = "residents"
AS_REPORTED = message("as reported")


@dataclass(frozen=True, kw_only=True, eq=False)
class Estimates:
    """The estimate of each province; what its office has reported stands in its place.

    Attributes:
        estimate: `trainees_by_province`, with the share that is assumed.
        per_point: `trainees_per_share_point`.
        share: the capital area's share that is assumed, percent.
        known: the value of it, where it is one of the data; None where it is the reader's.
        year: of the estimates.
        reported: `regional_trainees` of the same year.
    """

    estimate: Indicator
    per_point: Indicator
    share: float
    known: Value | None
    year: int
    reported: Indicator

    @property
    def given(self) -> dict[str, Value]:
        """What has been reported, by province: no estimate is shown there."""
        known = set(self.reported.table["area"])
        return {code: self.reported.row(area=code) for code in PROVINCES if code in known}

    @property
    def codes(self) -> list[str]:
        """The provinces that are only estimated, in the order of the codes."""
        return [code for code in PROVINCES if code not in self.given]

    @property
    def rests_on(self) -> tuple[Indicator, ...]:
        """The estimate and what moves it, and the reports where there are any."""
        return (self.estimate, self.per_point, *((self.reported,) if self.given else ()))

    @property
    def largest(self) -> float:
        """The largest number to be drawn."""
        return max(self.number(code) for code in PROVINCES)

    def row(self, code: str) -> Value:
        """The estimate of a province, or what it has reported."""
        return self.given.get(code) or self.estimate.row(area=code, category=BY)

    def number(self, code: str) -> float:
        """The same as a number."""
        return self.row(code).number

    def short(self, code: str) -> str:
        """The estimate in short, about: about 192k, 약 19.2만; the number where it is reported, with its flags."""
        text = brief(self.number(code))
        return words.flagged(text, self.given[code]) if code in self.given else labels.bounded(text, "about")

    def moved(self, code: str) -> str:
        """How each point of the share moves the estimate of a province: about −6,100."""
        return moved(self.per_point, code)

    def hover(self, code: str) -> str:
        """What is told of a province: name, year, number, what moves it, status."""
        found = self.row(code)
        head = f"{labels.area(code)}, {found.year}"
        if code in self.given:
            told = words.full(found.number, "trainees")
            return f"{head}<br>{told}<br>{words.kind(found)} · {AS_REPORTED}"
        told = words.rounded(found.number, "trainees", figures=3)
        each = _("each point of the share: {people}", people=self.moved(code))
        return f"{head}<br>{told}<br>{each}<br>{words.kind(found)}"

    @property
    def told(self) -> str:
        """The share that is assumed, in words; one of the data with its bound."""
        return _in_words(self.share, self.known)

    @property
    def of_its_year(self) -> bool:
        """Whether the share is one that the data hold for the year: then it is no assumption."""
        return self.known is not None and self.known.year is not None

    @property
    def assumed(self) -> str:
        """What the estimates assume, in a sentence."""
        if self.of_its_year:
            return _(
                "**Assumed:** trainees spread by residents inside a zone, which is not known; another weight gives other "
                "numbers. The capital area's {share} is a figure of {year}.",
                share=self.told,
                year=self.year,
            )
        return _(
            "**Assumed:** the capital area held {share} in {year}, and trainees spread by residents inside a zone. "
            "Neither is known; another share or another weight gives other numbers.",
            share=self.told,
            year=self.year,
        )

    @property
    def alt(self) -> str:
        """All estimates and reported numbers in words."""
        told = {code: f"{self.short(code)} ({AS_REPORTED})" for code in self.given}
        return "; ".join(f"{labels.area(code)}: {told.get(code) or self.short(code)}" for code in PROVINCES)

    def table(self) -> Table:
        """The estimate of each province and what moves it, or what it has reported, in the order of the codes: no rank."""
        estimated = set(self.codes)
        rows = [
            {
                _("Estimate, by residents"): self.number(code) if code in estimated else None,
                _("For each point of the share"): self.moved(code) if code in estimated else "–",
                **({_("As reported"): self.given[code].number if code in self.given else None} if self.given else {}),
                _("Kind of figure"): words.kind(self.row(code)),
            }
            for code in PROVINCES
        ]
        index = pd.Index([labels.area(code) for code in PROVINCES], name=_("Province"))
        return Table(frame=pd.DataFrame(rows, index=index))


def gathered(state: State) -> Estimates | None:
    """The estimates of a state, with its `share`, and what has been reported; None where estimates are refused."""
    found = by_residents(state)
    if found.table.empty:
        return None
    return Estimates(
        estimate=found,
        per_point=state.compute("trainees_per_share_point", year=state.year),
        share=assumed_share(state),
        known=share_of_data(state),
        year=state.year,
        reported=state.compute("regional_trainees", year=state.year),
    )


def by_residents(state: State) -> Indicator:
    """The estimate that pages show, of the year of a state and with its `share`: that by residents and no other."""
    both = state.compute("trainees_by_province", year=state.year, **own_share(state))
    shown = both.only(*(row for row in both.rows if row.category == BY))
    return replace(shown, assumptions={**shown.assumptions, "spread": BY_RESIDENTS})


def estimates(state: State) -> Estimates | None:
    """The same; None too once all provinces have reported."""
    missing = state.compute("provinces_reported_count", year=state.year).refusals
    return gathered(state) if missing else None


def known_share(state: State) -> Value | None:
    """The capital area's share of training that the data hold for the year, else the undated one; None where neither is.

    The undated one is applied to a single year, and the estimates of all others are refused.
    """
    rows = [row for row in state.compute("metropolitan_share_pct").rows if row.area == CAPITAL]
    found = {row.year: row for row in rows if row.category == "trainees"}
    return found.get(state.year) or found.get(None)


def share_of_data(state: State) -> Value | None:
    """The known share where the reader has set none; with a year it is no assumption."""
    return None if own_share(state) else known_share(state)


def own_share(state: State) -> dict[str, float]:
    """The reader's share as a parameter of the estimate; nothing where the known one stands.

    Raises:
        ValueError: what the address asks for is no share in percent.
    """
    if not (asked := state.choice("share")):
        return {}
    share = float(asked)
    if not 0 <= share <= 100:
        raise ValueError(asked)
    return {"capital_share_pct": share}


def assumed_share(state: State) -> float:
    """The share that the estimates of a state assume: the reader's, else the known one.

    Raises:
        IndicatorError: there is neither; then there is no estimate either.
    """
    if own := own_share(state):
        return own["capital_share_pct"]
    known = known_share(state)
    if known is None:
        raise IndicatorError(message("No share of training is applied to {year}.", year=state.year))
    return known.number


def share_in_words(state: State) -> str:
    """The same, in words; a known one with its bound."""
    return _in_words(assumed_share(state), share_of_data(state))


def _in_words(share: float, known: Value | None) -> str:
    return labels.bounded(words.full(share, "percent"), known.bound if known else "exact")


def share_stands(state: State, share: str) -> str:
    """Whose the share is that estimates begin with: printed without a year, or a figure of the year."""
    known = known_share(state)
    if known and known.year is None and words.was_sent(known.kind):
        return _("{share} was sent without a year; any other share is yours.", share=share)
    if known is None or known.year is None:
        return _("The source prints {share} without a year; any other share is yours.", share=share)
    return _("{share} is the figure of {year}; any other share is yours.", share=share, year=known.year)


def estimates_offered(state: State) -> str:
    """What opens the estimates: the year and what they rest on."""
    known = known_share(state)
    if known is None or known.year is None:
        return _("Show estimates for {year}, if the undated share held then", year=PRINTED_YEAR)
    return _("Show estimates for {year}, by the capital area's share of that year", year=known.year)


def moved(per_point: Indicator, code: str) -> str:
    """How each point of the capital area's share moves the estimate of a province: about −6,100."""
    return words.rounded_change(per_point.value(area=code), "trainees")


def share_told(state: State) -> str:
    """What share the estimates of a document assume, and where another can be: a share is no state of a file's page."""
    known = known_share(state)
    if known is None:
        return ""
    share = words.in_full(known, "percent")
    if known.year is None and words.was_sent(known.kind):
        stands = _(
            "The estimates assume the {share} that was sent without a year; another share is set on the dashboard.",
            share=share,
        )
    elif known.year is None:
        stands = _(
            "The estimates assume the {share} that the source prints without a year; another share is set on the dashboard.",
            share=share,
        )
    else:
        stands = _(
            "The estimates rest on the {share} of {year}; another share is set on the dashboard.",
            share=share,
            year=known.year,
        )
    return f"{stands} {moves(state)}"


def moves(state: State) -> str:
    """What each point of the share does: to the chosen province, else where it stands for each."""
    if not state.province:
        return _("What each point of it does to a province stands in the table.")
    return _(
        "Each point moves {province} by {people}.",
        province=labels.area(state.province),
        people=moved(state.compute("trainees_per_share_point"), state.province),
    )


def colours(codes: Iterable[str]) -> list[str]:
    """The colour of each province's zone."""
    return [theme.ZONE[zone_of(code)] for code in codes]


# Estimated trainees as hatched bars from zero; what is reported is solid.


def estimate_bars(found: Estimates, *, selected: str | None = None) -> Figure:
    """Bars with the number written beside each; beneath stands what is assumed."""
    names = [labels.short_area(code) for code in PROVINCES]
    return Figure(
        id="estimate-ranges",  # the name that stories of one's own were saved with
        title=title(found),
        subtitle=_estimate_bars_subtitle(found),
        spec=charts.chart(
            [_hatched(found, selected), *([_solid(found, selected)] if found.given else [])],
            height=560,
            barmode="overlay",
            xaxis=charts.value_axis(showgrid=False),
            yaxis=charts.category_axis(autorange="reversed", categoryorder="array", categoryarray=names),
        ),
        alt=found.alt,
        rests_on=found.rests_on,
        table=found.table(),
        says=(found.assumed, *(str(refusal.reason) for refusal in found.estimate.refusals)),
    )


def title(found: Estimates) -> str:
    """What the estimates are: the condition first, where the share is one."""
    if found.of_its_year:
        return _(
            "Trainees by province, spread by residents; share of the capital area in {year}: {share}",
            share=found.told,
            year=found.year,
        )
    return _(
        "If the capital area held {share} in {year}: trainees by province, spread by residents",
        share=found.told,
        year=found.year,
    )


def _estimate_bars_subtitle(found: Estimates) -> str:
    if found.given:
        return _(
            "Trainees, {year}; hatched: estimated; solid: as reported; in the order of the codes, no rank",
            year=found.year,
        )
    return _("Trainees, {year}; hatched: estimated; in the order of the codes, no rank", year=found.year)


def _hatched(found: Estimates, selected: str | None) -> Spec:
    fill = colours(found.codes)
    pattern = {**charts.HATCHED, "fgcolor": theme.BACKGROUND}
    marker = {"color": fill, "pattern": pattern, "line": {"color": fill, "width": 1.5}}
    return _bars(found, found.codes, selected, marker, name=_("Estimate"))


def _solid(found: Estimates, selected: str | None) -> Spec:
    marker = {"color": colours(found.given), "line": {"color": theme.INK, "width": 1.5}}
    told = [words.said(value) for value in found.given.values()]
    return _bars(found, found.given, selected, marker, name=_("As reported")) | {"meta": told}


def _bars(found: Estimates, codes: Collection[str], selected: str | None, marker: Spec, *, name: str) -> Spec:
    return charts.bars(
        name=name,
        names=[labels.short_area(code) for code in codes],
        values=[found.number(code) for code in codes],
        labels=[f"<b>{found.short(code)}</b>" if code == selected else found.short(code) for code in codes],
        customdata=list(codes),
        hover=[found.hover(code) for code in codes],
        orientation="h",
        marker=marker,
    )


# Estimated trainees as a hollow ring for each province; what is reported as a disc. A filled mark is read as fact.


LARGEST_RING = 70  # pixels across


def ring_map(found: Estimates, *, selected: str | None) -> Figure:
    """One ring for each province, a disc where it has reported; the area of a mark is the number."""
    border = {"line": {"color": theme.BORDER, "width": 0.8}}
    traces = [maps.areas("provinces", list(PROVINCES), theme.SURFACE, marker=border), _rings(found)]
    if found.given:
        traces.append(_discs(found))
    if selected:
        traces.append(maps.outline("provinces", [selected], width=2))
    return Figure(
        id="estimate-map",
        title=_map_title(found),
        subtitle=_estimate_map_subtitle(found),
        spec=maps.korea(traces, height=500),
        alt=found.alt,
        rests_on=found.rests_on,
        table=found.table(),
    )


def _map_title(found: Estimates) -> str:
    if found.of_its_year:
        return _(
            "Trainees of each province, estimated; share of the capital area in {year}: {share}",
            share=found.told,
            year=found.year,
        )
    return _("Trainees of each province if the capital area held {share} in {year}", share=found.told, year=found.year)


def _estimate_map_subtitle(found: Estimates) -> str:
    if found.given:
        return _(
            "Trainees, {year}; ring: estimated, spread by residents; filled: as reported, no estimate", year=found.year
        )
    return _("Trainees, {year}; ring: estimated, spread by residents of the zone; no rank", year=found.year)


def _rings(found: Estimates) -> Spec:
    style = {"symbol": "circle-open", "color": colours(found.codes), "line": {"width": 2}}
    return _marks(found, found.codes, style)


def _discs(found: Estimates) -> Spec:
    # The largest first, so that none hides a smaller one.
    codes = sorted(found.given, key=lambda code: -found.number(code))
    style = {"symbol": "circle", "color": colours(codes), "line": {"color": theme.INK, "width": 1.5}, "opacity": 1}
    return _marks(found, codes, style)


def _marks(found: Estimates, codes: list[str], style: Spec) -> Spec:
    places = boundaries.points("label")
    sizes = [LARGEST_RING * (found.number(code) / found.largest) ** 0.5 for code in codes]
    hover = [found.hover(code) for code in codes]
    marker = {"size": sizes, **style}
    return maps.points([places[code] for code in codes], customdata=codes, hover=hover, marker=marker)
