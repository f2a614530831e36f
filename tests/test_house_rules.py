"""What holds for every indicator, dataset and module, so that nothing new can slip past it."""

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from data import labels, naming
from data.__main__ import main
from data.catalogue import compute
from data.package import bundled, package, require_valid
from i18n import speaking
from indicators.indicator import Indicator
from indicators.registry import REGISTRY
from tests.conftest import README, SLOW, TURNS, of_turn

ROOT = Path(__file__).parents[1]
PACKAGES = ("pages", "components", "data", "geo", "indicators", "i18n")
MODULES = [ROOT / "dashboard.py", *(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))]
DEFINITIONS = {row.id: row for row in bundled("indicators").rows}
CAVEATS = set(bundled("caveats").table["id"])
# Names that a boundary file or a list of codes gives where ours are agreed on.
FOREIGN_NAMES = (
    *("Taiwan, Province", "Russian Federation", "Korea, Republic of", "Lao People's", "Viet nam", "Liancourt"),
    *("Bolivia, Plurinational", "Iran, Islamic", "Hong Kong S.A.R", "Takeshima"),
)
# Those that may stand in the title of a source, but never be a label of ours.
FOREIGN_LABELS = {"Taiwan", "South Korea", "Vietnam", "Laos", "Turkey", "Brunei", "Russia (Federation)", "대만", "터키"}
MARKDOWN = "title|header|subheader|markdown|caption|info|warning|error|success|write|text|html|badge|toast"
FORBIDDEN = ("unsafe_allow_html", "use_container_width", "plotly.express", "st.map(")


class TestEveryIndicator:
    """One walk a rule, which names those that break it."""

    def test_has_a_page_that_exists(self) -> None:
        assert {entry.page for entry in REGISTRY.values()} <= {path.stem for path in (ROOT / "pages").glob("*.py")}

    def test_has_a_test_class(self) -> None:
        titles = {name: "".join(part.capitalize() for part in name.split("_")) for name in REGISTRY}
        text = _tests_of_indicators()
        assert [name for name, title in titles.items() if f"class Test{title}:" not in text] == []

    def test_has_caveats_that_exist(self) -> None:
        assert [name for name in REGISTRY if set(compute(name).caveats) - CAVEATS] == []
        # Who has reported is a count of ours; headcounts and the share of a zone are said what they need once they are sent.
        meters = {"provinces_reported_count", "residents_covered_pct"}
        sent = {"trainees_headcount", "reported_zone_share_pct"}
        assert {name for name in REGISTRY if not compute(name).caveats} == meters | sent

    def test_has_sources_that_exist(self) -> None:
        sources = {source for name in REGISTRY for source in compute(name).sources}
        assert [source for source in sources if not package().source(source)["title"]] == []

    def test_needs_datasets_that_exist(self) -> None:
        assert [name for name in REGISTRY if set(REGISTRY[name].datasets) - set(package().names)] == []

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_has_a_word_for_each_area_category_and_status(self, language: str) -> None:
        with speaking(language):
            assert [name for name in REGISTRY if not all(_words(compute(name)))] == []


def test_each_indicator_has_its_row_of_labels_and_none_stands_without_one() -> None:
    assert set(DEFINITIONS) == set(REGISTRY)


def test_the_document_of_indicators_is_what_the_command_writes(capsys: pytest.CaptureFixture[str]) -> None:
    with speaking("en"):  # the command puts a language in force, which ends with the block
        told = main(["indicators", "--format", "markdown", "--check", str(ROOT / "docs" / "indicators.md")])
    assert told == 0, capsys.readouterr().out


def test_each_caveat_belongs_to_an_indicator() -> None:
    tied = {caveat for name in REGISTRY for caveat in compute(name).caveats}
    assert tied == CAVEATS


def test_each_definition_is_written_in_both_languages() -> None:
    for row in DEFINITIONS.values():
        for part in (row.label_ko, row.definition_ko, row.reading_ko):
            assert re.search("[가-힣]", part), row.id
        for part in (row.label_en, row.definition_en, row.reading_en):
            assert not re.search("[가-힣]", part), row.id


@pytest.mark.parametrize("name", package().names)
def test_each_dataset_fits_its_schema_and_its_foreign_keys(name: str) -> None:
    require_valid(ROOT / "data", name)
    assert len(bundled(name).table.columns) == len(package().resource(name)["schema"]["fields"])


def test_each_row_has_a_source_that_exists() -> None:
    known = {source["name"] for source in package().descriptor["sources"]}
    assert [name for name in package().names if set(bundled(name).sources) - known] == []


def test_no_name_of_an_economy_is_taken_from_a_list_of_codes_or_a_boundary_file() -> None:
    files = [path for suffix in ("csv", "json") for path in (ROOT / "data").rglob(f"*.{suffix}")]
    for path in [*files, *(ROOT / "locales").rglob("*.po")]:
        found = [name for name in FOREIGN_NAMES if name in path.read_text("utf-8")]
        assert not found, f"{path.name}: {found}"
    for name in package().names:
        table = bundled(name).table
        for column in table.columns[table.columns.str.match(r"(label|short)_")]:
            assert not set(table[column].dropna()) & FOREIGN_LABELS, f"{name}.{column}"


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and _length(node) > 30
    ]
    assert not long


