"""The text of a cell as a value of its column: numbers, years, dates; what must be asked."""

import re
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Final, cast

import numpy as np
import pandas as pd

from data.intake import codes
from data.intake.cells import SHOWN_BY_MISTAKE, STRUCK
from data.intake.codes import BLANK, Cell, FieldTitle, Label, key, plain, unreadable
from data.intake.problem import Fix, Question
from data.intake.upload import Against, Draft, Reading
from data.package import PANDAS_TYPES, source_columns, trainees, uploaded
from i18n import Message, message

# Yes and no as clerks write them.


YES: Final = ("true", "yes", "y", "1", "예", "해당", "o", "○")
NO: Final = ("false", "no", "n", "0", "아니오", "아니요", "해당없음", "×")


def boolean(text: str) -> Cell:
    """True or false; `x` is no answer here but the mark for what isn't available."""
    gap = Cell(missing="not_available") if codes.is_dash(text) else codes.missing(text)
    if gap:
        return gap
    found = key(text)
    return Cell(value=found in YES) if found in YES + NO else unreadable("cell-type")


# Dates as clerks write them: 2021-12-31, 2021. 12. 31., 2021년 12월 31일, 20211231.


ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WRITTEN: Final = re.compile(
    r"['’‘`]?(?P<year>[0-9]{4})\s*+[-./년]\s*+(?P<month>[0-9]{1,2})\s*+[-./월]\s*+(?P<day>[0-9]{1,2})(?:\s*+[.일])?"
    r"(?:\s*+(?:기준|현재))?(?:\s*+\([월화수목금토일]\))?(?:[ T]++0?0:00(?::00)?)?(?:\s+\((?P<shown>[^()]++)\))?"
)
"""A workbook's day of which its cell shows a part is followed by that: 2021-12-31 (2021-12)."""
TOGETHER: Final = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")


SERIAL: Final = re.compile(r"(?P<serial>[34][0-9]{4}|5[0-4][0-9]{3})(?:\.0+)?")
"""How Excel keeps a day of 1982 to 2050, and shows it where a cell lost its format: 44561."""
DAY_ZERO: Final = date(1899, 12, 30)  # Excel's day 0: the number 2021 shown as a date is 1905-07-13
LAST_OF: Final = re.compile(
    r"(?P<year>[0-9]{4})\s*+(?:[-./년]\s*+(?P<month>[0-9]{1,2})|년)?\s*+[.월]?\s*+(?P<end>말일?)?(?:\s*+(?:기준|현재))?"
)
TANGUN: Final = re.compile(
    r"(?:단기|단군\s?기원|檀紀|檀君紀元|(?:Dangi|Dangun)(?:\s+era)?)\s*+(?P<year>[0-9]{4})", re.IGNORECASE
)
BEFORE_CHRIST: Final = 2333
"""The era of Tangun, in law until 1961, began in that year: its 4354 is 2021."""


def common(text: str) -> str:
    """A plain text with a year of Tangun as one of the common era."""
    return TANGUN.sub(lambda found: str(int(found["year"]) - BEFORE_CHRIST), plain(text), count=1)


def month_end(text: str) -> date | None:
    """The last day of the month, or year, that a text names (2021-12, 2021년말, 2021); None for any other text."""
    found = LAST_OF.fullmatch(common(text))
    if not found:
        return None
    try:
        year, month = int(found["year"]), int(found["month"] or LAST_MONTH)
        return date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None


def day(text: str) -> Cell:
    """A date, in ISO form as bundled data hold it."""
    gap = Cell(missing="not_available") if codes.is_dash(text) else codes.missing(text)
    if gap:
        return gap
    named = LAST_OF.fullmatch(common(text))
    found = parsed(common(text)) or (month_end(text) if named and named["end"] else None)
    if not found:
        return unreadable("cell-type")
    value = found.isoformat()
    return Cell(value=value, fix=None if ISO.fullmatch(text) else message("Read as the date {day}.", day=value))


