"""In a language made of English by accents, every page, card, exhibit and file has its words from a catalogue or the data."""

import base64
import csv
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import openpyxl
import pandas as pd
import pytest
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message as Protobuf
from streamlit.testing.v1 import AppTest

from components.export import brief
from components.export.book import book, of_pages
from components.export.edition import edition
from components.export.player import player
from components.export.slides.pages import deck, single
from components.figures.exhibit import Exhibit, Figure
from components.figures.pages import FIGURE_PAGES, PAGES, exhibits
from components.figures.state import Slide, State
from components.figures.stories import STORIES, story
from components.figures.words import cells
from components.files.rows import Provenance, filed
from components.files.taken import citation, comma_separated
from components.files.workbook import workbook
from data.__main__ import main
from data.catalogue import compute
from data.intake.annotated import annotated
from data.intake.check import check
from data.intake.receipt import receipt_html
from data.intake.template import template
from data.intake.upload import Upload, against
from data.outlook import Outlook
from data.package import DataError, bundled, package
from i18n import LANGUAGES, _, speaking
from indicators.dataset import IndicatorError
from indicators.registry import REGISTRY, Parameter
from tests.components.export.edition_file import pictures
from tests.i18n.pseudo import CODE, spoken
from tests.pages.conftest import _as_on_a_server, opened  # noqa: F401

DAY: Final = date(2026, 11, 22)
# What is the same in every language: names of programs, forms, standards, times, and of a variable that an operator sets.
NAMES: Final = frozenset(
    ["CSV", "KST", "UTC", "SHA", "HTML", "Excel", "PowerPoint", "HRD", "Net", "DASHBOARD", "CONTACT"]
)
NO_WORDS: Final = re.compile(
    r"https?://\S+|\]\([^)]*\)|<[^>]*>|&\w+;|`[^`]*`|:material/\w+:|\S+@\S+|/[\w/?=&.-]+|\b(KR|I)-[A-Z0-9]+\b|\b[0-9a-f]{16,}\b|^[A-Z_]{2,}(-[A-Z]+)*$|\{\w+\}|\[\w+\]"
)
WORD: Final = re.compile(r"[A-Za-z]{2,}|[가-힣]+")
# A cell as it was printed, in quotes; a code before its word: final (⟦Ƒîñåļ ôô⟧); the name of a table at the end.
CITED: Final = re.compile(r"“([^”]*)”|\b(\w+)(?= \(⟦)|\b([a-z_]+)(?= ô+⟧)")
# Names by which a file that came from here is known again: fixed words, English for every language that has none fixed.
FIXED: Final = frozenset({"Notes", "Lists", "Check result"})
BUILT: Final = re.compile(
    r"Deutsch|한국어|English|(?:언어|Language|⟦[^⟧]+⟧)(?: · (?:언어|Language|⟦[^⟧]+⟧))+"
)  # names of the languages, for those who look for theirs


@pytest.fixture(scope="module", autouse=True)
def data_cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[frozenset[str]]:
    """The language; cells of the data that are the same in every language: what was printed, codes, names of columns."""
    with spoken(tmp_path_factory.mktemp("locales")):
        yield FIXED.union(_raw())


def _raw() -> Iterator[str]:
    for name in package().names:
        yield name
        table = bundled(name).table
        for column in table:
            yield str(column)
            if not str(column).endswith(("_en", "_ko", f"_{CODE}")):
                yield from table[column].dropna().astype(str)


def _left(texts: Iterable[str], known: frozenset[str] = frozenset()) -> list[str]:
    """The texts that hold a word of no language of ours."""
    return [text for text in dict.fromkeys(texts) if text not in known and _words(text, known)]


def _words(text: str, known: frozenset[str]) -> list[str]:
    text = text.replace(package().version, " ")  # its last part is a checksum, whose letters may look like a word
    rest = "; ".join(part for part in text.removeprefix("※ Check result:").split("; ") if part not in known)
    rest = CITED.sub(
        lambda found: " " if next(filter(None, found.groups())) in known else found[0], html.unescape(rest)
    )
    found = WORD.findall(NO_WORDS.sub(" ", BUILT.sub(" ", rest)))
    return [word for word in found if word not in NAMES]


def _state(province: str | None) -> State:
    return State(outlook=Outlook(), year=2021, province=province, compared=("KR-11", "KR-26"), today=DAY)


def _taken() -> Provenance:
    return Provenance(data=Outlook(), filters="", accessed=DAY, link=f"/?lang={CODE}")


