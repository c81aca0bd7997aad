"""A provider that costs next to nothing: it acknowledges everything and keeps nothing.

nginx where that is installed (some tens of microseconds a request), else a small server in Python
(some hundreds). An audit finds nothing there: it is for measuring the load generator alone.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATH = "/klantinteracties/api/v1"
_NGINX = """
daemon off; worker_processes 1; pid {folder}/pid; error_log /dev/null crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 100000000; keepalive_timeout 600s; default_type application/json;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      if ($request_method = POST) {{ return 201 '{{"uuid": "$request_id", "pad": "{pad}"}}'; }}
      return 200 '{{"uuid": "x", "count": 0, "next": null, "results": [], "pad": "{pad}"}}';
    }}
  }}
}}
"""  # noqa: E501
_PYTHON = """
import asyncio, sys, uuid
async def answer(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\\r\\n\\r\\n")
            length = 0
            for line in head.split(b"\\r\\n"):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if length:
                await reader.readexactly(length)
            made = head.startswith(b"POST")
            body = b'{"uuid": "%s", "count": 0, "next": null, "results": [], "pad": "%s"}' % (
                str(uuid.uuid4()).encode(), b"x" * 600)
            status = b"201 Created" if made else b"200 OK"
            writer.write(b"HTTP/1.1 %s\\r\\nContent-Type: application/json\\r\\n"
                         b"Content-Length: %d\\r\\n\\r\\n%s" % (status, len(body), body))
            await writer.drain()
    except Exception:
        writer.close()
async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()
asyncio.run(main())
"""


@dataclass(frozen=True)
class Stub:
    """A stub that answers at `url`; `name` says what it is, `pids` are its processes."""

    url: str
    name: str
    pids: tuple[int, ...]

    def cpu(self) -> float:
        """Seconds of CPU that it has used (Linux)."""
        return sum(map(cpu_of, self.pids))


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used, those of its threads too (Linux)."""
    found = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(found[11]) + int(found[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def stub() -> Iterator[Stub]:
    """A fresh stub on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    nginx = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    with tempfile.TemporaryDirectory() as folder:
        if nginx:
            path = Path(folder) / "nginx.conf"
            path.write_text(_NGINX.format(folder=folder, port=port, pad="x" * 600))
            command = [nginx, "-p", folder, "-c", str(path)]
        else:
            command = [sys.executable, "-c", _PYTHON, str(port)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                _wait(port)
                pids = (process.pid, *_children(process.pid))
                name = "nginx" if nginx else "a server in Python"
                yield Stub(f"http://127.0.0.1:{port}{PATH}", name, pids)
            finally:
                process.terminate()


def _wait(port: int) -> None:
    until = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _children(pid: int) -> list[int]:
    """The processes that a process started (Linux)."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(each) for each in found.read_text().split()] if found.exists() else []