def parsed(text: str) -> date | None:
    """The date that a text names; None when it names none."""
    if serial := SERIAL.fullmatch(text):
        return DAY_ZERO + timedelta(days=int(serial["serial"]))
    found = WRITTEN.fullmatch(text) or TOGETHER.fullmatch(text)
    if not found:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


# Marks behind a figure that say how final it is: 1,234p, 2021(잠정), 1,234 r.


MARK: Final = re.compile(
    r"(?P<figure>.*[0-9명인개소년도%])\s*\(?(?P<mark>p|r|ᵖ|ʳ|잠정치?|수정치?|확정치?)\)?", re.IGNORECASE
)
MEANING: Final = {
    "p": "provisional",
    "ᵖ": "provisional",
    "잠정": "provisional",
    "확정": "final",
} | dict.fromkeys("rʳ", "revised")


def split(text: str) -> tuple[str, str]:
    """The figure without its mark, and the code of the mark ("" where there is none)."""
    found = MARK.fullmatch(text)
    if not found:
        return text, ""
    mark = found["mark"].lower().removesuffix("치")
    return found["figure"].strip(), MEANING.get(mark, "revised")


# Numbers as clerks write them: 1,234명, △123, 1.2만, '1234, full-width digits, a decimal comma.


BARE: Final = re.compile(r"-?[0-9]{1,15}")
BARE_FRACTION: Final = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,6}")
WRITTEN_NUMBER: Final = re.compile(
    r"['’‘`]?\s*+(?P<sign>[-−–+△▲])?\s*+(?P<digits>[0-9](?:[., ]*+[0-9])*+)\s*+(?P<times>십만|백만|천|만|억)?\s*+"
    r"(?P<unit>명|인|개소|개|과정|건|원|%|퍼센트|people|persons?|trainees|courses|firms)?\.?",
    re.IGNORECASE,
)
TIMES: Final = {"천": 1_000, "만": 10_000, "십만": 100_000, "백만": 1_000_000, "억": 100_000_000}
DECIMAL_POINT: Final = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]{0,2}( [0-9]{3})+)(\.[0-9]+)?")
DECIMAL_COMMA: Final = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+|[1-9][0-9]{0,2}( [0-9]{3})+),[0-9]+")
POINTS_IN_GROUPS: Final = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3}){2,}")
OF_TWO_MEANINGS: Final = re.compile(r"[0-9]{1,3}\.0{3}|[0-9]+,(?:0{1,2}|0{4,})")
"""43.000 people are 43,000 where points part thousands; 43,00 may lack a digit."""
TRIANGLES: Final = ("△", "▲")
MINUS: Final = ("-", "−", "–", *TRIANGLES)
LARGEST: Final = 10**15  # beyond it a float is no longer exact, and no figure of this policy is near it
MARKED: Final[dict[str, Message]] = {
    "provisional": message("The mark behind the figure is read as provisional."),
    "revised": message("The mark behind the figure is read as revised."),
    "final": message("The mark behind the figure is read as final."),
}
FORM: Final = message("Read as a plain number, without separators, spaces and unit.")


# What counts something else than a field does: a share or an amount of money is no number of people.
OF_PEOPLE: Final = re.compile(r"%|퍼센트|percent|원|개소|개|과정|courses|firms", re.IGNORECASE)
OF_OTHERS: Final = {
    "people": OF_PEOPLE,
    "trainees": OF_PEOPLE,
    "courses": re.compile(r"%|퍼센트|percent|원|명|인|people|persons?|trainees|firms", re.IGNORECASE),
    "firms": re.compile(r"%|퍼센트|percent|원|명|인|people|persons?|trainees|courses", re.IGNORECASE),
    "percent": re.compile(r"원|명|인|개소|개|과정|건|people|persons?|trainees|courses|firms", re.IGNORECASE),
}
DUST: Final = Decimal("0.000001")  # what binary arithmetic leaves of a whole number, and no table prints