def _shown(one: Exhibit) -> Iterator[str]:
    yield from (one.title, one.subtitle, *_table(cells(one.table)))
    if isinstance(one, Figure):
        yield from (one.alt, *one.says, one.hint, *_drawn(one.spec))


def _table(content: dict[str, Any]) -> Iterator[str]:
    yield from (column["title"] for column in content["columns"])
    yield from (cell["text"] for row in content["rows"] for cell in (row["cells"] if isinstance(row, dict) else row))


def _drawn(part: Any, key: str = "") -> Iterator[str]:
    """The words of a picture, wherever they stand in it."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _drawn(value, key if name == "text" and key == "title" else name)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _drawn(one, key)
    elif key in ("text", "hovertext", "ticktext", "name", "title") and isinstance(part, str):
        yield part


def _slide(one: Slide) -> Iterator[str]:
    yield from (one.headline, *one.limits, one.note, *(_shown(one.shown) if one.shown else ()))
    yield from (text for card in one.cards for text in (card.label, card.value, card.kind, card.note))


@pytest.mark.parametrize("page", FIGURE_PAGES)
def test_every_answer_card_and_exhibit(page: str, data_cells: frozenset[str]) -> None:
    with speaking(CODE):
        for state in map(_state, (None, "KR-26")):
            cards = [
                text for one in FIGURE_PAGES[page].cards(state) for text in (one.label, one.value, one.kind, one.note)
            ]
            shown = [text for one in exhibits(page, state) for text in _shown(one)]
            assert _left([FIGURE_PAGES[page].answer(state), *cards, *shown], data_cells) == []


@pytest.mark.parametrize("name", STORIES)
def test_every_slide(name: str, data_cells: frozenset[str]) -> None:
    with speaking(CODE):
        slides = story(name, Outlook()).slides
        assert _left((text for slide in slides for text in _slide(slide)), data_cells) == []


# Streamlit's own names in what it sends to the browser: which of its strings a reader sees.
SEEN: Final = frozenset(
    (
        *("body", "label", "help", "placeholder", "options", "content", "caption", "text", "alt", "title", "header"),
        *("description", "delta", "value", "displayName"),
    )
)


def _sent(part: Any, key: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _sent(value, name)
    elif isinstance(part, list):
        for one in part:
            yield from _sent(one, key)
    elif isinstance(part, str) and key in SEEN:
        yield part


def _on_screen(at: AppTest) -> Iterator[str]:
    for element in at.main:
        # The box that searches has every name in every language, for those who know another one.
        searches = getattr(element, "label", "") == _("Search pages, indicators, provinces, economies")
        if isinstance(element.proto, Protobuf) and element.type != "bidi_component" and not searches:
            yield from _sent(MessageToDict(element.proto))
    for table in at.get("bidi_component"):
        if table.proto.component_name == "table":
            yield from _table(json.loads(table.proto.json))


@pytest.mark.parametrize("page", PAGES)
def test_every_page(page: str, data_cells: frozenset[str]) -> None:
    assert _left(_on_screen(opened(page, lang=CODE)), data_cells) == []


def _cells(content: bytes) -> list[str]:
    found = openpyxl.load_workbook(io.BytesIO(content))
    told = [str(cell.value) for sheet in found for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return [*found.sheetnames, *told]


def _slides(content: bytes) -> list[str]:
    """The words of slides and notes, what is read out in the place of a picture, and the names of the sections."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [
            archive.read(name).decode()
            for name in archive.namelist()
            if re.search(r"(slide|notesSlide)\d+\.xml$|/presentation\.xml$", name)
        ]
    told = r'<a:t>([^<]*)</a:t>|\bdescr="([^"]*)"|<p14:section\b[^>]*\bname="([^"]*)"'
    return [html.unescape(next(filter(None, one), "")) for part in parts for one in re.findall(told, part)]


def _set(make: Callable[[], bytes]) -> bytes:
    """What a brief hands to its layout: its words, before they are letters of a page."""
    held: list[bytes] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(brief, "_set", lambda content, *, made: held.append(json.dumps(content).encode()) or b"")
        make()
    return held[0]


def _brief(content: bytes) -> list[str]:
    return [*_read(json.loads(content))]


def _lines(content: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]


def _markup(content: bytes) -> list[str]:
    text = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", content.decode())
    return re.split(r"<[^>]*>", text)


def _packed(content: bytes) -> dict[str, Any]:
    found = re.findall(rb">([A-Za-z0-9+/=]{1000,})<", content)
    texts = (gzip.decompress(base64.b64decode(one)) for one in found)
    return next(json.loads(text) for text in texts if text.startswith(b"{"))


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _strings(one)


