"""Real servers, as a reader's browser meets them: Streamlit, uvicorn, and nginx before them."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
PATIENCE = 60  # seconds for a cold start on a loaded machine


@contextmanager
def serving(script: Path, *options: str, log: Path, base: str = "", port: int | None = None) -> Iterator[str]:
    """Run a Streamlit script on a free port; its address, without a slash at the end.

    Args:
        script: the file that is run.
        options: of `streamlit run`, besides.
        log: where all that it says is written.
        base: the path under which it is served, as `/dash`.
        port: where it listens, for whom others must know it before.
    """
    port = port or free_port()
    based = ("--server.baseUrlPath", base.strip("/")) if base else ()
    command = ["-m", "streamlit", "run", script.name, "--server.port", str(port), *based, *options]
    with running([sys.executable, *command], folder=script.parent, log=log, health=f"http://127.0.0.1:{port}{base}"):
        yield f"http://127.0.0.1:{port}{base}"


@contextmanager
def with_uvicorn(script: Path, *, host: str, log: Path) -> Iterator[int]:
    """Run the same script with uvicorn, listening on a host; its port."""
    port = free_port()
    command = ["-m", "uvicorn", f"{script.stem}:app", "--host", host, "--port", str(port)]
    reached = "127.0.0.1" if host == "0.0.0.0" else host
    with running([sys.executable, *command], folder=script.parent, log=log, health=f"http://{reached}:{port}"):
        yield port


@contextmanager
def proxy(locations: str, *, folder: Path) -> Iterator[int]:
    """Run nginx on a free port with what stands in its `server { }`; its port.

    `upgrade` in a location passes on websockets as nginx's own manual does.
    """
    port = free_port()
    locations = locations.replace(
        "upgrade;",
        "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $upgrade;",
    )
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; events {{}}\n"
        "http { access_log off; client_max_body_size 20m; map $http_upgrade $upgrade { default upgrade; '' close; }\n"
        # Its workers may be somebody else, who may not write into the folder of a test.
        "client_body_buffer_size 20m; proxy_max_temp_file_size 0;\n"
        + "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
        + f"server {{ listen 127.0.0.1:{port}; location = /nginx {{ return 204; }} {locations} }} }}"
    )
    command = [nginx(), "-p", str(folder), "-e", str(folder / "nginx.log"), "-c", str(folder / "nginx.conf")]
    with running(command, folder=folder, log=folder / "out.txt", health=f"http://127.0.0.1:{port}/nginx", ask=""):
        yield port


def nginx() -> str:
    """Where nginx is; a test that needs it is skipped without it, or fails where REQUIRE_NGINX=1 asks for it."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        missing = "no nginx on this machine (Debian: apt-get install nginx-light)"
        if os.environ.get("REQUIRE_NGINX") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def key(log: Path) -> str:
    """The key that a server has told in the terminal."""
    [found] = re.findall(r"/data\?key=(\S+)", log.read_text("utf-8"))
    return str(found)


@contextmanager
def running(command: list[str], *, folder: Path, log: Path, health: str, ask: str = "/_stcore/health") -> Iterator[int]:
    """A program that serves, from the moment it answers; the number of its process."""
    # Coloured logs of Streamlit read the terminal; a plain one is readable in a failure.
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", "PYTHONFAULTHANDLER": "1"}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=environment)
        try:
            _wait(health + ask, process, log)
            yield process.pid
        finally:
            process.terminate()
            _ended(process, log)


def _ended(process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until it has left; one that does not tells where each of its threads stands."""
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)
        process.wait()
        pytest.fail(f"did not end when it was told to\n{log.read_text('utf-8', 'replace')}")


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:  # refused, reset, or no answer in time
            time.sleep(0.05)  # between two questions to the server, not for something to be over
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")