def number(text: str, *, whole: bool, scale: int = 1, dash: str | None = None, unit: str = "") -> Cell:
    """A number, `scale` times as large as written unless the cell has a multiplier of its own (1.2만).

    Args:
        text: the cell.
        whole: whether fractions are refused.
        scale: what the unit line of the file says, such as 1,000 for 천명.
        dash: what a lone dash means, as far as the uploader has said (`nil`, `missing`).
        unit: that of the field, which no other may contradict.
    """
    if BARE.fullmatch(text) or (not whole and BARE_FRACTION.fullmatch(text)):
        return _cell(Decimal(text) * scale, whole=whole)
    if codes.is_dash(text):
        return codes.dash(dash)
    return codes.missing(text) or _written_number(text, whole=whole, scale=scale, unit=unit)


def _written_number(text: str, *, whole: bool, scale: int, unit: str) -> Cell:
    figure, final = split(plain(text))
    found = WRITTEN_NUMBER.fullmatch(figure)
    size = _size(found["digits"]) if found else None
    if found is None or size is None:
        return unreadable("cell-type")
    if whole and scale == 1 and not found["times"] and OF_TWO_MEANINGS.fullmatch(found["digits"]):
        return unreadable("cell-type")
    if found["unit"] and unit in OF_OTHERS and OF_OTHERS[unit].fullmatch(found["unit"]):
        return unreadable("cell-type")
    sign = -1 if found["sign"] in MINUS else 1
    value = sign * size * (TIMES[found["times"]] if found["times"] else scale)
    fix = MARKED[final] if final else _fix(found, value)
    nearest = value.to_integral_value()
    if whole and value != nearest and abs(value - nearest) < DUST:
        return _cell(nearest, whole=True, fix=message("Read as {value}.", value=_plain(nearest)), finality=final)
    return _cell(value, whole=whole, fix=fix, finality=final)


def _size(digits: str) -> Decimal | None:
    if DECIMAL_POINT.fullmatch(digits):
        return Decimal(digits.replace(",", "").replace(" ", ""))
    if DECIMAL_COMMA.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(" ", "").replace(",", "."))
    return Decimal(digits.replace(".", "")) if POINTS_IN_GROUPS.fullmatch(digits) else None


def _fix(found: re.Match[str], value: Decimal) -> Message:
    if found["sign"] in TRIANGLES:
        return message("△ and ▲ are read as minus: {value}.", value=_plain(value))
    if found["times"] or not DECIMAL_POINT.fullmatch(found["digits"]):
        return message("Read as {value}.", value=_plain(value))
    return FORM


def _cell(value: Decimal, *, whole: bool, fix: Message | None = None, finality: str = "") -> Cell:
    if abs(value) >= LARGEST or (whole and value != value.to_integral_value()):
        return unreadable("cell-type")
    return Cell(value=int(value) if whole else float(value), fix=fix, finality=finality)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


# Years as clerks write them: 2021년, '21, 2021년도, 2021.12.31., and a year that Excel took for a date.


BARE_YEAR: Final = re.compile(r"[0-9]{4}")
WRITTEN_YEAR: Final = re.compile(
    r"(?:FY)?\s*+(?P<year>[0-9]{4})(?:\.0+)?\s*+(?:년도?|年度?)?\s*+(?:말|기준)?\.?", re.IGNORECASE
)
SHORT: Final = re.compile(r"(?:['’‘`](?P<marked>[0-9]{2})\s*(?:년도?)?|(?P<named>[0-9]{2})\s*년도?)\.?")
# The whole of a year, from its first month to its last: 2021.1~12월, 2021년 1월~12월, 2021.01.~2021.12.
FROM_TO: Final = re.compile(
    r"(?P<year>[0-9]{4})\s*+[-./년]?\s*+\(?0?1\s*+[.월]?(?:\s*+0?1\s*+[.일]?)?\s*+[~∼～-]\s*+(?:(?P=year)\s*+[-./년]\s*+)?12\s*+[.월]?"
    r"(?:\s*+31\s*+[.일]?)?\)?(?:\s*+(?:누계|누적|합계))?|(?P<whole>[0-9]{4})\s*+년?\s*+(?:연간(?:\s*+누계)?|1\s*+[~∼～-]\s*+4\s*+분기)"
)
# The last month stands for its year where people are counted at its end; what happened in a month did not in its year.
DECEMBER: Final = re.compile(r"(?P<year>[0-9]{4})\s*+[-./년]\s*+12\s*+[.월]?\s*+(?:말)?\s*+(?:기준)?")
OF_TWO_DIGITS: Final = re.compile(r"['’‘`]([0-9]{2})(?![0-9])")
LAST_MONTH: Final = 12
LAST_DAY: Final = 31


