"""One table of those who want to write and may not: each is refused by the store itself, and stands in the audit.

What must hold before (forged and replayed answers, tokens of others) is tried with a provider in tests/browser/test_sign_in.py.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from components.door import peers
from components.door.key import DOOR, HEADER, Door, announced
from components.door.sign_in import vouched_for
from data.store.actor import Actor, Standing, local_actor, operator
from data.store.audit import entries, verify
from data.store.errors import NotAllowedError
from data.store.grants import Wanted, actor_of, grant, revoke
from data.store.publishing import empty, restore
from data.store.stories import StoryDraft, save
from data.store.versions import versions
from i18n.dates import today
from tests.components.door.test_key import ADDED_BY_PROXIES, CHROMIUM
from tests.data.store.reports import ADMINISTRATOR, BUSAN, published, report

ISSUER, OTHER = "https://id.example.go.kr/realms/ministry", "https://id.example.go.kr/realms/other"
NOW = int(datetime.now(UTC).timestamp())
CLAIMS = {"is_logged_in": True, "iss": ISSUER, "sub": "f3a1", "iat": NOW, "groups": ["busan"]}
DAY = timedelta(days=1)
HERE = {"client": ("127.0.0.1", 40_000), "server": ("127.0.0.1", 8501)}
Attempt = Callable[[Actor], object]


# Those who come: by their connection where nobody signs in, by their claims where people do.


def came(*, scope: dict[str, Any] | None = None, **said: str) -> Actor:
    """Whoever opens a socket so; nobody has shown the key."""
    headers = CHROMIUM | {name.replace("_", "-"): value for name, value in said.items()}
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    opened = announced({"type": "websocket", "scheme": "ws", **HERE, **(scope or {}), "headers": sent})
    found = dict(opened["headers"])
    people = {name: value for name, value in found.items() if name == b"x-remote-user"}
    assert people == {}, "nobody's word about a person is taken here"
    standing = DOOR.unsealed(found[HEADER.encode()].decode())
    return local_actor(standing, origin=(scope or HERE).get("client", ("?", 0))[0])


def claimed(**changed: Any) -> Actor:
    """Whoever brings these claims, to whom Busan is granted; a reader of the local kind where they are nobody's."""
    granted()
    found = vouched_for(CLAIMS | changed, at_proxy=False, origin="10.0.0.7")
    return came(scope={"client": ("10.0.0.7", 1)}) if found is None else actor_of(found)


def granted(
    role: str = "office", *, issuer: str = ISSUER, kind: str = "subject", holder: str = "f3a1", **days: date
) -> int:
    provinces = ("KR-26",) if role == "office" else ()
    wanted = Wanted(issuer=issuer, kind=kind, holder=holder, role=role, provinces=provinces, **days)
    return grant(wanted, actor=operator(), reason="the office").id


def holding(*given: Callable[[], object]) -> Actor:
    """Whoever signed in rightly, after these were granted or revoked."""
    for one in given:
        one()
    found = vouched_for(CLAIMS, at_proxy=False, origin="10.0.0.7")
    assert found is not None
    return actor_of(found)


def revoked() -> None:
    revoke(granted(), actor=operator(), reason="has moved on")


# What they try.


def publishes(actor: Actor) -> object:
    return published(report(employees=7), actor=actor)


def publishes_for_daegu(actor: Actor) -> object:
    return published(report("KR-27"), actor=actor)


def publishes_for_both(actor: Actor) -> object:
    import pandas as pd

    return published(pd.concat([report("KR-26"), report("KR-27")]), actor=actor)


def publishes_for_korea(actor: Actor) -> object:
    rows = report().drop(columns="province")
    return published(rows, actor=actor, dataset="trainees")


def withdraws(actor: Actor) -> object:
    return restore(0, actor=actor, note="mine", dataset="regional_training", province="KR-26")


def empties(actor: Actor) -> object:
    return empty(1, actor=actor, reason="not wanted")


def grants_itself_more(actor: Actor) -> object:
    wanted = Wanted(issuer=ISSUER, kind="subject", holder="f3a1", role="administrator")
    return grant(wanted, actor=actor, reason="more")


def names_itself_first(actor: Actor) -> object:
    wanted = Wanted(issuer=ISSUER, kind="subject", holder="f3a1", role="administrator")
    return grant(wanted, actor=actor, reason="more", first=True)


def revokes(actor: Actor) -> object:
    return revoke(1, actor=actor, reason="not theirs")


def saves_a_story(actor: Actor) -> object:
    return save(StoryDraft.__new__(StoryDraft), actor=actor, reason="planted")


