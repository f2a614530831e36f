"""What all stories share: numbers as they are said, what must be said beside them, questions."""

import re
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from components.figures import words
from components.figures.concentration.zones import lead
from components.figures.exhibit import Exhibit, Table
from components.figures.state import Data
from data import stewardship
from data.package import in_language, package
from data.sentences import CAVEAT_ID, caveats, caveats_named, true
from i18n import Message, _, message, spoken
from i18n.numbers import counts_as_korean
from indicators.dataset import Dataset, newest, years
from indicators.indicator import KOREA, PROVINCES, ZONES, Indicator
from indicators.offices import HEADS
from indicators.targets import TOGETHER
from indicators.zones import REST, rest_of

# Numbers as a speaker says them in a headline: half, 34만 5천 명; each language its own way.


def first_letter_up(sentence: str) -> str:
    """A sentence that begins with a counted word, as a headline."""
    return sentence[:1].upper() + sentence[1:]


def people(value: float) -> str:
    """A count as it is said in full: 345,000, in Korean 34만 5천 명 where it is round to the thousand."""
    return words.counted(spoken(value), "people")


def half(percent: float) -> str:
    """A share that rounds to one half: half, in Korean with its number."""
    return words.full(percent, "percent") if counts_as_korean() else _("half")


def is_half(percent: float) -> bool:
    """Whether a speaker may call a share one half."""
    return round(percent) == 50


def above(index: float) -> str:
    """How far an index stands above its base of 100: 36% above, 1.36배."""
    if counts_as_korean():
        return words.full(index / 100, "ratio")
    return _("{percent} above", percent=words.full(index - 100, "percent", digits=0))


# What must be said on a slide itself: short sentences that name the caveat behind them.


PEOPLE_OR_ENROLMENTS: Final = message("People or enrolments: not stated (I-07).")
NO_PART_OF_RESIDENTS: Final = message("The share of the population that is printed beside it has no year (I-01).")
NO_AVERAGE: Final = message("No average growth a year is given: it would hide the fall.")
ONE_CARD: Final = message(
    "One learning card replaced two in January 2020: part of the shift may be classification (I-26)."
)
UNDATED_SHARE: Final = message("The share has no year; it is of participants and facilities in one figure (I-06).")
SENT_UNDATED: Final = message(
    "Quote the share as it was sent, say whose it is and that it has no year. "
    "The shares beside it are computed from counts; their year stands on the cards. "
    "The source prints a share of its own: say that the two may count different things."
)
PLACE_UNKNOWN: Final = message("Provider, workplace or home: which place is counted is not stated (I-27).")
TWO_RATES: Final = message(
    "Whether the implementation rate is today's or the target is uncertain; neither rate has a year (I-05)."
)
NO_SUBTRACTION: Final = message(
    "All years together, in fields of its own; whether its supply counts training is not stated: no subtraction (I-08)."
)
NOT_THE_TABLE: Final = message(
    "No years, and probably other definitions: not set against the yearly table (I-02, I-10)."
)
OTHER_DEFINITIONS: Final = message(
    "Years and definitions probably differ: not set against the yearly table (I-02, I-10)."
)
OWNERS: Final = message("“Business owners” in the source most likely means employees (I-03).")
TALKS: Final = message("Talks are not recognition; “signed” is inferred from a printed year (I-09).")
IF_IT_HELD: Final = message("Estimated: the undated share is taken to hold for the trainees of {year} (I-06, I-07).")
BY_ITS_YEAR: Final = message("Estimated: the share of {year} is applied to the trainees of that year (I-07).")
AS_COUNTED: Final = message("Korea and its zones as the national authority has counted them.")
OF_OFFICES: Final = message("Only what the offices report: on which basis they count stands in their table.")
UNDATED_GOALS: Final = (
    "undated as_is_to_be_gap(category=unemployed) and undated as_is_to_be_gap(category=employer_training)"
)
UNDATED_LEADS: Final = "undated metropolitan_share_pct(area=KR-CAP,category=trainees)"
NO_BEST_BASE: Final = message(
    "The numerator has no year (I-06); employees by place of work, the best base, are not in the data."
)
NO_RANK: Final = message("Every province of a zone has the same quotient by construction: no ranking.")
SAY_THE_BASIS: Final = message("Say on which basis: place of provider, of work or of residence.")
NO_SIGNING_YEAR: Final = message("The year that the list prints beside talks is not a year of signing (I-09).")
A_REGISTER: Final = message("APEC Architect is a register, not an agreement; talks are not recognition (I-09).")
MEMBERS_NOW: Final = message("Members as of today, Timor-Leste since 2025; states as of the list (I-09).")
ONE_STATE: Final = message("One state is a point: the agreement does not bind the rest of the economy (I-09).")
SCOPE_NOTES: Final = message("Scope as the qualifications agency and the engineers' association describe it.")
LISTS_OF_YEARS: Final = message("Lists of different years; accords recognise degrees, not licences (I-09).")
THREE_VOICES: Final = message("Obstacles were pointed out, solutions were cited by participants (I-24).")
OUR_SUGGESTION: Final = message("Not known is not none. Counting as the next step is our suggestion (I-24).")


