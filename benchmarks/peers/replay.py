"""Holds a provider to a recording of another one: the same requests, and is the status the same?

`python benchmarks/peers/replay.py RECORDING URL --token TOKEN`. A recording is a file of JSON lines
(`step`, `request` with `method`, `url`, `headers`, `body`, `body_raw_if_not_json`, `response` with
`status` and `body`) or a HAR file. IDs and addresses of records that were answered with are
replaced by those that this provider gives, so that a recording can be played on an empty register.
Prints each exchange that comes out otherwise, and the sum.
"""

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import httpx

_UUID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.I)
_CUT = 400
"""What of a body that was no plain JSON was kept at most; what was read of it is whole."""
_OWN = {"host", "content-length", "connection", "accept-encoding", "transfer-encoding"}
"""Headers that the connection makes for itself."""


@dataclass(frozen=True)
class Exchange:
    """One recorded request and what was answered."""

    step: str
    method: str
    url: str
    headers: dict[str, str]
    content: bytes
    status: int
    body: Any


def exchanges(recording: Path) -> Iterator[Exchange]:
    """The exchanges of a recording, in their order."""
    text = recording.read_text(encoding="utf-8")
    if recording.suffix == ".har":
        for number, entry in enumerate(json.loads(text)["log"]["entries"], 1):
            yield _har(f"{number}", entry)
        return
    for line in text.strip("\n").split("\n"):
        entry = json.loads(line)
        asked, answered = entry["request"], entry["response"]
        raw = asked.get("body_raw_if_not_json")
        cut = raw and len(raw) >= _CUT and "\\x00" not in raw and isinstance(asked["body"], dict)
        if raw and not cut:
            content = ast.literal_eval(raw)
        elif asked.get("body") is None:
            content = b""
        else:
            content = _whole(asked["body"])
        yield Exchange(
            entry["step"], asked["method"], asked["url"], asked["headers"], content,
            answered["status"] or 0, answered["body"],
        )  # fmt: skip


def _whole(body: Any) -> bytes:
    """The body; one of which only the beginning was kept, a long text, with the rest of that."""
    start = body.get("start", "") if isinstance(body, dict) and "_truncated_bytes" in body else ""
    if start and len({*start[-20:]}) == 1:
        return (start + start[-1] * (body["_truncated_bytes"] - len(start) - 2) + '"}').encode()
    return json.dumps(body).encode()


def _har(step: str, entry: dict[str, Any]) -> Exchange:
    asked, answered = entry["request"], entry["response"]
    headers = {each["name"]: each["value"] for each in asked["headers"]}
    content = asked.get("postData", {}).get("text", "").encode()
    try:
        body = json.loads(answered["content"].get("text", ""))
    except ValueError:
        body = None
    return Exchange(step, asked["method"], asked["url"], headers, content, answered["status"], body)


class Replay:
    """One recording played against one provider."""

    def __init__(self, client: httpx.Client, base: str, scheme: str, token: str) -> None:
        self.client = client
        self.base = base.rstrip("/")
        self.authorization = f"{scheme} {token}"
        self.ids: dict[str, str] = {}
        self.recorded_token = ""

    def play(self, exchange: Exchange, recorded_base: str) -> httpx.Response:
        """Send it as it was recorded, to the other provider, with its own ids and its token."""
        url = self._translated(exchange.url.replace(recorded_base, self.base))
        recorded, own = urlsplit(recorded_base), urlsplit(self.base)
        if urlsplit(url).netloc == recorded.netloc:
            url = urlunsplit((own.scheme, own.netloc, *urlsplit(url)[2:]))
        headers = {k: v for k, v in exchange.headers.items() if k.lower() not in _OWN}
        for name, value in headers.items():
            if name.lower() == "authorization" and value.endswith(self.recorded_token):
                scheme = value.removesuffix(self.recorded_token) or "Token "
                headers[name] = scheme + self.authorization.partition(" ")[2]
        if not self.recorded_token:
            headers["Authorization"] = self.authorization
        content = exchange.content
        try:
            text = content.decode()
        except UnicodeDecodeError:
            pass
        else:
            content = self._translated(text.replace(recorded_base, self.base)).encode(
                "utf-8", "surrogatepass"
            )
        request = self.client.build_request(
            exchange.method, url, headers=headers, content=content or None
        )
        if "content-type" not in {name.lower() for name in headers}:
            request.headers.pop("content-type", None)
        answer = self.client.send(request)
        with suppress(ValueError):
            self._learn(exchange.body, answer.json())
        return answer

    def _translated(self, text: str) -> str:
        return _UUID.sub(lambda found: self._own(found[0]), text)

    def _own(self, recorded: str) -> str:
        own = self.ids.get(str(UUID(recorded)), recorded)
        return own if "-" in recorded else own.replace("-", "")

    def _learn(self, recorded: Any, own: Any) -> None:
        """Puts the id of each record beside that of the recorded one in the same place."""
        if isinstance(recorded, dict) and isinstance(own, dict):
            here, there = recorded.get("uuid"), own.get("uuid")
            if isinstance(here, str) and isinstance(there, str):
                self.ids.setdefault(here.lower(), there)
            for key in recorded.keys() & own.keys():
                self._learn(recorded[key], own[key])
        elif isinstance(recorded, list) and isinstance(own, list) and len(recorded) == len(own):
            for one, other in zip(recorded, own, strict=True):
                self._learn(one, other)


def _token(found: list[Exchange]) -> str:
    """The token that was sent most often."""
    sent = [v for each in found for k, v in each.headers.items() if k.lower() == "authorization"]
    return max(sent, key=sent.count).rpartition(" ")[2] if sent else ""


def replay(recording: Path, url: str, token: str, scheme: str = "Token") -> tuple[int, list[str]]:
    """How many exchanges there are, and a line about each that came out otherwise."""
    found = list(exchanges(recording))
    marker = "/klantinteracties/api/v1"
    recorded_base = next(e.url for e in found if marker in e.url).partition(marker)[0] + marker
    lines = []
    with httpx.Client(timeout=30) as client:
        played = Replay(client, url, scheme, token)
        played.recorded_token = _token(found)
        for exchange in found:
            try:
                status = played.play(exchange, recorded_base).status_code
            except httpx.HTTPError as error:
                lines.append(f"{exchange.step}: {exchange.status}, here {type(error).__name__}")
                continue
            if status != exchange.status:
                path = exchange.url.replace(recorded_base, "")[:90]
                lines.append(
                    f"{exchange.step}: {exchange.status}, here {status}  {exchange.method} {path}"
                )
    return len(found), lines


def main() -> int:
    """Plays, prints, and says by the exit code whether all came out the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recording", type=Path, nargs="+")
    parser.add_argument("url")
    parser.add_argument("--token", required=True)
    parser.add_argument("--scheme", default="Token")
    given = parser.parse_args()
    total = different = 0
    for recording in given.recording:
        count, lines = replay(recording, given.url, given.token, given.scheme)
        print(*lines, sep="\n")
        total, different = total + count, different + len(lines)
    print(f"{total - different} of {total} exchanges have the status that was recorded")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