def _talk(content: bytes) -> list[str]:
    held = _packed(content)
    told = held["languages"][CODE]
    parts = [told["title"], told["version"], told["words"]]
    for slide in told["slides"]:
        parts += [slide[name] for name in ("headline", "limits", "note", "source", "cards")]
        parts += _shown_in_file(slide["shown"]) if slide["shown"] else []
    return [*_strings(parts), *_in_pictures(held)]


def _shown_in_file(shown: dict[str, Any]) -> list[Any]:
    table = list(_table(shown["table"])) if "table" in shown else []
    return [shown["title"], shown["subtitle"], shown.get("alt", ""), *table]


def _in_pictures(held: dict[str, Any]) -> list[str]:
    """The words of drawn pictures, those of a label in one."""
    labels = (one for told in pictures(held) for one in re.findall(r"(?s)<(?:text|title|desc)\b[^>]*>(.*?)</", told))
    return [html.unescape(re.sub(r"<[^>]*>", " ", inside)).strip() for inside in labels]


# What an edition keeps for its scripts, and a brief for its layout, not for readers.
FOR_SCRIPTS: Final = frozenset(
    (
        *("id", "link", "page", "kind", "code", "type", "mode", "filters", "start", "names", "drawn"),
        *("exhibit", "icon", "language", "svg"),
    )
)


