"""An upload that is not finished yet, kept between visits: one for each actor and dataset."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import ColumnElement, select

from data.intake.upload import Upload
from data.store.actor import Actor, require
from data.store.connection import reading, writing
from data.store.errors import StoreError
from data.store.tables import DRAFTS
from data.store.told import plain
from i18n import _

MOST_BYTES: Final = 10 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, eq=False)
class KeptDraft:
    """The file as it came, its uploader's answers so far, and when it was kept (UTC)."""

    upload: Upload
    at: datetime


def save_draft(actor: Actor, dataset: str, *, content: bytes, name: str, answers: Mapping[str, str]) -> None:
    """Keep an upload in place of the one before.

    Raises:
        NotAllowedError: the actor may not publish this dataset.
        StoreError: the file is larger than any that can be published.
        UnavailableError: the database does not answer.
    """
    require(actor, dataset)
    if len(content) > MOST_BYTES:
        raise StoreError(_("The file is larger than {megabytes} MB, so it is not kept.", megabytes=MOST_BYTES >> 20))
    row = {
        "actor": actor.name,
        "dataset": dataset,
        "at": datetime.now(UTC).isoformat(),
        "name": plain(name),
        "answers": {plain(key): plain(value) for key, value in answers.items()},
        "content": content,
    }
    with writing() as connection:
        connection.execute(DRAFTS.delete().where(_of(actor, dataset)))
        connection.execute(DRAFTS.insert(), [row])


def load_draft(actor: Actor, dataset: str) -> KeptDraft | None:
    """The upload that the actor left, if there is one.

    Raises:
        UnavailableError: the database does not answer.
    """
    with reading() as connection:
        found = None if connection is None else connection.execute(select(DRAFTS).where(_of(actor, dataset))).first()
    if found is None:
        return None
    upload = Upload(name=found.name, content=found.content, answers=found.answers)
    return KeptDraft(upload=upload, at=datetime.fromisoformat(found.at))


def delete_draft(actor: Actor, dataset: str) -> None:
    """Forget the upload, once it is published or given up.

    Raises:
        UnavailableError: the database does not answer.
    """
    if load_draft(actor, dataset) is None:
        return
    with writing() as connection:
        connection.execute(DRAFTS.delete().where(_of(actor, dataset)))


def _of(actor: Actor, dataset: str) -> ColumnElement[bool]:
    return (DRAFTS.c.actor == actor.name) & (DRAFTS.c.dataset == dataset)
