"""Files that are sent, by whoever may read: what a session holds, and what is on its way to it, stays in memory until it ends."""

import json
from types import SimpleNamespace

import pytest
from starlette.requests import Request

from components.door import uploads
from components.door.pace import Pace
from data.store.audit import entries
from tests.components.asgi import get
from tests.components.door.served import PEER, app


class TestFilesThatAreSent:
    @staticmethod
    def held(monkeypatch: pytest.MonkeyPatch, **sessions: list[int]) -> None:
        """Sessions with files of so many bytes each."""
        storage = {
            name: {str(at): SimpleNamespace(data=range(size)) for at, size in enumerate(sizes)}
            for name, sizes in sessions.items()
        }
        running = SimpleNamespace(uploaded_file_mgr=SimpleNamespace(file_storage=storage))
        monkeypatch.setattr("streamlit.runtime.Runtime.exists", lambda: True)
        monkeypatch.setattr("streamlit.runtime.Runtime.instance", lambda: running)

    @pytest.mark.parametrize(
        ("held", "ahead", "taken"),
        [
            ({}, (0, 0), True),
            ({"mine": [1] * 5}, (0, 0), True),
            ({"mine": [1] * 6}, (0, 0), False),
            ({"mine": [1] * 3}, (3, 3), False),  # all at once, each finds three there
            ({"mine": [1] * 3}, (2, 2), True),
            ({"theirs": [1] * 6}, (0, 0), True),
            ({}, (0, 15), True),
            ({}, (0, 16), False),
            ({"theirs": [511 << 20]}, (0, 0), True),
            ({"theirs": [511 << 20]}, (0, 1), False),
            ({"theirs": [512 << 20]}, (0, 0), False),
        ],
    )
    def test_are_taken_in_while_there_is_room(
        self, held: dict[str, list[int]], ahead: tuple[int, int], taken: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.held(monkeypatch, **held)
        request = Request({"type": "http", **PEER, "headers": []})
        assert uploads.may_upload(request, "mine", ahead) is taken

    def test_count_as_long_as_they_are_on_their_way(self) -> None:
        on_their_way = uploads.OnTheirWay()
        with on_their_way.one("mine") as first, on_their_way.one("theirs") as second, on_their_way.one("mine") as third:
            assert (first, second, third) == ((0, 0), (0, 1), (1, 2))
        with pytest.raises(ValueError, match="cut"), on_their_way.one("mine"):
            raise ValueError("cut")
        with on_their_way.one("mine") as later:
            assert later == (0, 0)

    def test_come_from_one_address_so_often_in_a_minute(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(uploads, "SENT_BY_AN_ADDRESS", Pace(2))
        self.held(monkeypatch)
        request = Request({"type": "http", **PEER, "headers": []})
        assert [uploads.may_upload(request, f"{turn}", (0, 0)) for turn in range(3)] == [True, True, False]

    @pytest.mark.usefixtures("closed")
    def test_are_refused_of_who_may_not_read(self) -> None:
        before = len(entries())
        sent = PEER | {"method": "PUT"}
        assert get(app(), "/_stcore/upload_file/mine/one", scope=sent)[0] == 401
        [told] = entries()[before:]
        assert (told.act, told.outcome, json.loads(told.about)) == ("read", "refused", {"file": "upload"})