# Limits that an update can make untrue: the claims, or the caveat that they say in short, and what is said instead.
WHILE: Final[dict[Message | str, tuple[str, Message | None]]] = {
    NO_PART_OF_RESIDENTS: ("I-01", None),
    NO_AVERAGE: (
        "below min:trainees_change_pct(category=total) 0",
        message("No average growth a year is given: it would hide the years between."),
    ),
    TWO_RATES: (
        "undated sme_participation(measure=participation_rate_pct) "
        "and undated sme_participation(measure=implementation_rate_pct) "
        "and none sme_participation(measure=implementation_rate_pct,firm_size=10_299,role=as_is) "
        "and none sme_participation(measure=implementation_rate_pct,firm_size=10_299,role=to_be)",
        None,
    ),
    UNDATED_SHARE: (f"{UNDATED_LEADS} and none zone_shares(year=none,status=national)", None),
    NO_BEST_BASE: (UNDATED_LEADS, message("Employees by place of work, the best base, are not in the data.")),
    ONE_STATE: ("I-09", None),
    NO_SIGNING_YEAR: ("I-09", None),
    NOT_THE_TABLE: (f"I-02 and {UNDATED_GOALS}", OTHER_DEFINITIONS),
    OTHER_DEFINITIONS: ("I-02", None),
}


def said(data: Data, *limits: Message | str) -> tuple[str, ...]:
    """Limits in the reader's language, as far as they hold of the data, with the numbers of cautions that are not silent."""
    holding = (_holding(limit, data) for limit in limits)
    return tuple(_numbered(str(told), data) for told in holding if told is not None)


NUMBERS: Final = re.compile(rf"(?P<gap>\s?)\({CAVEAT_ID.pattern}(?:, {CAVEAT_ID.pattern})*\)")


def _numbered(limit: str, data: Data) -> str:
    def left(found: re.Match[str]) -> str:
        known = [one.id for one in caveats(data, ids=caveats_named(found[0]))]
        return f"{found['gap']}({', '.join(known)})" if known else ""

    return NUMBERS.sub(left, limit)


def of_place(shares: Indicator) -> Message:
    """What must be said of the place that the share of training counts."""
    led = lead(shares)
    if led.rest:
        return REST[led.rest]
    return OF_OFFICES if led.of_offices else AS_COUNTED if led.counted else PLACE_UNKNOWN


def what_it_rests_on(found: Indicator) -> tuple[Message, ...]:
    """What must be said of trainees by zone or by province: which share is applied to which year; nothing of none."""
    if not found.rows:
        return ()
    if found.rows[0].status == "computed":
        return (AS_COUNTED,)
    if found.rows[0].status != "estimated":
        rest = rest_of(found, found.rows[0].year)
        return (REST[rest] if rest else OF_OFFICES, *((PEOPLE_OR_ENROLMENTS,) if "I-07" in found.caveats else ()))
    of = IF_IT_HELD if "undated" in found.flags else BY_ITS_YEAR
    return (message(of.text, year=found.rows[0].year),)


def _holding(limit: Message | str, data: Data) -> Message | str | None:
    """A limit, or what is said instead of one that an update has made untrue."""
    if limit not in WHILE:
        return limit
    condition, instead = WHILE[limit]
    if all(_is_so(part, data) for part in condition.split(" and ")):
        return limit
    return None if instead is None else _holding(instead, data)


def _is_so(part: str, data: Data) -> bool:
    return bool(caveats(data, ids=(part,))) if part.startswith("I-") else true(part, data)