LAST_MONTH_QUESTION: Final = "december"
LAST_MONTHS: Final[dict[str, Message]] = {
    "year": message("The whole year: the figures were added up to the end of December"),
}


def year(text: str, *, december: bool = True) -> Cell:
    """A year, from a year or a date; `december` says that the last month stands for the whole of its year."""
    if BARE_YEAR.fullmatch(text):
        return Cell(value=int(text))
    if codes.is_dash(text):
        return Cell(missing="not_available")
    return codes.missing(text) or _written_year(text, december=december)


def serial(text: str) -> int | None:
    """The year that Excel shows as this date of 1905; None for any other text."""
    day = parsed(plain(text))
    return (day - DAY_ZERO).days if day and day.year == SHOWN_BY_MISTAKE else None


def names_december(text: str) -> bool:
    """Whether a text names the last month of a year or a day in it, and neither its end nor its last day."""
    figure = split(common(text))[0]
    day = parsed(figure)
    if day:
        return not SERIAL.fullmatch(figure) and day.month == LAST_MONTH and day.day != LAST_DAY
    return bool(DECEMBER.fullmatch(figure)) and not figure.endswith(("말", "기준"))


def _written_year(text: str, *, december: bool) -> Cell:
    if serial(text):
        return unreadable("cell-year-as-date")
    figure, final = split(common(text))
    if SERIAL.fullmatch(figure):
        return _year_of_serial(figure)
    if names_december(text) and not december:
        return Cell(missing="unreadable")  # the question blocks until it is answered
    span = FROM_TO.fullmatch(OF_TWO_DIGITS.sub(r"20\1", figure))
    found = span or WRITTEN_YEAR.fullmatch(figure.lstrip("'’‘`")) or DECEMBER.fullmatch(figure)
    short = SHORT.fullmatch(figure)
    day = parsed(figure)
    if short:
        value = 2000 + int(short["marked"] or short["named"])
    elif found or (day and day.month == LAST_MONTH):
        value = int(found["year"] or (span["whole"] if span else 0)) if found else day.year  # type: ignore[union-attr]
    else:
        return unreadable("cell-type")
    fix = MARKED[final] if final else message("Read as the year {year}.", year=str(value))
    return Cell(value=value, fix=fix, finality=final)


def _year_of_serial(figure: str) -> Cell:
    """The last day of a year stands for it; any other day may be one of a part of the year."""
    found = cast(date, parsed(figure))
    if (found.month, found.day) != (LAST_MONTH, LAST_DAY):
        return unreadable("cell-type")
    told = message(
        "It is the number by which Excel keeps {day}: read as the year {year}.", day=str(found), year=str(found.year)
    )
    return Cell(value=found.year, fix=told)


# Free text: taken as it stands, without the spaces around it.


def words(text: str) -> Cell:
    """The text itself; a blank cell is missing, and one of which a part is struck out says two things."""
    found = text.strip()
    if STRUCK in found:
        return unreadable("cell-type")
    return Cell(value=found) if found else BLANK


# One column of a file: which kind of value its field holds, and each different text read once.


Reader = Callable[[str], Cell]
PEOPLE = ("trainees", "people")


