"""Six states of the store that everything must bear, each made by the road that an office takes: `python -m data publish`.

All figures are invented.
"""

import contextlib
import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from data import catalogue
from data.__main__ import main
from data.store.location import VARIABLE
from i18n import speaking
from indicators.indicator import PROVINCES

ROOT: Final = Path(__file__).parent.parent
SAMPLE: Final = ROOT / "examples" / "SAMPLE-busan-2021-cp949.csv"
REGIONAL: Final = "year,province,category,trainees,basis,counting,reference_date,finality"
RATES: Final = "measure,firm_size,value,unit,year,bound,note_en,note_ko"
FIELDS: Final = "year,province,field,courses,trainees,reference_date,finality"


def _bundled() -> None:
    """Nothing was published."""


def _one_province() -> None:
    """The sample of the tour: Busan, 27,600 and 164,500 in 2021."""
    _published("regional_training", SAMPLE.read_bytes())


def _all_provinces() -> None:
    """All 17 in one way for 2021, each with its own numbers; one field of training in each."""
    counts = [(code, 10_000 + 1_000 * place, 40_000 + 2_000 * place) for place, code in enumerate(PROVINCES)]
    rows = [
        f"2021,{code},{category},{count},provider,enrolments,2021-12-31,final"
        for code, seekers, employees in counts
        for category, count in (("job_seeker", seekers), ("employee", employees))
    ]
    _published("regional_training", _lines(REGIONAL, *rows))
    fields = [
        f"2021,{code},cloud,{place + 1},{100 * (place + 1)},2021-12-31,final" for place, code in enumerate(PROVINCES)
    ]
    _published("kdt_training", _lines(FIELDS, *fields))


def _suppressed() -> None:
    """Marks instead of counts, a count too small to be shown, figures that are provisional, ways of counting not told."""
    _published(
        "regional_training",
        _lines(
            REGIONAL,
            *("2021,KR-26,job_seeker,c,,,,provisional", "2021,KR-26,employee,164500,,,,provisional"),
            *("2021,KR-50,job_seeker,3,residence,headcount,,", "2021,KR-50,employee,21000,residence,headcount,,"),
        ),
    )
    rows = ("2021,KR-26,cloud,12,c,,provisional", "2021,KR-26,robot,c,430,,", "2021,KR-11,nano,c,c,,")
    _published("kdt_training", _lines(FIELDS, *rows))


def _years() -> None:
    """2023 without 2022; offices that report years which others don't; dates where the bundled rows have none."""
    _published("trainees", _lines("year,category,trainees", "2023,job_seeker,521300", "2023,employee,3815400"))
    _published("zone_shares", _lines("zone,share_pct,year,bound", "KR-CAP,61.2,2023,exact"))
    places = [(2019, "KR-26"), (2023, "KR-26"), (2020, "KR-11"), (2024, "KR-49")]
    rows = [
        f"{year},{code},{category},{count},workplace,headcount,{year}-12-31,final"
        for year, code in places
        for category, count in (("job_seeker", 9_800), ("employee", 31_200))
    ]
    _published("regional_training", _lines(REGIONAL, *rows))
    _published("kdt_training", _lines(FIELDS, "2024,KR-11,cloud,11,1100,2024-12-31,final", "2019,KR-26,nano,2,40,,"))


def _later() -> None:
    """Tables that end in different years: 2023 for trainees, 2024 for residents, 2025 and 2026 for others."""
    counts = {2022: (521_300, 3_815_400), 2023: (498_700, 4_102_900)}
    rows = [
        f"{year},{category},{count}"
        for year, both in counts.items()
        for category, count in zip(("job_seeker", "employee"), both, strict=True)
    ]
    _published("trainees", _lines("year,category,trainees", *rows))
    people = [f"2024,{code},{1_000_000 + 50_000 * place}" for place, code in enumerate(PROVINCES)]
    _published("population", _lines("year,province,residents", *people))
    supply = ("2025,courses,81000,about", "2025,providers,4100,about")
    _published("training_supply", _lines("year,measure,value,bound", *supply))
    names = {"items": "items", "institutions": "institutions", "participants": "participants"}
    qualified = [f"{measure},2026,{600 + place},{unit},exact" for place, (measure, unit) in enumerate(names.items())]
    _published("programme_qualification", _lines("measure,year,value,unit,bound", *qualified))
    short = {"all": 400_000, "artificial_intelligence": 13_000, "cloud": 20_000, "big_data": 21_000, "nano": 9_000}
    forecast = [f"{field},2024-2028,shortage,{people}" for field, people in short.items()]
    _published("skill_shortage", _lines("field,period,measure,people", *forecast))
    _published(
        "sme_participation",
        _lines(RATES, "participation_rate_pct,sme,6,percent,2026,exact,Sent anew.,다시 제출하였습니다."),
    )


MADE: Final[Mapping[str, Callable[[], None]]] = {
    "bundled": _bundled,
    "one-province": _one_province,
    "all-provinces": _all_provinces,
    "suppressed": _suppressed,
    "years": _years,
    "later": _later,
}
STORES: Final = tuple(MADE)


@contextlib.contextmanager
def store(name: str) -> Iterator[None]:
    """A new store in this state, in force as long as the block lasts."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, f"sqlite:///{(Path(folder) / 'store.sqlite3').as_posix()}")
        try:
            fill(name)
            yield
        finally:
            catalogue.as_of(None)


def fill(name: str) -> None:
    """Bring the store in force, which is empty, into this state."""
    MADE[name]()
    catalogue.as_of(None)


def _published(dataset: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, speaking("en"):
        file = Path(folder) / f"{dataset}.csv"
        file.write_bytes(content)
        said = io.StringIO()
        asked = ["publish", str(file), "--dataset", dataset, "--note", "made up", "--confirm-warnings", "made up"]
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = main(asked)
    assert code == 0, said.getvalue()


def _lines(*lines: str) -> bytes:
    return "\n".join([*lines, ""]).encode()