# The checklist: questions whose answers would make the figures comparable, each with who can answer it or has answered it.


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question.

    Attributes:
        asked: what the sources leave open.
        dataset: whose owner can answer it.
        allows: what the answer would allow.
        answers: what is in, each with who sent it and when.
        left: what is still to be answered; "" once all is.
    """

    asked: str
    dataset: str
    allows: str
    answers: tuple[str, ...] = ()
    left: str = ""

    @property
    def state(self) -> str:
        """Answered, in part or open, in words."""
        if not self.answers:
            return _("open")
        told = "; ".join(self.answers)
        if self.left:
            return _("answered in part: {answers}; still open: {left}", answers=told, left=self.left)
        return _("answered: {answers}", answers=told)


def questions(outlook: Data) -> list[Question]:
    """The questions, each as far as what was sent answers it."""
    return [_how_counted(outlook), _which_share(outlook), _which_goals(outlook), _every_province(outlook)]


def _how_counted(data: Data) -> Question:
    heads = _newest(data.dataset("trainees_by_zone").where(area=KOREA, category="total", counting=HEADS))
    told = (_("people of {year} ({sent})", year=newest(heads), sent=_sent(data, heads)),) if heads.rows else ()
    return Question(
        asked=_("Are people or enrolments counted? (I-07)"),
        dataset="trainees",
        allows=_("Shares of residents and of workers"),
        answers=told,
        left="" if told else _("open"),
    )


def _which_share(data: Data) -> Question:
    led = lead(data.compute("metropolitan_share_pct"))
    behind = _newest(data.dataset("zone_shares").where(zone=ZONES), led.year)
    if led.of_offices:
        behind = _newest(data.dataset("regional_training"), led.year)
    elif led.counted:
        behind = _newest(data.dataset("trainees_by_zone").where(area=ZONES, category="total"), led.year)
    has_place = "basis" in behind.table and not behind.table["basis"].isna().any() and not led.whole
    told = _("share of {year} ({sent})", year=led.year, sent=_sent(data, behind)) if led.year else ""
    return Question(
        asked=_("Of which year is the share of the capital area, and which place does it count? (I-06, I-27)"),
        dataset="zone_shares",
        allows=_("Trainees by zone without an assumption"),
        answers=(told,) if told else (),
        left="" if told and has_place else _("which place it counts"),
    )


def _which_goals(data: Data) -> Question:
    goals = data.dataset("policy_targets").where(measure=TOGETHER)
    dated = replace(goals, table=goals.table.dropna(subset="target_year"))
    until = ", ".join(str(year) for year in sorted({int(row.target_year) for row in dated.rows}))
    told = _("goals until {years} ({sent})", years=until, sent=_sent(data, dated)) if until else ""
    all_dated = len(dated.rows) == len(goals.rows)
    return Question(
        asked=_("From which year and to which year do the goals run? (I-02, I-10)"),
        dataset="policy_targets",
        allows=_("Progress towards the goals"),
        answers=(told,) if told else (),
        left=_("from which year") if all_dated else _("from which year, and until which all of them run"),
    )


def _every_province(data: Data) -> Question:
    offices = data.dataset("regional_training")
    counted = {year: data.compute("provinces_reported_count", year=year).value() for year in years(offices)}
    whole = [year for year, count in counted.items() if count == len(PROVINCES)]
    sent = _sent(data, _newest(offices, whole[-1])) if whole else ""
    return Question(
        asked=_("How many trainees does each of the provinces count? (I-06)"),
        dataset="regional_training",
        allows=_("Provinces side by side"),
        answers=(_("trainees by province for {year} ({sent})", year=whole[-1], sent=sent),) if whole else (),
        left="" if whole else _("open"),
    )


def _newest(of: Dataset, year: int | None = None) -> Dataset:
    """The rows of a year, of the newest unless said."""
    return of.where(year=newest(of) if year is None else year) if years(of) else of


def _sent(data: Data, rows: Dataset) -> str:
    """Who sent rows, and when the last of them came."""
    days = [str(data.source(name).get("published", "")) for name in rows.sources]
    return "; ".join(part for part in (stewardship.owner(rows.name), max(days, default="")) if part)


def open_questions(outlook: Data, asked: list[Question]) -> Exhibit:
    """The questions as a table."""
    rows = [
        {
            _("Question"): one.asked,
            _("Who can answer"): stewardship.owner(one.dataset),
            _("What the answer allows"): one.allows,
            _("State"): one.state,
        }
        for one in asked
    ]
    return Exhibit(
        id="open-questions",
        title=_("What would make these figures comparable"),
        subtitle=_("Questions that the sources leave open, who can answer them, and what was sent since"),
        table=Table(frame=pd.DataFrame(rows).set_index(_("Question"))),
        rests_on=(outlook.compute("provinces_reported_count"),),
        lists=tuple(outlook.dataset(name) for name in ("trainees", "zone_shares", "policy_targets")),
    )


# What a slide shows that has no figure yet: what is missing, who publishes it, and where it is handed in.


def missing(outlook: Data, found: Indicator, *needs: str) -> tuple[str, Exhibit] | None:
    """The first of the tables that an indicator needs without the year that it refuses, and what is to be done about it.

    None where the indicator has values, or where each table has that year: then it is refused for another reason.
    """
    year = next((one.year for one in found.refusals if one.year), None)
    lacking = [name for name in needs if year and year not in years(outlook.dataset(name))]
    if found.rows or not lacking:
        return None
    rows = [
        {
            _("What is awaited"): _("{table}, {year}", table=in_language(package().resource(name), "title"), year=year),
            _("Who publishes it"): stewardship.owner(name),
            _("How it comes in"): _("With the template on the page “Update the data”"),
        }
        for name in lacking
    ]
    told = Exhibit(
        id=f"missing-{found.id}",
        title=_("What this figure waits for"),
        subtitle=_("Figures of {year} are made of tables of that year alone", year=year),
        table=Table(frame=pd.DataFrame(rows).set_index(_("What is awaited"))),
        rests_on=(found,),
        lists=tuple(outlook.dataset(name) for name in lacking),
    )
    return f"/data?dataset={lacking[0]}", told
