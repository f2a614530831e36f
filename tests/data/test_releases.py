"""Bundled tables of earlier releases: links of the first open after the second, with the figures of the first."""

import zipfile
from pathlib import Path

import pytest

from data import catalogue, releases
from data.catalogue import REFERENCE, compute, referred
from data.effect import computed_otherwise
from data.outlook import Outlook
from data.package import package
from data.store.errors import OtherDataError
from i18n import speaking
from indicators.registry import REGISTRY
from tests.data.releases import earlier
from tests.data.store.reports import ADMINISTRATOR, published, report

KEPT = sorted(path.stem for path in releases.FOLDER.glob("*.zip"))


def employees(state: Outlook) -> float:
    return state.compute("trainees_total").value(year=2021) - 669_463  # job seekers of 2021


def test_a_link_of_the_first_release_shows_its_figures_after_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = earlier(tmp_path, monkeypatch)
    assert referred(f"0-{first}") == (0, first)
    then, now = Outlook.named(f"0-{first}"), Outlook()
    assert employees(then) == 3_992_000
    assert employees(now) == 3_992_319
    assert then.reference() == f"0-{first}"
    assert then.version().startswith("2026.1.0+")
    assert now.reference() == f"0-{package().digest}"
    assert then != now
    assert releases.release() == ""


def test_what_was_published_over_the_first_release_keeps_its_ground(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = earlier(tmp_path, monkeypatch)
    published(report(employees=1_000), actor=ADMINISTRATOR)  # and 50 job seekers, in Busan
    with releases.reading_release(first):
        cited = catalogue.reference()
    published(report(employees=2_000), actor=ADMINISTRATOR)
    then = Outlook.named(cited)
    assert then.head == 1
    assert employees(then) == 3_992_000
    assert then.compute("regional_trainees", year=2021).value(area="KR-26") == 1_050
    assert employees(Outlook()) == 3_992_319
    assert then.reference() == cited


def test_a_formula_that_changed_since_is_told_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = earlier(tmp_path, monkeypatch)
    asked = ["trainees_total", "trainees_index"]
    assert computed_otherwise(asked) == []  # nothing is older than what is read
    with releases.reading_release(first):
        assert computed_otherwise(asked) == []
        kept = releases.kept(first)
        assert kept
        monkeypatch.setitem(kept.values, "trainees_total", frozenset({("KR", "2021", "", "exact", "1")}))
        assert computed_otherwise(asked) == ["trainees_total"]


@pytest.mark.parametrize("harm", ["cut", "another table", "another name"])
def test_a_damaged_release_is_as_if_it_were_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    first = earlier(tmp_path, monkeypatch)
    path = tmp_path / "kept" / f"{first}.zip"
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:1000])
    elif harm == "another table":
        with zipfile.ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content.replace(b"3992000", b"3992001"))
    else:
        path.rename(path.with_name("00000000.zip"))
        first = "00000000"
    with speaking("en"), pytest.raises(OtherDataError, match="other bundled tables"):
        referred(f"0-{first}")


def test_a_statistic_that_is_cited_no_more_is_still_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = earlier(tmp_path, monkeypatch)
    then = releases.kept(first)
    assert then is not None
    then.package.descriptor["sources"].append({"name": "no_longer_cited"})
    with releases.reading_release(first):
        origins = releases.base("trainees").origins
    assert (origins["no_longer_cited"], origins["deck_trainees"]) == ("statistic", "document")


def test_a_source_that_is_cited_no_more_is_still_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = earlier(tmp_path, monkeypatch)
    kept = releases.kept(first)
    assert kept
    kept.package.descriptor["sources"].append({"name": "gone_since", "title": "Gone"})
    assert Outlook(release=first).source("gone_since")["title"] == "Gone"
    assert Outlook(release=first).source("deck_trainees") == Outlook().source("deck_trainees")


@pytest.mark.parametrize("digest", KEPT)
def test_every_release_that_is_kept_can_be_shown(digest: str) -> None:
    assert REFERENCE.fullmatch(f"0-{digest}")
    assert releases.is_kept(digest)
    with releases.reading_release(digest):
        for name in REGISTRY:
            compute(name)


def test_the_same_tables_are_kept_as_the_same_file(tmp_path: Path) -> None:
    found = [compute("trainees_total")]
    first = releases.keep(found, folder=tmp_path / "one").read_bytes()
    assert releases.keep(found, folder=tmp_path / "two").read_bytes() == first
