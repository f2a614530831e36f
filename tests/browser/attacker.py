"""A program that talks to the dashboard as one of its pages would, and claims to be what it likes."""

import http.client
import re
import socket
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

FILE = Path(__file__).parents[2] / "examples" / "SAMPLE-busan-2021-cp949.csv"
DATA = "lang=en&dataset=regional_training"
PATIENCE = 60  # seconds for one answer of a loaded machine


@dataclass(kw_only=True)
class Attacker:
    """What is claimed, and to whom.

    Attributes:
        at: `127.0.0.1:8501`, where it really connects.
        host: what it says the server is called; None is the truth.
        origin: of which page it says to be; None says nothing, as a program may.
        headers: what else it says.
    """

    at: str
    host: str | None = None
    origin: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    cookie: str = ""

    def use_link(self, key: str) -> "Attacker":
        """Open the link of the terminal with a key and keep the cookie that is given."""
        answer = self._ask("GET", f"/data?key={key}", headers=self._says())
        assert answer.status == 303, answer.status
        assert not key or key not in str(answer.getheaders())
        found = re.search(r"inside=([\w-]+)", answer.getheader("Set-Cookie") or "")
        self.cookie = f"inside={found[1]}" if found else ""
        return self

    def publish(self, *, key: str = "") -> list[str]:
        """Hand in the sample file and publish it; what the page then says, nothing where no socket was opened.

        A key is typed where the page asks for one.
        """
        with self._opened() as page:
            if page is None:
                return []
            page.run("data")
            if key and (boxes := [one for one in page.elements("text_input") if one.label.startswith("Key of this")]):
                page.run("data", _words(boxes[0], key), _pressed(page.button("Use the key")))
            return self._hand_in(page)

    def _hand_in(self, page: "Page") -> list[str]:
        file = self._upload(page)
        page.run("data", file)
        said = [_words(one, "planted") for one in page.elements("text_area")]
        said += [_checked(one) for one in page.elements("checkbox")]
        if any(one.label == "Publish" for one in page.elements("button")):
            page.run("data", file, *said, _pressed(page.button("Publish")))
        return [one.body for one in page.elements("alert")]

    def send(self, times: int) -> list[int]:
        """Send files that no box asked for, all at once; the status of each answer."""
        with self._opened() as page, ThreadPoolExecutor(times) as pool:
            assert page is not None
            return sorted(pool.map(partial(self._put, page.session), (str(uuid.uuid4()) for _ in range(times))))

    def save_story(self) -> list[str]:
        """Copy a story and save it; what the page then says."""
        with self._opened() as page:
            if page is None:
                return []
            page.run("present")
            page.run("present", _pressed(page.button("Copy the chosen story")))
            note = next(one for one in page.elements("text_input") if one.label.startswith("Note: what"))
            page.run("present", _words(note, "planted"), _pressed(page.button("Save")))
            return [one.body for one in page.elements("alert")]

    @contextmanager
    def _opened(self) -> Iterator["Page | None"]:
        """A session on the first page; None where the socket is refused."""
        name, port = self.at.rsplit(":", 1)
        token = self._token()
        with (
            ExitStack() as stack,
            socket.create_connection((name, int(port)), timeout=PATIENCE) as connection,
        ):
            try:
                opened = stack.enter_context(
                    connect(
                        f"ws://{self.host or self.at}/_stcore/stream",
                        sock=connection,
                        origin=self.origin,  # type: ignore[arg-type]
                        additional_headers=self.headers | {"Cookie": "; ".join(filter(None, [token, self.cookie]))},
                        subprotocols=[Subprotocol("streamlit"), Subprotocol(token.partition("=")[2])],
                        max_size=None,
                        ping_interval=None,
                        compression=None,
                        proxy=None,
                    )
                )
            except WebSocketException:
                yield None
                return
            yield Page(socket=opened).run("")

    def _upload(self, page: "Page") -> WidgetState:
        """The sample file on the server, as the box for files says that it is there."""
        [box] = page.elements("file_uploader")
        name, content = str(uuid.uuid4()), FILE.read_bytes()
        path = f"/_stcore/upload_file/{page.session}/{name}"
        assert self._put(page.session, name) == 204
        state = WidgetState(id=box.id)
        file = state.file_uploader_state_value.uploaded_file_info.add(file_id=name, name=FILE.name, size=len(content))
        file.file_urls.file_id, file.file_urls.upload_url, file.file_urls.delete_url = name, path, path
        return state

    def _put(self, session: str, name: str) -> int:
        """Send the sample file under a name; the status of the answer."""
        token, line = self._token(), "part"
        head = f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="{FILE.name}"\r\n\r\n'
        said = {"Cookie": token, "X-Xsrftoken": token.partition("=")[2], "Origin": self.origin or ""}
        kind = {"Content-Type": f"multipart/form-data; boundary={line}"}
        body = head.encode() + FILE.read_bytes() + f"\r\n--{line}--\r\n".encode()
        path = f"/_stcore/upload_file/{session}/{name}"
        return self._ask("PUT", path, body, headers=self._says() | said | kind).status

    def _token(self) -> str:
        """The cookie that a page is given for itself, without which no sign-in of its socket counts."""
        answer = self._ask("GET", "/_stcore/health", headers=self._says())
        found = re.search(r"_streamlit_xsrf=[^;]+", answer.getheader("Set-Cookie") or "")
        assert found is not None
        return found[0]

    def _says(self) -> dict[str, str]:
        return {"Host": self.host or self.at, **self.headers}

    def _ask(
        self, method: str, path: str, body: bytes | None = None, *, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        with closing(http.client.HTTPConnection(self.at, timeout=PATIENCE)) as connection:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer


@dataclass(kw_only=True)
class Page:
    """One session of Streamlit and what it shows."""

    socket: ClientConnection
    session: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    shown: dict[tuple[int, ...], Delta] = field(default_factory=dict)

    def run(self, page: str, *widgets: WidgetState) -> "Page":
        """Run a page with what its widgets say, until the script is over."""
        asked = BackMsg()
        asked.rerun_script.query_string = DATA
        asked.rerun_script.page_script_hash = self.pages.get(page, "")
        asked.rerun_script.widget_states.widgets.extend(widgets)
        self.socket.send(asked.SerializeToString())
        while not self._is_over():
            pass
        return self

    def _is_over(self) -> bool:
        told = ForwardMsg()
        told.ParseFromString(bytes(self.socket.recv(timeout=PATIENCE, decode=False)))
        match told.WhichOneof("type"):
            case "new_session":
                self.session = told.new_session.initialize.session_id or self.session
                self.shown = {}
            case "navigation":
                self.pages = {one.url_pathname: one.page_script_hash for one in told.navigation.app_pages}
            case "delta":
                self.shown[tuple(told.metadata.delta_path)] = told.delta
            case "script_finished":
                return told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False

    def elements(self, kind: str) -> list[Any]:
        """What is shown of a kind, as `text_input`, in the order of the page."""
        found = [delta.new_element for _path, delta in sorted(self.shown.items()) if delta.HasField("new_element")]
        return [getattr(one, kind) for one in found if one.WhichOneof("type") == kind]

    def button(self, label: str) -> Any:
        """The button of a label."""
        return next(one for one in self.elements("button") if one.label == label)


def _words(box: Any, words: str) -> WidgetState:
    return WidgetState(id=box.id, string_value=words)


def _checked(box: Any) -> WidgetState:
    return WidgetState(id=box.id, bool_value=True)


def _pressed(button: Any) -> WidgetState:
    return WidgetState(id=button.id, trigger_value=True)
