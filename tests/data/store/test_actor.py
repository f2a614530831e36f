import pytest

from data.errors import UnknownNameError
from data.store.actor import Actor, local_actor, operator, require
from data.store.errors import NotAllowedError
from tests.data.store.reports import ADMINISTRATOR, BUSAN, MINISTRY


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_whoever_sits_at_a_server_that_only_this_machine_reaches_may_publish(address: str) -> None:
    actor = local_actor(address)
    require(actor, "regional_training", {"KR-11"})
    assert (actor.name, actor.via) == ("local user", "local")


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "192.168.0.7", "::", "127.0.0.1.example.org"])
def test_publishing_is_off_where_others_reach_a_server_without_sign_in_and_it_says_why(address: str | None) -> None:
    with pytest.raises(NotAllowedError, match="can be reached from other machines and has no sign-in"):
        require(local_actor(address), "regional_training", {"KR-11"})


def test_publishing_is_off_behind_a_proxy_without_sign_in() -> None:
    with pytest.raises(NotAllowedError, match="came through a proxy"):
        require(local_actor("127.0.0.1", forwarded=True), "regional_training", {"KR-11"})


@pytest.mark.parametrize(
    ("actor", "dataset", "provinces"),
    [
        (BUSAN, "regional_training", {"KR-26"}),
        (BUSAN, "kdt_training", {"KR-26"}),
        (MINISTRY, "trainees", set()),
        (ADMINISTRATOR, "trainees", set()),
        (ADMINISTRATOR, "regional_training", {"KR-26", "KR-11"}),
        (operator(), "regional_training", {"KR-11"}),
    ],
)
def test_each_role_publishes_what_is_its_own(actor: Actor, dataset: str, provinces: set[str]) -> None:
    require(actor, dataset, provinces)


@pytest.mark.parametrize(
    ("actor", "dataset", "provinces", "told"),
    [
        (Actor(name="r", role="reader", via="sign-in"), "trainees", set(), "may read but not publish"),
        (Actor(name="r", role="king", via="sign-in"), "trainees", set(), "may read but not publish"),
        (BUSAN, "trainees", set(), "national authority, not by a regional office"),
        (BUSAN, "regional_training", {"KR-26", "KR-11"}, "^Seoul: not among the provinces of your office"),
        (MINISTRY, "regional_training", {"KR-26"}, "regional offices, each its own province"),
        (ADMINISTRATOR, "codelists", set(), "fixed list"),
    ],
)
def test_nobody_publishes_what_is_not(actor: Actor, dataset: str, provinces: set[str], told: str) -> None:
    with pytest.raises(NotAllowedError, match=told):
        require(actor, dataset, provinces)


def test_an_unknown_dataset_is_told() -> None:
    with pytest.raises(UnknownNameError):
        require(ADMINISTRATOR, "regional")
