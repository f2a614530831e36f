"""An upload that is not finished yet, kept between visits: one for each visitor and dataset, for thirty days."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, select

from data.intake.problem import identifies
from data.intake.upload import Checked, Upload
from data.package import sha256
from data.store.actor import Actor, require
from data.store.audit import add, refusals
from data.store.connection import reading, writing
from data.store.errors import UnkeptDraftError, as_written
from data.store.grants import current
from data.store.notes import plain
from data.store.schema import DRAFT_DAYS, DRAFTS, has
from i18n import _

MOST_BYTES: Final = 10 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, eq=False)
class KeptDraft:
    """The file as it came, its uploader's answers so far, and when it was kept (UTC)."""

    upload: Upload
    at: datetime

    @property
    def until(self) -> datetime:
        """When it is deleted (UTC)."""
        return self.at + timedelta(days=DRAFT_DAYS)


@refusals("upload")
def save_draft(upload: Upload, *, checked: Checked, actor: Actor, owner: str) -> KeptDraft:
    """Keep an upload that was checked, in place of the one before.

    Args:
        upload: the file and the answers so far.
        checked: what the check said of it.
        actor: who hands it in; only who may publish the dataset leaves anything here.
        owner: the visitor to whom alone it is shown.

    Raises:
        NotAllowedError: the actor may not publish this dataset.
        UnkeptDraftError: it is too large, holds what looks like personal data, or cannot be read through for such.
        UnavailableError: the store cannot be used; its kind says why.
    """
    require(actor, checked.dataset)
    _require_harmless(upload, checked)
    at = datetime.now(UTC)
    row = {
        "owner": owner,
        "dataset": checked.dataset,
        "at": at.isoformat(),
        "name": plain(upload.name),
        "answers": {plain(key): plain(value) for key, value in upload.answers.items()},
        "content": upload.content,
    }
    with writing(turn=1, patience=2) as connection:  # a page is waiting
        require(actor := current(connection, actor), checked.dataset)
        connection.info["wiped"] = True
        connection.execute(DRAFTS.delete().where(_of(owner, checked.dataset)))
        connection.execute(DRAFTS.insert(), [row])
        add(connection, actor=actor, act="upload", about=_audited(upload, checked))
    return KeptDraft(upload=upload, at=at)


def load_draft(owner: str, dataset: str) -> KeptDraft | None:
    """The upload that a visitor left, if there is one and it is not too old.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with reading() as connection:
        if connection is None or not has(connection, DRAFTS):
            return None
        with as_written():
            found = connection.execute(select(DRAFTS).where(_of(owner, dataset))).first()
            if found is None:
                return None
            upload = Upload(name=found.name, content=found.content, answers=found.answers)
            kept = KeptDraft(upload=upload, at=datetime.fromisoformat(found.at))
    return kept if datetime.now(UTC) < kept.until else None


def delete_draft(owner: str, dataset: str) -> None:
    """Forget the upload, once it is published or given up.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    if load_draft(owner, dataset) is None:
        return
    with writing(turn=1, patience=2) as connection:  # a page is waiting
        connection.info["wiped"] = True
        connection.execute(DRAFTS.delete().where(_of(owner, dataset)))


def _audited(upload: Upload, checked: Checked) -> dict[str, Any]:
    """What the audit holds of a file that was handed in and checked: neither its name nor its contents."""
    problems = dict(Counter(problem.severity for problem in checked.problems))
    file = {"sha256": sha256(upload.content), "bytes": len(upload.content)}
    return {"dataset": checked.dataset, **file, "problems": problems}


def _require_harmless(upload: Upload, checked: Checked) -> None:
    if len(upload.content) > MOST_BYTES:
        raise UnkeptDraftError(
            _("The file is larger than {megabytes} MB, so it is not kept.", megabytes=MOST_BYTES >> 20)
        )
    if not checked.searched:
        raise UnkeptDraftError(_("The file cannot be read through, so it is not kept for your next visit."))
    if not checked.fit_to_keep or any(map(identifies, upload.answers.values())):
        raise UnkeptDraftError(
            _("The file holds what looks like personal data, so it is kept nowhere, not even for your next visit.")
        )


def _of(owner: str, dataset: str) -> ColumnElement[bool]:
    return (DRAFTS.c.owner == owner) & (DRAFTS.c.dataset == dataset)
