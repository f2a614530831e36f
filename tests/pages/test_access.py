"""Rights and log: reached with the right only; what is granted there holds, what is revoked there does not."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from components import access
from components.door import sign_in
from data.store import audit, grants
from data.store.actor import Actor, Person, entitled
from data.store.audit import Entry
from data.store.errors import NotAllowedError
from i18n import speaking
from tests.data.store.reports import BUSAN, published, report

ISSUER = "https://id.example.go.kr"
KIM = Person(issuer=ISSUER, subject="f3a1", origin="10.0.0.7")
Open = Callable[..., AppTest]
Texts = Callable[[AppTest], str]


def given(
    at: AppTest, *, role: str = "office", provinces: tuple[str, ...] = ("KR-26",), reason: str = "of Busan"
) -> AppTest:
    at.text_input(key="grant issuer").set_value(ISSUER)
    at.text_input(key="grant holder").set_value("f3a1")
    at.selectbox(key="grant role").set_value(role)
    at.multiselect(key="grant provinces").set_value(list(provinces))
    at.text_input(key="grant reason").set_value(reason)
    return next(one for one in at.button if one.label == "Grant").click().run()


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "This page is for administrators and auditors"),
        ("ko", "관리자와 감사 담당자만 이용할 수 있는 페이지입니다"),
    ],
)
def test_a_reader_sees_nothing_of_it(open_page: Open, texts: Texts, lang: str, told: str) -> None:
    published(report(), actor=BUSAN)
    at = open_page("access", lang=lang)
    assert told in texts(at)
    assert BUSAN.name not in texts(at)
    assert [one.label for one in at.button if one.label in ("Grant", "Revoke", "Verify the chain")] == []


@pytest.mark.usefixtures("at_the_machine")
class TestForAnAdministrator:
    def test_what_is_granted_holds_and_what_is_revoked_does_not(self, open_page: Open, texts: Texts) -> None:
        at = given(open_page("access"))
        assert "Right 1 is granted." in texts(at)
        assert grants.actor_of(KIM).provinces == {"KR-26"}
        at.selectbox(key="revoked").set_value("1")
        at.text_input(key="revoke reason").set_value("has moved on")
        at = next(one for one in at.button if one.label == "Revoke").click().run()
        assert "Right 1 is revoked." in texts(at)
        assert grants.actor_of(KIM).role == "reader"

    def test_what_does_not_fit_is_refused_in_words(self, open_page: Open, texts: Texts) -> None:
        at = given(open_page("access"), provinces=())
        assert "An office is granted its provinces" in texts(at)
        at = given(at, reason="")
        assert "Say in a note what changes and why" in texts(at) or "provinces" in texts(at)
        assert grants.grants() == []

    def test_the_log_is_filtered_and_verified(self, open_page: Open, texts: Texts) -> None:
        published(report(), actor=BUSAN)
        at = open_page("access", act="publish")
        assert "1 entry; the newest 1 shown" in texts(at)
        at = next(one for one in at.button if one.label == "Verify the chain").click().run()
        assert "The audit is whole: 1 links" in texts(at)
        assert "0 entries" in texts(open_page("access", act="grant"))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "version: 1 · table: Trainees by province · provinces: Busan"),
        ("ko", "버전: 1 · 자료표: 시·도별 훈련인원 · 시·도: 부산광역시"),
    ],
)
@pytest.mark.usefixtures("at_the_machine")
def test_the_log_tells_what_an_entry_is_about_in_words_and_leaves_checksums_to_the_file(lang: str, told: str) -> None:
    published(report(), actor=BUSAN)
    (entry,) = [one for one in audit.entries() if one.act == "publish"]
    with speaking(lang):
        assert access._about(entry) == told
        # what was refused, of a table that is no more
        assert access._about(replace(entry, about='{"dataset": "gone", "of": null, "why": "Right"}')).count("None") == 0
        counted = access._about(replace(entry, about='{"problems": {"error": 2}}'))
    assert counted == {"en": "found in it: Error 2", "ko": "점검 결과: 오류 2"}[lang]


@pytest.mark.parametrize(
    ("held", "sees", "grants_"),
    [
        pytest.param([], False, False, id="nobody"),
        pytest.param([("office", ("KR-26",))], False, False, id="an office"),
        pytest.param([("national", ())], False, False, id="the national authority"),
        pytest.param([("auditor", ())], True, False, id="an auditor"),
        pytest.param([("office", ("KR-26",)), ("auditor", ())], True, False, id="an office that audits"),
        pytest.param([("administrator", ())], True, True, id="an administrator"),
    ],
)
def test_who_signed_in_sees_what_their_role_lets_them(
    held: list[tuple[str, tuple[str, ...]]],
    *,
    sees: bool,
    grants_: bool,
    open_page: Open,
    texts: Texts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published(report(), actor=BUSAN)
    monkeypatch.setattr(sign_in, "person", lambda: KIM)
    monkeypatch.setattr(grants, "actor_of", lambda person: entitled(person, held))
    at = open_page("access")
    labels = {one.label for one in at.button}
    assert ("Verify the chain" in labels, "Grant" in labels) == (sees, grants_)


def test_an_auditor_reads_and_publishes_nothing() -> None:
    auditor = entitled(KIM, [("auditor", ())])
    assert (auditor.role, auditor.may_audit) == ("auditor", True)
    with pytest.raises(NotAllowedError):
        published(report(), actor=auditor)


def test_the_page_is_offered_to_whoever_is_known_and_to_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    import dashboard
    from components.figures.pages import PAGES

    assert dashboard._page(PAGES["access"], default=False).visibility == "hidden"
    monkeypatch.setattr(sign_in, "person", lambda: KIM)
    assert dashboard._page(PAGES["access"], default=False).visibility == "visible"


ENTRY = Entry(
    id=1, at="2027-03-02T00:00:00+00:00", who="Busan", role="office", via="sign-in", origin="10.0.0.7", act="publish",
    about=json.dumps({"version": 1}), outcome="done", before="0",
)  # fmt: skip


def test_the_log_is_filtered_by_what_came_of_it_and_by_who() -> None:
    found = [ENTRY, replace(ENTRY, id=2, act="grant", outcome="refused", who="Kim", origin="10.0.0.8")]
    assert [one.id for one in access.fitting(found)] == [2, 1]
    assert [one.id for one in access.fitting(found, act="publish")] == [1]
    assert [one.id for one in access.fitting(found, outcome="refused")] == [2]
    assert [one.id for one in access.fitting(found, who="busan")] == [1]
    assert [one.id for one in access.fitting(found, who="10.0.0.8")] == [2]


def test_the_log_is_filtered_by_day_as_the_reader_counts_days() -> None:
    """15:30 in Greenwich on 1 March is half past midnight on the second in Seoul."""
    times = ("2026-03-01T14:59:00+00:00", "2026-03-01T15:30:00+00:00", "2026-03-03T00:00:00+00:00")
    made = {"who": "kim", "role": "office", "via": "sign-in", "origin": "", "act": "publish", "about": "{}"}
    found = [Entry(id=place, at=at, outcome="done", before="", **made) for place, at in enumerate(times, 1)]
    days = {number: date(2026, 3, number) for number in (1, 2, 3)}
    assert [one.id for one in access.fitting(found, since=days[2])] == [3, 2]
    assert [one.id for one in access.fitting(found, until=days[1])] == [1]
    assert [one.id for one in access.fitting(found, since=days[2], until=days[2])] == [2]


@pytest.mark.usefixtures("at_the_machine")
def test_the_file_of_the_log_holds_what_the_filters_leave(open_page: Open, texts: Texts) -> None:
    published(report(), actor=BUSAN)
    at = open_page("access")
    assert "1 entry" in texts(at)
    at.date_input(key="log since").set_value(date(2031, 1, 1)).run()
    assert "0 entries" in texts(at)
    assert b"publish" in access._file(access.fitting(audit.entries(), until=date(2031, 1, 1)))
    assert b"publish" not in access._file(access.fitting(audit.entries(), since=date(2031, 1, 1)))


def test_an_actor_of_the_command_line_audits() -> None:
    assert Actor(name="a", role="administrator", via="command line").may_audit