@dataclass(frozen=True, kw_only=True, eq=False)
class Column:
    """A column as it was understood: the meaning of each different text, and which text stands in which row."""

    field: dict[str, Any]
    texts: list[str]
    cells: list[Cell]
    places: "np.ndarray[Any, np.dtype[np.intp]]"

    @property
    def values(self) -> pd.Series:
        """Typed as bundled data are; empty where there is no value."""
        kind: Any = PANDAS_TYPES.get(self.field["type"], "str")
        return pd.Series(
            pd.Series([cell.value for cell in self.cells], dtype="object").astype(kind).array.take(self.places)
        )

    def each(self, attribute: str) -> pd.Series:
        """`missing`, `fault` or `finality` of each row, as text."""
        found = np.array([getattr(cell, attribute) for cell in self.cells], dtype=object)
        return pd.Series(found.take(self.places), dtype="str")

    def fixes(self, reading: Reading) -> Iterator[Fix]:
        """What was mended: cells mended in the same way are told once, with their number and the first of them."""
        mended = [number for number, cell in enumerate(self.cells) if cell.fix]
        if not mended:
            return
        rows, firsts = np.bincount(self.places), pd.Series(self.places).drop_duplicates().index
        first: dict[Message, int] = {}
        count: Counter[Message] = Counter()
        for number in mended:
            fix = cast(Message, self.cells[number].fix)
            first.setdefault(fix, number)
            count[fix] += int(rows[number])
        for fix, number in first.items():
            row, heading = reading.place(int(firsts[number]), self.field["name"])
            value = self.cells[number].value
            after = "" if value is None else str(value)
            yield Fix(message=fix, before=self.texts[number], after=after, row=row, column=heading, count=count[fix])


def column(texts: pd.Series, field: dict[str, Any], read: Reader) -> Column:
    """Read a column: as many texts as there are different ones, however long it is."""
    places, different = pd.factorize(texts)
    return Column(field=field, texts=list(different), cells=[read(text) for text in different], places=places)


def reader(
    field: dict[str, Any],
    *,
    texts: pd.Series,
    scale: int,
    against: Against,
    answers: Mapping[str, str],
    unsure: bool = False,
) -> Reader:
    """How the texts of a field are read; `texts` is the whole column, since one number may explain another.

    `unsure` says that what its numbers are to be multiplied by is not known yet.
    """
    kind = codes.list_of(field, against.resource)
    if kind == "provinces":
        return _provinces(texts, against, answers)
    if kind:
        among = codes.allowed(field, kind)
        return lambda text: codes.code(text, kind=kind, among=among)
    if is_year(field):
        stands = not trainees(against.resource) or answers.get(LAST_MONTH_QUESTION) in LAST_MONTHS
        return partial(year, december=stands)
    if is_number(field):
        scaled, dash = _scaled(field, against.resource), answers.get("dash")
        whole, unit = field["type"] == "integer", str(field.get("unit", ""))
        read = partial(number, whole=whole, scale=scale if scaled else 1, dash=dash, unit=unit)
        return partial(_of_thousands, read) if unsure and scaled else read
    return {"date": day, "boolean": boolean}.get(field["type"], words)


def _of_thousands(read: Callable[..., Cell], text: str) -> Cell:
    """A number whose unit is open; no fault where it has a fraction, for 238.6 thousand people must not become 239."""
    cell = read(text)
    fraction = cell.fault == "cell-type" and read(text, whole=False).value is not None
    return Cell(missing="unreadable") if fraction else cell  # what is open blocks until it is answered or mended


def is_year(field: dict[str, Any]) -> bool:
    """Whether a field holds years."""
    name, kind = str(field["name"]), str(field["type"])
    return kind == "integer" and (name == "year" or name.endswith("_year"))


def is_number(field: dict[str, Any]) -> bool:
    """Whether a field holds figures, in which a lone dash may mean nil."""
    return field["type"] in ("integer", "number") and not is_year(field)


def _scaled(field: dict[str, Any], resource: dict[str, Any]) -> bool:
    units = [other.get("unit") for other in resource["schema"]["fields"] if is_number(other)]
    people = any(unit in PEOPLE for unit in units)
    return field.get("unit") in PEOPLE if people else field.get("unit") != "percent"


