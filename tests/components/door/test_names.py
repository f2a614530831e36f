"""Who asks under a name that is not the server's is sent nothing, and the audit is told."""

import pytest
import streamlit as st

from data.store.audit import entries
from tests.components.asgi import get
from tests.components.door.served import PEER, app
from tests.data.store.reports import published, report


class TestAnotherName:
    @pytest.fixture(autouse=True)
    def _named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        option = st.get_option
        ours = ["training.example.go.kr"]
        monkeypatch.setattr(
            "streamlit.config.get_option", lambda name: ours if name == "server.allowedHosts" else option(name)
        )
        published(report())

    @pytest.mark.parametrize("host", ["evil.example", "training.example.go.kr.evil.example", "127.0.0.1", "a@b", ""])
    @pytest.mark.parametrize("address", ["/", "/trends?lang=ko", "/stories/mra.html", "/made/0.zip", "/static/js/a.js"])
    def test_is_sent_nothing_and_the_audit_is_told(self, host: str, address: str) -> None:
        before = len(entries())
        status, headers, body = get(app(), address, scope=PEER, host=host, accept="text/html")
        assert (status, headers["cache-control"]) == (421, "no-store")
        assert body == b"Misdirected Request\n"
        [told] = entries()[before:]
        assert (told.act, told.outcome, told.origin) == ("connect", "refused", PEER["client"][0])
        assert host not in told.about or not host

    @pytest.mark.parametrize("address", ["/live", "/ready"])
    def test_is_no_matter_to_whoever_operates_it(self, address: str) -> None:
        assert get(app(), address, host="10.0.0.9:8501")[0] == 200

    @pytest.mark.parametrize("host", ["training.example.go.kr", "TRAINING.example.go.kr:443"])
    def test_ours_is_answered(self, host: str) -> None:
        assert get(app(), "/trends", host=host, accept="text/html")[0] == 200
