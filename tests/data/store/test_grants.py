"""Rights by grants: what each write asks anew, and what it refuses."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from data.store import grants
from data.store.actor import Actor, Person, entitled, operator
from data.store.audit import entries
from data.store.errors import NotAllowedError, PersonalDataError, StoreError, UnconfirmedError
from data.store.grants import Wanted, actor_of, grant, revoke
from data.store.location import absent
from data.store.publishing import empty, restore
from data.store.stories import StoryDraft, save
from data.store.versions import versions
from tests.data.store.reports import kept, published, report

ISSUER = "https://id.example.go.kr/realms/ministry"
KIM = Person(issuer=ISSUER, subject="f3a1", groups=frozenset({"busan"}), origin="10.0.0.7")
DAY = date(2027, 3, 2)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grants, "today", lambda: DAY)


def granted(role: str = "office", provinces: tuple[str, ...] = ("KR-26",), **told: object) -> int:
    provinces = provinces if role == "office" else ()
    wanted = {"issuer": ISSUER, "kind": "subject", "holder": "f3a1"} | told
    return grant(Wanted(role=role, provinces=provinces, **wanted), actor=operator(), reason="the office").id  # type: ignore[arg-type]


@pytest.mark.usefixtures("database")
class TestOnBothDatabases:
    def test_what_is_granted_is_allowed_and_what_is_revoked_no_more_at_the_next_write(self) -> None:
        number = granted()
        actor = actor_of(KIM)
        published(report(employees=1), actor=actor)
        assert versions()[0].who == f"{ISSUER} f3a1"
        revoke(number, actor=operator(), reason="moved to another office")
        # The very actor of before, as a page that is still open holds it.
        with pytest.raises(NotAllowedError, match="no right to publish is granted"):
            published(report(employees=2), actor=actor)
        assert len(versions()) == 1

    def test_a_revoked_grant_stays_in_the_list_with_who_and_why(self) -> None:
        revoke(granted(), actor=operator(), reason="moved")
        (found,) = grants.grants()
        assert (found.revoked_by, found.state(DAY), found.reason) == (2, "revoked", "the office")
        with pytest.raises(StoreError, match="no grant 1 to revoke"):
            revoke(1, actor=operator(), reason="again")
        with pytest.raises(StoreError, match="no grant 2 to revoke"):
            revoke(2, actor=operator(), reason="a row that undoes is no grant")

    def test_the_first_administrator_is_named_once(self) -> None:
        first = Wanted(issuer=ISSUER, kind="subject", holder="a", role="administrator")
        number = grant(first, actor=operator(), reason="installed", first=True).id
        with pytest.raises(NotAllowedError, match="named once"):
            grant(first, actor=operator(), reason="once more", first=True)
        revoke(number, actor=operator(), reason="gone")
        with pytest.raises(NotAllowedError, match="named once"):
            grant(first, actor=operator(), reason="once more", first=True)


def person(**told: object) -> Person:
    return Person(**{"issuer": ISSUER, "subject": "f3a1"} | told)  # type: ignore[arg-type]


EARLIER = DAY - timedelta(days=1)
LATER = DAY + timedelta(days=1)
LONG_AGO = datetime.now(UTC) - timedelta(seconds=1)
# What is granted, who comes, and what they want; each wants what one other word of the grant would have allowed.
REFUSED: dict[str, tuple[Callable[[], object], Person, Callable[[Actor], object], str]] = {
    "nothing granted": (lambda: granted(holder="other"), KIM, lambda a: published(report(), actor=a), "no right"),
    "another issuer": (
        granted,
        person(issuer="https://id.other.example"),
        lambda a: published(report(), actor=a),
        "no right",
    ),
    "an issuer that begins like ours": (
        granted,
        person(issuer=f"{ISSUER}.other.example"),
        lambda a: published(report(), actor=a),
        "no right",
    ),
    "a subject in other letters": (granted, person(subject="F3A1"), lambda a: published(report(), actor=a), "no right"),
    "a subject with a space": (granted, person(subject="f3a1 "), lambda a: published(report(), actor=a), "no right"),
    "a subject named like a group": (
        lambda: granted(kind="group", holder="busan"),
        person(subject="busan"),
        lambda a: published(report(), actor=a),
        "no right",
    ),
    "a group named like a subject": (
        granted,
        person(subject="x", groups=frozenset({"f3a1"})),
        lambda a: published(report(), actor=a),
        "no right",
    ),
    "a group of another issuer": (
        lambda: granted(kind="group", holder="busan"),
        person(issuer="https://id.other.example", groups=frozenset({"busan"})),
        lambda a: published(report(), actor=a),
        "no right",
    ),
    "another group": (
        lambda: granted(kind="group", holder="busan"),
        person(groups=frozenset({"busan-readers"})),
        lambda a: published(report(), actor=a),
        "no right",
    ),
    "expired yesterday": (
        lambda: granted(since=EARLIER, until=EARLIER),
        KIM,
        lambda a: published(report(), actor=a),
        "no right",
    ),
    "begins tomorrow": (lambda: granted(since=LATER), KIM, lambda a: published(report(), actor=a), "no right"),
    "revoked": (
        lambda: revoke(granted(), actor=operator(), reason="moved"),
        KIM,
        lambda a: published(report(), actor=a),
        "no right",
    ),
    "the sign-in is over": (granted, person(until=LONG_AGO), lambda a: published(report(), actor=a), "is over"),
    "another province": (granted, KIM, lambda a: published(report("KR-27"), actor=a), "not among the provinces"),
    "a province revoked of two grants": (
        lambda: (granted(), revoke(granted(provinces=("KR-27",)), actor=operator(), reason="given back")),
        KIM,
        lambda a: published(report("KR-27"), actor=a),
        "not among the provinces",
    ),
    "a national table as an office": (granted, KIM, lambda a: kept(actor=a, dataset="trainees"), "national authority"),
    "a province as the national authority": (
        lambda: granted("national"),
        KIM,
        lambda a: published(report(), actor=a),
        "regional offices",
    ),
    "a fixed list as an administrator": (
        lambda: granted("administrator"),
        KIM,
        lambda a: kept(actor=a, dataset="codelists"),
        "fixed list",
    ),
    "a draft without a right": (lambda: granted(holder="other"), KIM, lambda a: kept(actor=a), "no right"),
    "a story without a right": (
        lambda: granted(holder="other"),
        KIM,
        lambda a: save(StoryDraft(title={"ko": "가", "en": "a"}, steps=()), actor=a, reason="new"),
        "no right",
    ),
    "restoring another's province": (
        lambda: (granted(), published(report("KR-27"), actor=operator())),
        KIM,
        lambda a: restore(1, actor=a, note="back"),
        "not among the provinces",
    ),
    "emptying as an office": (
        lambda: (granted(), published(report(), actor=operator())),
        KIM,
        lambda a: empty(1, actor=a, reason="persons"),
        "Only an administrator",
    ),
    "granting as an office": (
        granted,
        KIM,
        lambda a: grant(
            Wanted(issuer=ISSUER, kind="subject", holder="f3a1", role="administrator"), actor=a, reason="myself"
        ),
        "Only an administrator",
    ),
    "granting as the national authority": (
        lambda: granted("national"),
        KIM,
        lambda a: grant(Wanted(issuer=ISSUER, kind="subject", holder="b", role="national"), actor=a, reason="b"),
        "Only an administrator",
    ),
    "revoking as an office": (granted, KIM, lambda a: revoke(1, actor=a, reason="no"), "Only an administrator"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_each_is_refused_and_told_of_in_the_audit(case: str) -> None:
    prepared, who, act, told = REFUSED[case]
    prepared()
    before = len(versions())
    with pytest.raises(NotAllowedError, match=told):
        act(actor_of(who))
    last = entries()[-1]
    assert (last.outcome, last.who, last.origin) == ("refused", who.name, who.origin)
    assert len(versions()) == before


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(
            lambda: entitled(KIM, [("administrator", ())]), id="an actor made with a role that nobody granted"
        ),
        pytest.param(lambda: entitled(KIM, [("office", ("KR-26",))]), id="an actor made with a province of nobody's"),
    ],
)
def test_a_role_that_an_actor_only_claims_is_not_believed(forged: Callable[[], Actor]) -> None:
    granted(holder="other")
    with pytest.raises(NotAllowedError, match="no right"):
        published(report(), actor=forged())


@pytest.mark.parametrize(
    "allowed",
    [
        pytest.param(granted, id="by subject"),
        pytest.param(lambda: granted(kind="group", holder="busan"), id="by group"),
        pytest.param(lambda: granted(since=DAY, until=DAY), id="on its only day"),
        pytest.param(lambda: granted("administrator"), id="as administrator"),
        pytest.param(lambda: (granted(provinces=("KR-27",)), granted()), id="by the second of two grants"),
    ],
)
def test_whoever_is_granted_it_publishes(allowed: Callable[[], object]) -> None:
    allowed()
    assert published(report(), actor=actor_of(KIM)).provinces == ("KR-26",)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"issuer": "id.example.go.kr"}, "An issuer is an address"),
        ({"issuer": "http://id.example.go.kr"}, "An issuer is an address"),
        ({"issuer": "https://id.example.go.kr f3a1"}, "An issuer is an address"),
        ({"issuer": "local"}, "An issuer is an address"),
        ({"kind": "everybody"}, "Name the person or the group"),
        ({"holder": " "}, "Name the person or the group"),
        ({"holder": "a\0"}, "Name the person or the group"),
        ({"holder": "a" * 201}, "Name the person or the group"),
        ({"role": "king"}, "A role is one of"),
        ({"role": "national"}, "An office is granted its provinces"),
        ({"provinces": ()}, "An office is granted its provinces"),
        ({"provinces": ("KR-99",)}, "Unknown provinces: KR-99"),
        ({"since": DAY, "until": EARLIER}, "not before its first"),
    ],
)
def test_what_cannot_be_granted_is_told_and_leaves_nothing(wanted: dict[str, object], told: str) -> None:
    whole = {"issuer": ISSUER, "kind": "subject", "holder": "a", "role": "office", "provinces": ("KR-26",)} | wanted
    with pytest.raises(StoreError, match=told):
        grant(Wanted(**whole), actor=operator(), reason="the office")  # type: ignore[arg-type]
    assert absent()


def test_a_grant_needs_a_reason_that_tells_of_nobody() -> None:
    wanted = Wanted(issuer=ISSUER, kind="subject", holder="a", role="national")
    with pytest.raises(UnconfirmedError):
        grant(wanted, actor=operator(), reason=" ")
    with pytest.raises(PersonalDataError):
        grant(wanted, actor=operator(), reason="ask 010-1234-5678")