def _provinces(texts: pd.Series, against: Against, answers: Mapping[str, str]) -> Reader:
    numbering = answers.get(codes.QUESTION)
    found = codes.decided(texts.unique(), numbering=numbering, own=against.provinces)
    return lambda text: codes.province(text, numbers=found, gwangju=answers.get(codes.PROVINCE_QUESTION))


# What only the uploader can say of a file's values: asked once per file, answered as `answers[name]`.


DASH: Final = "dash"
NUMBERINGS: Final[dict[str, Message]] = {
    codes.MINISTRY: message("Standard administrative codes (11 Seoul, 26 Busan … 36 Sejong, 50 Jeju)"),
    codes.STATISTICS: message("Codes of the statistics office (11 Seoul, 21 Busan … 29 Sejong, 39 Jeju)"),
    codes.ISO: message("ISO 3166-2 without “KR-” (11 Seoul, 26 Busan … 49 Jeju, 50 Sejong)"),
}
GWANGJU: Final[dict[str, Message]] = {
    codes.METROPOLITAN: message("Gwangju Metropolitan City"),
    "KR-41": message("Gwangju-si in Gyeonggi-do"),
}
DASHES: Final[dict[str, Message]] = {"nil": message("Nil (0)"), "missing": message("No figure (missing)")}


def asked_of_file(reading: Reading, against: Against) -> list[Question]:
    """The questions that the cells of a file raise, answered or not, so that an answer can still be changed."""
    found: list[Question] = []
    for field in against.resource["schema"]["fields"]:
        if field["name"] in reading.cells:
            found += _of_column(reading, field, against)
        elif optional(field, against.resource):
            found.append(_of_absent(field, against.resource))
    return list({question.name: question for question in found}.values())


def _of_column(reading: Reading, field: dict[str, Any], against: Against) -> Iterator[Question]:
    texts = list(reading.cells[field["name"]].unique())
    where = partial(_first, reading, field["name"])
    if codes.list_of(field, against.resource) == "provinces":
        if codes.AMBIGUOUS in codes.decided(texts, own=against.provinces).values():
            which = message("Which numbering do the province numbers of this file follow?")
            row, column = where(lambda text: codes.bare(text) is not None)
            yield Question(name=codes.QUESTION, message=which, options=NUMBERINGS, row=row, column=column)
        if any(_is_gwangju(text) for text in texts):
            row, column = where(_is_gwangju)
            which = message("Which Gwangju is “광주시”?")
            yield Question(name=codes.PROVINCE_QUESTION, message=which, options=GWANGJU, row=row, column=column)
    if is_year(field) and trainees(against.resource) and any(map(names_december, texts)):
        row, column = where(names_december)
        text = next(filter(names_december, texts))
        which = message(
            "“{value}” names one month. Are these the figures of the whole year? If not, add all months up and enter the year.",
            value=text,
        )
        yield Question(name=LAST_MONTH_QUESTION, message=which, options=LAST_MONTHS, row=row, column=column)
    if is_number(field) and any(codes.is_dash(text) for text in texts):
        row, column = where(codes.is_dash)
        yield Question(name=DASH, message=message("What does a lone “-” mean?"), options=DASHES, row=row, column=column)


def _is_gwangju(text: str) -> bool:
    return key(text) in codes.GWANGJU


def _first(reading: Reading, name: str, raises: Callable[[str], bool]) -> tuple[int, str]:
    """Row and heading of the first cell of a column that raises a question."""
    return reading.place(next(place for place, text in enumerate(reading.cells[name]) if raises(text)), name)


def optional(field: dict[str, Any], resource: dict[str, Any]) -> bool:
    """Whether one answer may fill a whole column that the file lacks: what describes a regional file as a whole."""
    fills = field["type"] == "date" or "codelist" in field
    stored = field.get("filled_by") == "store" or field.get("constraints", {}).get("required")
    return resource["publishes"] == "regional" and fills and not stored


