"""Whose province it is: the one who published what is in force for it."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from data import labels
from data.store.actor import Actor, shown
from data.store.errors import OtherPublisherError
from data.store.tables import SCOPES


def publisher(connection: Connection, dataset: str, province: str) -> str:
    """Who publishes a province: the publisher of the rows that its newest version put in force; "" for nobody.

    A province whose bundled rows were restored belongs to nobody again.
    """
    query = (
        select(SCOPES.c.publisher)
        .where(SCOPES.c.dataset == dataset, SCOPES.c.province == province)
        .order_by(SCOPES.c.version_id.desc(), SCOPES.c.year.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none() or ""


def require_publisher(
    connection: Connection, dataset: str, provinces: Collection[str], *, actor: Actor, take_over: bool
) -> tuple[str, ...]:
    """Let pass who publishes all the provinces, or takes them over as an administrator; gives the former publishers.

    Raises:
        OtherPublisherError: the first province that is somebody else's.
    """
    former = {province: publisher(connection, dataset, province) for province in provinces}
    others = {province: name for province, name in former.items() if name not in ("", actor.name)}
    if others and not (take_over and actor.role == "administrator"):
        province, name = next(iter(others.items()))
        raise OtherPublisherError(province=labels.area(province), publisher=shown(name))
    return tuple(sorted(set(others.values())))