FOREIGN_HOSTS = (
    "evil.example",
    "localhost.evil.example:8501",
    "127.0.0.1:8502",
    "localhost",
    "0.0.0.0:8501",
    "[::2]:8501",
)
FOREIGN_ORIGINS = ("http://evil.example", "null", "https://localhost:8501", "http://localhost:8502", "http://localhost")
FAR = ("10.0.0.7", "192.168.0.3", "0.0.0.0", "203.0.113.9", "fe80::1", "", "not an address")
SPOOFED = (
    {"x_remote_user": "f3a1"},
    {"x_remote_user": "f3a1", "x_forwarded_for": "127.0.0.1"},
    {"x_remote_user": f"{ISSUER} f3a1"},
    {"x_standing": "let in"},
    {"x_standing": Door().sealed(Standing.LET_IN)},
)
CLAIMED: tuple[dict[str, Any], ...] = (
    {"is_logged_in": False},
    {"is_logged_in": "true"},
    {"is_logged_in": 1},
    {"iss": None},
    {"iss": OTHER},
    {"iss": f"{ISSUER}/"},
    {"iss": ISSUER.upper()},
    {"sub": ""},
    {"sub": 1},
    {"sub": "F3A1"},
    {"sub": "f3a1 "},
    {"sub": ["f3a1"]},
    {"sub": "f3a2"},
    {"iat": None},
    {"iat": NOW - 9 * 3600},
    {"iat": NOW + 3600},
    {"iat": NOW * 1000},
    {"iat": str(NOW)},
    {"iat": True},
)
CASES: list[tuple[str, Callable[[], Actor], Attempt]] = [
    ("without the key", came, publishes),
    *((f"host {host}", lambda host=host: came(host=host), publishes) for host in FOREIGN_HOSTS),
    *((f"origin {origin}", lambda origin=origin: came(origin=origin), publishes) for origin in FOREIGN_ORIGINS),
    *((f"peer {peer}", lambda peer=peer: came(scope={"client": (peer, 1)}), publishes) for peer in FAR),
    ("another address of the server", lambda: came(scope={"server": ("127.0.0.2", 8501)}), publishes),
    ("a socket that is a file", lambda: came(scope={"client": ("", 0), "server": ("/run/a", None)}), publishes),
    *((f"proxy {name}", lambda name=name: came(**{name: "a"}), publishes) for name in ADDED_BY_PROXIES[:12]),
    *((f"spoofed {sorted(said)} {place}", lambda said=said: came(**said), publishes) for place, said in enumerate(SPOOFED)),
    # No moment stands in a name: workers that begin in different seconds must find the same tests.
    *((f"claim {sorted(told)} {at}", lambda told=told: claimed(**told), publishes) for at, told in enumerate(CLAIMED)),
    ("nothing granted", holding, publishes),
    ("granted to another subject", lambda: holding(lambda: granted(holder="f3a2")), publishes),
    ("granted by another issuer", lambda: holding(lambda: granted(issuer=OTHER)), publishes),
    ("granted to another group", lambda: holding(lambda: granted(kind="group", holder="daegu")), publishes),
    ("that group elsewhere", lambda: holding(lambda: granted(kind="group", holder="busan", issuer=OTHER)), publishes),
    ("a subject named as the group", lambda: holding(lambda: granted(holder="busan")), publishes),
    ("granted until yesterday", lambda: holding(lambda: granted(since=today() - 9 * DAY, until=today() - DAY)), publishes),
    ("granted from tomorrow", lambda: holding(lambda: granted(since=today() + DAY)), publishes),
    ("revoked", lambda: holding(revoked), publishes),
    ("an auditor publishes", lambda: holding(lambda: granted("auditor")), publishes),
    ("an auditor withdraws", lambda: holding(lambda: granted("auditor")), withdraws),
    ("an auditor grants", lambda: holding(lambda: granted("auditor")), grants_itself_more),
    ("an auditor saves a story", lambda: holding(lambda: granted("auditor")), saves_a_story),
    ("an office of another province", lambda: holding(granted), publishes_for_daegu),
    ("an office, one province of two", lambda: holding(granted), publishes_for_both),
    ("an office for the whole country", lambda: holding(granted), publishes_for_korea),
    ("an office empties", lambda: holding(granted), empties),
    ("an office grants", lambda: holding(granted), grants_itself_more),
    ("an office names itself the first", lambda: holding(granted), names_itself_first),
    ("an office revokes", lambda: holding(granted), revokes),
    ("the national authority for an office", lambda: holding(lambda: granted("national")), publishes),
    ("the national authority withdraws", lambda: holding(lambda: granted("national")), withdraws),
    ("the national authority grants", lambda: holding(lambda: granted("national")), grants_itself_more),
    ("the national authority empties", lambda: holding(lambda: granted("national")), empties),
    ("a second first administrator", lambda: holding(lambda: granted("administrator")), names_itself_first),
]  # fmt: skip


@pytest.mark.parametrize(("come", "attempt"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_whoever_may_not_is_refused_and_stands_in_the_audit(
    come: Callable[[], Actor], attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "headers_of_people", lambda: {b"x-remote-user"})
    monkeypatch.setenv(peers.PEERS, "10.99.0.1")
    published(report(), actor=BUSAN)
    actor = come()
    before = len(entries())
    with pytest.raises(NotAllowedError):
        attempt(actor)
    assert len(versions()) == 1
    assert [(one.who, one.outcome, one.origin) for one in entries()[before:]] == [(actor.name, "refused", actor.origin)]
    verify()


def test_the_same_attempts_succeed_for_those_who_may() -> None:
    """So that no case of the table is refused for another reason than its own."""
    published(report(), actor=BUSAN)
    office = holding(granted)
    assert publishes(office)
    assert withdraws(office)
    assert publishes_for_korea(Actor(name="Ministry", role="national", via="sign-in"))
    assert publishes_for_daegu(ADMINISTRATOR)
    assert empties(ADMINISTRATOR)
    assert grants_itself_more(ADMINISTRATOR)
    assert revokes(ADMINISTRATOR)


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({case[0] for case in CASES}) == len(CASES)
    assert len(CASES) >= 40