def _of_absent(field: dict[str, Any], resource: dict[str, Any]) -> Question:
    name = FieldTitle(resource["name"], field["name"])
    if field["type"] == "date":
        which = message("{field}: which day do the figures describe (2021-12-31)?", field=name)
        return Question(name=field["name"], message=which, required=False)
    kind = str(codes.list_of(field, resource))
    options = {code: Label(kind, code).message for code in field["constraints"]["enum"]}
    which = message("{field}: the file doesn't say. Which is it?", field=name)
    return Question(name=field["name"], message=which, options=options, required=False)


# A whole file from text to values.


FINALITY = "finality"
PROVISIONAL: Final = "provisional"
MARKED_SO: Final = "table-provisional"


@dataclass(frozen=True, kw_only=True, eq=False)
class Understood:
    """A file as typed values, what was mended in it, and what it leaves open."""

    draft: Draft
    fixes: list[Fix]
    questions: list[Question]


def understood(reading: Reading, *, against: Against, answers: Mapping[str, str]) -> Understood:
    """Read every cell. Nothing is refused here: what can't be understood is empty, and named in `draft.faults`."""
    asked = asked_of_file(reading, against)
    fixes: list[Fix] = []
    columns = {
        field["name"]: _column(field, reading=reading, against=against, answers=answers)
        for field in (*uploaded(against.resource), *_sources(reading))
    }
    for name, found in columns.items():
        if name in reading.cells:
            fixes += found.fixes(reading)
    return Understood(draft=_draft(columns, reading=reading, against=against), fixes=fixes, questions=asked)


def _sources(reading: Reading) -> list[dict[str, Any]]:
    """The columns in which the file says where its figures come from."""
    return [field for field in source_columns() if field["name"] in reading.cells]


def _column(field: dict[str, Any], *, reading: Reading, against: Against, answers: Mapping[str, str]) -> Column:
    if field["name"] in reading.cells:
        texts = reading.cells[field["name"]]
        scale, unsure = reading.scale, reading.unsure
        read = reader(field, texts=texts, scale=scale, against=against, answers=answers, unsure=unsure)
        return column(texts, field, read)
    answer = pd.Series([answers.get(field["name"], "")] * len(reading.rows), dtype="str")
    found = column(answer, field, reader(field, texts=answer, scale=1, against=against, answers=answers))
    cells = [BLANK if cell.fault else cell for cell in found.cells]  # an answer that is none leaves the question open
    return replace(found, cells=cells)


def _draft(columns: Mapping[str, Column], *, reading: Reading, against: Against) -> Draft:
    table = pd.DataFrame({name: found.values for name, found in columns.items()})
    missing = pd.DataFrame({name: found.each("missing") for name, found in columns.items()})
    if FINALITY in table:
        marks = _marks(columns, reading.rows)
        taken = (missing[FINALITY] == "blank") & (marks != "")
        table[FINALITY] = table[FINALITY].mask(taken, marks)
        missing[FINALITY] = missing[FINALITY].mask(taken, "")
    faults = _faults(columns)
    if FINALITY not in table:
        faults[MARKED_SO] = [
            (int(place), name)
            for name, found in columns.items()
            if any(cell.finality == PROVISIONAL for cell in found.cells)
            for place in np.flatnonzero((found.each("finality") == PROVISIONAL).to_numpy())
        ]
    return Draft(reading=reading, table=table, missing=missing, against=against, faults=faults)


def _marks(columns: Mapping[str, Column], rows: list[int]) -> pd.Series:
    """The finality that marks behind the figures of a row give it."""
    marks = pd.Series([""] * len(rows), dtype="str")
    for found in columns.values():
        if any(cell.finality for cell in found.cells):
            marks = marks.where(marks != "", found.each("finality"))
    return marks


def _faults(columns: Mapping[str, Column]) -> dict[str, list[tuple[int, str]]]:
    faults: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, found in columns.items():
        if any(cell.fault for cell in found.cells):
            codes = found.each("fault").to_numpy(dtype="object")
            for code in set(codes) - {""}:
                faults[code] += [(int(place), name) for place in np.flatnonzero(codes == code)]
    return dict(faults)