def test_no_files_import_each_other_in_a_circle() -> None:
    # Nor by an import inside a function, which lint-imports lets pass as the layers do: it is there to save start-up.
    files = {_dotted(path): path for path in MODULES}
    left = {name: set(_imported(path, files)) - {name} for name, path in files.items()}
    # What imports nothing that is left, or is imported by nothing that is left, stands in no circle.
    while outside := {name for name in left if not left[name] or not any(name in used for used in left.values())}:
        left = {name: used - outside for name, used in left.items() if name not in outside}
    assert left == {}


def test_no_module_takes_a_shortcut_that_breaks_offline_accessible_pages() -> None:
    texts = {path: path.read_text("utf-8") for path in MODULES}
    assert [(path, shortcut) for path, text in texts.items() for shortcut in FORBIDDEN if shortcut in text] == []


def test_only_one_module_hands_words_to_markdown() -> None:
    # What it hands over it makes literal first; a second way would let text from data become links and pictures.
    second = re.compile(rf"\bst\.(?:sidebar\.)?(?:{MARKDOWN})\(")
    others = [path for path in MODULES if path.name != "say.py"]
    assert [str(path.relative_to(ROOT)) for path in others if second.search(path.read_text("utf-8"))] == []


def test_each_box_for_a_file_has_our_words_in_it() -> None:
    # Streamlit's own are English in every language.
    box, inside = (
        re.compile(r"st\.file_uploader\("),
        re.compile(r"with say\.in_our_words\(\):\n +\w+ = st\.file_uploader\("),
    )
    texts = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in MODULES}
    found = {
        name: (len(box.findall(text)), len(inside.findall(text))) for name, text in texts.items() if box.search(text)
    }
    assert [name for name, (boxes, ours) in found.items() if boxes != ours] == []


def test_only_one_module_touches_the_session() -> None:
    # A name that one module writes and another reads is declared there, with its type.
    named = [str(path.relative_to(ROOT)) for path in MODULES if "session_state" in path.read_text("utf-8")]
    assert named == [str(Path("components", "session.py"))]


def test_no_work_is_left_marked_as_undone() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")
    texts = [path for suffix in ("md", "py") for path in [*(ROOT / "docs").rglob(f"*.{suffix}"), *_own(suffix)]]
    assert not [path.name for path in {*MODULES, *texts} if marks.search(path.read_text("utf-8"))]


def test_ci_runs_all_but_the_sweep_in_turns_and_skips_nothing() -> None:
    run, made = ((ROOT / name).read_text("utf-8") for name in (".ci/run", "Makefile"))
    assert re.search(r'" test\nstep "slow tests" .* --turn \$\(git rev-list --count HEAD\)" slow$', run, re.MULTILINE)
    assert all(f"export REQUIRE_{what}=1 " in run for what in ("BROWSER", "POSTGRES", "NGINX", "OFFICE"))
    assert "\n\t$(BIN)/pytest $(ARGS)\n" in made  # of README's command: neither slow nor of the sweep
    assert '\n\t$(BIN)/pytest -m "slow and not sweep" $(ARGS)\n' in made
    assert f"-m '{README}'" in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_turns_together_ask_every_slow_test_once() -> None:
    subjects = {f"test_{number}.py" for number in range(10)}
    turns = [of_turn(subjects, turn) for turn in range(7, 7 + TURNS)]
    assert sorted(name for turn in turns for name in turn) == sorted(subjects)
    assert of_turn(subjects, 7) == of_turn(subjects, 7 + TURNS)
    assert max(map(len, turns)) - min(map(len, turns)) <= 1


def test_what_is_called_slow_exists() -> None:
    assert [place for place in SLOW if not (ROOT / place.partition("::")[0]).exists()] == []


def _words(found: Indicator) -> Iterator[str]:
    """What a reader is told of each row: its area, the kind and the bound of its value, its category."""
    for row in found.table.itertuples():
        yield labels.area(row.area)
        yield labels.word("value_status", row.status)
        yield labels.word("bound", row.bound)
        if found.category_kind:
            yield naming.category(found.category_kind, row.category)


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path, files: Collection[str]) -> Iterator[str]:
    """Which of the files one imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in files)
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts = [f"{node.module}.{one.name}" for one in node.names]
            yield from (part if part in files else node.module for part in parts if {part, node.module} & set(files))


def _own(suffix: str) -> list[Path]:
    return list((ROOT / "tests").rglob(f"*.{suffix}"))


def _tests_of_indicators() -> str:
    return "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "indicators").glob("test_*.py"))


def _length(node: ast.FunctionDef) -> int:
    assert node.end_lineno is not None
    spoken = node.body[0].end_lineno or 0
    docstring = spoken - node.body[0].lineno + 1 if ast.get_docstring(node) else 0
    return node.end_lineno - node.lineno + 1 - docstring
