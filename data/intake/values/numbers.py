"""Numbers as clerks write them: 1,234명, △123, 1.2만, '1234, full-width digits, a decimal comma."""

import re
from decimal import Decimal
from typing import Final

from data.intake.values import finality, marks
from data.intake.values.cell import Cell, unreadable
from data.intake.values.characters import plain
from i18n import Message, message

BARE: Final = re.compile(r"-?[0-9]{1,15}")
WRITTEN: Final = re.compile(
    r"['’‘`]?\s*+(?P<sign>[-−–+△▲])?\s*+(?P<digits>[0-9](?:[., ]*+[0-9])*+)\s*+(?P<times>십만|백만|천|만|억)?\s*+"
    r"(?P<unit>명|인|개소|개|과정|건|원|%|퍼센트|people|persons?|trainees|courses|firms)?\.?",
    re.IGNORECASE,
)
TIMES: Final = {"천": 1_000, "만": 10_000, "십만": 100_000, "백만": 1_000_000, "억": 100_000_000}
DECIMAL_POINT: Final = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]{0,2}( [0-9]{3})+)(\.[0-9]+)?")
DECIMAL_COMMA: Final = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+|[1-9][0-9]{0,2}( [0-9]{3})+),[0-9]+")
POINTS_IN_GROUPS: Final = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3}){2,}")
TRIANGLES: Final = ("△", "▲")
MINUS: Final = ("-", "−", "–", *TRIANGLES)
LARGEST: Final = 10**15  # beyond it a float is no longer exact, and no figure of this policy is near it
MARKED: Final[dict[str, Message]] = {
    "provisional": message("The mark behind the figure is read as provisional."),
    "revised": message("The mark behind the figure is read as revised."),
}
FORM: Final = message("Read as a plain number, without separators, spaces and unit.")


def number(text: str, *, whole: bool, scale: int = 1, dash: str | None = None) -> Cell:
    """A number, `scale` times as large as written unless the cell has a multiplier of its own (1.2만).

    Args:
        text: the cell.
        whole: whether fractions are refused.
        scale: what the unit line of the file says, such as 1,000 for 천명.
        dash: what a lone dash means, as far as the uploader has said (`nil`, `missing`).
    """
    if BARE.fullmatch(text):
        return _cell(Decimal(text) * scale, whole=whole)
    if marks.is_dash(text):
        return marks.dash(dash)
    return marks.missing(text) or _written(text, whole=whole, scale=scale)


def _written(text: str, *, whole: bool, scale: int) -> Cell:
    figure, final = finality.split(plain(text))
    found = WRITTEN.fullmatch(figure)
    size = _size(found["digits"]) if found else None
    if found is None or size is None:
        return unreadable("cell-type")
    sign = -1 if found["sign"] in MINUS else 1
    value = sign * size * (TIMES[found["times"]] if found["times"] else scale)
    fix = MARKED[final] if final else _fix(found, value)
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
