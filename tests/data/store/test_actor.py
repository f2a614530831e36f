import pytest

from data.package import UnknownNameError
from data.store.actor import REFUSALS, Actor, Standing, local_actor, operator, require, require_publisher_role
from data.store.errors import NotAllowedError
from tests.data.store.reports import ADMINISTRATOR, BUSAN, MINISTRY


def test_whoever_sits_at_the_machine_and_has_shown_the_key_may_publish() -> None:
    actor = local_actor(Standing.LET_IN)
    require(actor, "regional_training", {"KR-11"})
    assert (actor.name, actor.via) == ("local user", "local")


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Standing.KEYLESS, "need the key of this server"),
        (Standing.FOREIGN, "not opened under the address of this server itself"),
        (Standing.PROXIED, "came through a proxy"),
        (Standing.FAR, "from another machine"),
    ],
)
def test_everybody_else_without_sign_in_reads_and_is_told_why_they_cannot_publish(
    standing: Standing, told: str
) -> None:
    for write in (require_publisher_role, lambda actor: require(actor, "regional_training", {"KR-11"})):
        with pytest.raises(NotAllowedError, match=told):
            write(local_actor(standing))


def test_no_way_to_come_is_forgotten() -> None:
    assert {*REFUSALS, Standing.LET_IN} == set(Standing)


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
