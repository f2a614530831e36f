"""One real server, as a reader's browser meets it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
PATIENCE = 60  # seconds for a cold start on a loaded machine


@contextmanager
def serving(script: Path, *, log: Path) -> Iterator[str]:
    """Run a Streamlit script on a free port; its address, without a slash at the end."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)]
    # Coloured logs of Streamlit read the terminal; a plain one is readable in a failure.
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=script.parent, stdout=out, stderr=subprocess.STDOUT, env=environment)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:  # refused, reset, or no answer in time
            time.sleep(0.05)  # between two questions to the server, not for something to be over
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")