def _read(part: Any, key: str = "") -> Iterator[str]:
    """The words of an edition but those of its pictures: everything but what its scripts go by."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name not in FOR_SCRIPTS:
                yield from _read(value, name)
    elif isinstance(part, list):
        for one in part:
            yield from _read(one, key)
    elif isinstance(part, str):
        yield part


def _whole(content: bytes) -> list[str]:
    data = _packed(content)
    told = data["languages"][CODE]
    return [*_strings([told["words"], told["titles"]]), *_read(data["pool"]), *_in_pictures(data)]


def _alone(make: Callable[[], bytes]) -> bytes:
    """A file that holds all languages, where there is but this one."""
    with pytest.MonkeyPatch.context() as patch:
        for language in [one for one in LANGUAGES if one != CODE]:
            patch.delitem(LANGUAGES, language)
        return make()


SENT: Final = Upload(
    name="x.csv",
    content=b"year,province,category,trainees\n2021,KR-26,job_seeker,12x\n2021,KR-26,employee,3\n2021,KR-99,employee,\n",
)


def _annotated(form: Any) -> bytes:
    held = against("regional_training")
    return annotated(SENT, check(SENT, dataset="regional_training", against=held), form=form)


def _receipt() -> bytes:
    version = SimpleNamespace(
        id=17,
        dataset="regional_training",
        provinces=("KR-26",),
        at=datetime(2026, 11, 22, 15, tzinfo=UTC),
        publisher="1",
        told_source=_("source not stated"),
        note="2",
        sha256="sha256:" + "ab" * 32,
        restored=3,
        withdrawn=None,
        reasons={"plausible-jump": "4"},
        problems=({"code": "plausible-jump", "message": "5"},),
    )
    table = pd.DataFrame({"year": [2021], "province": ["KR-26"], "trainees": pd.array([41_200], dtype="Int64")})
    return receipt_html(version, table=table).encode()


def _exhibit(name: str) -> Exhibit:
    return next(one for one in exhibits("concentration", _state("KR-26")) if one.id == name)


def _story() -> Any:
    return story("overview", Outlook())


ADDRESS: Final = "https://1.example"  # with which slides have a code that leads to it
FILES: Final[dict[str, tuple[Callable[[], bytes], Callable[[bytes], list[str]]]]] = {
    "workbook of a figure": (lambda: workbook(_exhibit("zone-shares"), taken=_taken()), _cells),
    "CSV of a figure": (
        lambda: comma_separated(filed(_exhibit("zone-shares"), data=Outlook()), taken=_taken()),
        _lines,
    ),
    "citation": (lambda: citation(_exhibit("zone-shares"), taken=_taken()).encode(), lambda text: [text.decode()]),
    "slide of a figure": (lambda: single(_exhibit("zone-shares"), taken=_taken(), address=ADDRESS), _slides),
    "slides": (lambda: deck(_story(), taken=_taken(), address=ADDRESS), _slides),
    "player": (lambda: _alone(lambda: player(_story, taken=_taken())), _talk),
    "workbook": (
        lambda: _alone(lambda: book(partial(of_pages, ["mra", "sme"], _state("KR-26")), taken=_taken())),
        _cells,
    ),
    "brief": (lambda: _set(lambda: brief.of_page("mra", _state("KR-26"), taken=_taken())), _brief),
    "edition": (lambda: edition(_story, taken=_taken(), languages=[CODE]), _whole),
    "template": (lambda: template("regional_training", province="KR-26", year=2021, form="xlsx"), _cells),
    "template as CSV": (lambda: template("kdt_training", province="KR-26", year=2022, form="csv"), _lines),
    "receipt": (_receipt, _markup),
    "annotated workbook": (lambda: _annotated("xlsx"), _cells),
    "annotated CSV": (lambda: _annotated("csv"), _lines),
}


@pytest.mark.parametrize("kind", FILES)
def test_every_kind_of_file(kind: str, data_cells: frozenset[str]) -> None:
    make, read = FILES[kind]
    with speaking(CODE):
        assert _left(read(make()), data_cells) == []


# What is asked of the command line, one after the other on one store: a file with faults, one that is published, what
# became of it, rights, and what cannot be done.
ASKED: Final = (
    "check FAULTY --dataset regional_training",
    "compare GOOD --dataset regional_training",
    "publish FAULTY --dataset regional_training --note 1",
    "publish GOOD --dataset regional_training --note 1 --confirm-warnings 2",
    "list",
    "show",
    "show 1",
    "show 7",
    "restore 0 --dataset regional_training --province KR-26 --note 1",
    "restore 7 --note 1",
    "backup BACKUP",
    "restore-backup BACKUP",
    "restore-backup GOOD",
    "grant --issuer https://1.example --subject 1 --role office --province KR-26 --reason 1",
    "grants",
    "revoke 1 --reason 1",
    "revoke 9 --reason 1",
    "empty-version 1 --reason 1",
    "audit verify",
    "check NONE --dataset regional_training",
    "check FAULTY --dataset regional_training --set 1",
    "check FAULTY --dataset 1",
    "check FAULTY --dataset provinces",
    "check FAULTY --dataset regional_training --province 1",
    "list --dataset 1",
    "export",
    "export --dataset 1",
    "indicators --id 1",
    "indicators --param years=1",
    "indicators --id trainees_index --param 1",
    "indicators --id trainees_index --param 1=1",
    "indicators --id trainees_total --param 1=1",
    "indicators --version 1",
    "indicators --check NONE --format markdown --id trainees_index",
)
GOOD: Final = b"year,province,category,trainees\n2021,KR-26,job_seeker,12000\n2021,KR-26,employee,30000\n"


def test_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data_cells: frozenset[str]
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "1")
    (tmp_path / "FAULTY").with_suffix(".csv").write_bytes(SENT.content)
    (tmp_path / "GOOD").with_suffix(".csv").write_bytes(GOOD)
    left = {}
    for asked in ASKED:
        files = {name: str(tmp_path / f"{name}{'.zip' if name == 'BACKUP' else '.csv'}") for name in ASKED_OF}
        main([*(files.get(part, part) for part in asked.split()), "--lang", CODE])
        said = "\n".join(capsys.readouterr()).replace("python -m data:", "")
        left[asked] = _untold(said, data_cells)
    assert {asked: told for asked, told in left.items() if told} == {}


ASKED_OF: Final = ("FAULTY", "GOOD", "NONE", "BACKUP")


def test_why_each_indicator_is_not_computed(data_cells: frozenset[str]) -> None:
    left = {}
    for name, entry in REGISTRY.items():
        for parameter, value in product(entry.parameters, ("1", -1, 1900, 0.5, 1e9)):
            with speaking(CODE):
                told = _refused(name, {parameter: value})
            left[name, parameter, value] = _untold(told, data_cells.union(entry.parameters))
    assert {asked: told for asked, told in left.items() if told} == {}


def _refused(name: str, parameters: dict[str, Parameter]) -> str:
    try:
        compute(name, **parameters)
    except (DataError, IndicatorError) as refused:
        return str(refused)
    return ""


def _untold(said: str, known: frozenset[str]) -> list[str]:
    """Words of no language of ours but names of tables, columns, files and the codes of checks."""
    for name in ASKED_OF:
        said = re.sub(rf"\b{name}\.(csv|zip)\b", " ", said)
    named = {word for name in known for word in WORD.findall(name) if re.fullmatch(r"[a-z0-9_]+", name)}
    return [word for word in _words(re.sub(r"\[[a-z-]+\]|--\w+", " ", said), frozenset()) if word not in named]
