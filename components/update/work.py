"""What somebody is working on: their file, their answers, what the check found; and who they are."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components import door
from components.visitor import visitor
from data.catalogue import version
from data.intake.against import against
from data.intake.check import check
from data.intake.upload import Checked, Upload
from data.package import sha256
from data.store.actor import Actor, local_actor
from data.store.drafts import KeptDraft, delete_draft, load_draft, save_draft
from data.store.errors import StoreError, UnavailableError, UnkeptDraftError
from i18n import _


def actor() -> Actor:
    """Who sits there: without sign-in, the local user if they have shown the key at the machine itself, else a reader."""
    return local_actor(door.standing())


def upload(dataset: str) -> Upload | None:
    """The file that is worked on, if there is one: from this session, else the one this browser left on an earlier visit."""
    if _key(dataset) not in st.session_state:
        kept = _left(dataset)
        st.session_state[_key(dataset)] = kept.upload if kept else None
        st.session_state[_kept(dataset)] = kept
        st.session_state[_earlier(dataset)] = kept is not None
    found: Upload | None = st.session_state[_key(dataset)]
    return found


def begin(dataset: str, *, name: str, content: bytes) -> None:
    """Work on a new file; nothing of it is kept before it was checked."""
    st.session_state[_key(dataset)] = Upload(name=name, content=content)
    st.session_state[_earlier(dataset)] = False


def answer(dataset: str, answers: Mapping[str, str]) -> None:
    """Take the answers to the questions that the file leaves open."""
    current: Upload = st.session_state[_key(dataset)]
    st.session_state[_key(dataset)] = replace(current, answers=dict(answers))


def end(dataset: str) -> None:
    """Put the file away, published or given up."""
    st.session_state[_key(dataset)] = None
    st.session_state[_turn(dataset)] = turn(dataset) + 1
    _forget(dataset)


def turn(dataset: str) -> int:
    """How many files were put away: the box for files is a new one each time, and so empty."""
    return int(st.session_state.get(_turn(dataset), 0))


def kept(dataset: str) -> KeptDraft | None:
    """The file as it is kept for the next visit of this browser; None where it is not."""
    found: KeptDraft | None = st.session_state.get(_kept(dataset))
    return found


def from_earlier(dataset: str) -> bool:
    """Whether the file comes from an earlier visit."""
    return bool(st.session_state.get(_earlier(dataset)))


def why_not_kept(dataset: str) -> str:
    """Why the file is not kept, where that says something of the file; else nothing."""
    return str(st.session_state.get(_unkept(dataset), ""))


def checked(dataset: str, found: Upload) -> Checked:
    """What the checks say of the file, with a bar while they run; checked again only when something changed."""
    mark = (sha256(found.content), found.name, tuple(sorted(found.answers.items())), version(), dataset)
    if st.session_state.get("checked mark") != mark:
        who = actor()
        bar = st.progress(0.0, text=_("The file is being checked"))
        st.session_state["checked"] = check(
            found,
            dataset=dataset,
            against=against(dataset, who.provinces if who.role == "office" else None),
            progress=lambda done: bar.progress(done, text=_("The file is being checked")) and None,
        )
        st.session_state["checked mark"] = mark
        bar.empty()
        _keep(found, st.session_state["checked"])
    result: Checked = st.session_state["checked"]
    return result


def _left(dataset: str) -> KeptDraft | None:
    try:
        return load_draft(visitor(), dataset)
    except UnavailableError:
        return None  # a database that doesn't answer keeps nobody from checking a file


def _keep(found: Upload, result: Checked) -> None:
    """Keep a checked file for the next visit; one that may not be kept does not leave an earlier one there either."""
    dataset = result.dataset
    st.session_state[_unkept(dataset)] = ""
    try:
        st.session_state[_kept(dataset)] = save_draft(found, checked=result, actor=actor(), owner=visitor())
    except UnkeptDraftError as error:
        _forget(dataset)
        st.session_state[_unkept(dataset)] = str(error)
    except StoreError:
        # Not kept for the next visit, for want of the right or the room; it is checked all the same.
        st.session_state[_kept(dataset)] = None


def _forget(dataset: str) -> None:
    st.session_state[_kept(dataset)] = None
    try:
        delete_draft(visitor(), dataset)
    except StoreError:
        return  # a draft that can't be reached is no reason to fail


def _key(dataset: str) -> str:
    return f"upload of {dataset}"


def _kept(dataset: str) -> str:
    return f"upload of {dataset} as kept"


def _earlier(dataset: str) -> str:
    return f"upload of {dataset} from an earlier visit"


def _unkept(dataset: str) -> str:
    return f"upload of {dataset} not kept"


def _turn(dataset: str) -> str:
    return f"uploads of {dataset} put away"
