"""What only the uploader can say of a file's values: asked once per file, answered as `answers[name]`."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from data.intake.problem import Question
from data.intake.upload import Against, Reading
from data.intake.values import codes, marks, province_numbers, provinces
from data.intake.values.characters import key
from data.intake.values.column import is_number
from data.intake.values.label import FieldTitle, Label
from i18n import Message, message

DASH: Final = "dash"
NUMBERINGS: Final[dict[str, Message]] = {
    province_numbers.MINISTRY: message("Standard administrative codes (11 Seoul, 26 Busan … 36 Sejong, 50 Jeju)"),
    province_numbers.STATISTICS: message("Codes of the statistics office (11 Seoul, 21 Busan … 29 Sejong, 39 Jeju)"),
    province_numbers.ISO: message("ISO 3166-2 without “KR-” (11 Seoul, 26 Busan … 49 Jeju, 50 Sejong)"),
}
GWANGJU: Final[dict[str, Message]] = {
    provinces.METROPOLITAN: message("Gwangju Metropolitan City"),
    "KR-41": message("Gwangju-si in Gyeonggi-do"),
}
DASHES: Final[dict[str, Message]] = {"nil": message("Nil (0)"), "missing": message("No figure (missing)")}


def asked(reading: Reading, against: Against) -> list[Question]:
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
        if province_numbers.AMBIGUOUS in province_numbers.decided(texts, own=against.provinces).values():
            which = message("Which numbering do the province numbers of this file follow?")
            row, column = where(lambda text: province_numbers.bare(text) is not None)
            yield Question(name=province_numbers.QUESTION, message=which, options=NUMBERINGS, row=row, column=column)
        if any(_is_gwangju(text) for text in texts):
            row, column = where(_is_gwangju)
            which = message("Which Gwangju is “광주시”?")
            yield Question(name=provinces.QUESTION, message=which, options=GWANGJU, row=row, column=column)
    if is_number(field) and any(marks.is_dash(text) for text in texts):
        row, column = where(marks.is_dash)
        yield Question(name=DASH, message=message("What does a lone “-” mean?"), options=DASHES, row=row, column=column)


def _is_gwangju(text: str) -> bool:
    return key(text) in provinces.GWANGJU


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
