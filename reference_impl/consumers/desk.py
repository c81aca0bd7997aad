"""The provider as a consumer sees it: the reference, the nouns it lacks, and what is recorded."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx

BASE = "http://127.0.0.1:8900/klantinteracties/api/v1"
_STEP = timedelta(milliseconds=40)
_OWN = ("/partij-identificatoren", "/digitaleadressen", "/onderwerpobjecten", "/internetaken")


class Desk:
    """Takes requests, at the time of its own clock (`at`), and records them.

    What the reference does not have (identificators, digital addresses, subject objects, tasks) it
    keeps itself: an identificator occurs once. `refuse` maps a path to statuses that the next
    requests for it get instead of an answer; 0 is no answer, though it was done.
    """

    def __init__(self, app: Any, token: str, at: datetime) -> None:
        self._client = httpx.Client(transport=httpx.WSGITransport(app=app), base_url=BASE,
                                    headers={"Authorization": f"Token {token}"})  # fmt: skip
        self._partij_of: dict[str, str] = {}
        self.at = at
        self.entries: list[dict[str, Any]] = []
        self.refuse: dict[str, list[int]] = {}
        self.preflight = False

    def get(self, path: str) -> Any:
        """What is read; None where that fails."""
        return self.send("GET", path)[1]

    def post(self, path: str, body: Mapping[str, Any]) -> tuple[int, Any]:
        """Status and body of what was made, or was not."""
        return self.send("POST", path, body)

    def send(
        self, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> tuple[int, Any]:
        """Status and body; status 0 where no answer comes."""
        if self.preflight:
            self._note("OPTIONS", path, None, 200, None)
        waiting = self.refuse.get(path.partition("?")[0], [])
        planned = waiting.pop(0) if waiting and method == "POST" else None
        if planned:
            problem = {"status": planned, "title": "Even niet"}
            self._note(method, path, body, planned, problem)
            return planned, problem
        status, answer = self._answer(method, path, body)
        if planned == 0:
            status, answer = 0, None
        self._note(method, path, body, status, answer)
        return status, answer

    def known(self, value: str, partij: str) -> None:
        """From now on a partij has that identificator."""
        self._partij_of[value] = partij

    # --- what it answers itself ---------------------------------------------------------------

    def _answer(self, method: str, path: str, body: Mapping[str, Any] | None) -> tuple[int, Any]:
        parts = urlsplit(path)
        sought = parse_qs(parts.query).get("partijIdentificator__objectId")
        if method == "POST" and parts.path in _OWN:
            return self._own(parts.path, body or {})
        if method == "GET" and parts.path == "/partijen" and sought:
            found = self._partij_of.get(sought[0])
            rows = [self._plain("GET", f"/partijen/{found}")[1]] if found else []
            return 200, {"count": len(rows), "next": None, "previous": None, "results": rows}
        inline = _identificator((body or {}).get("partijIdentificatoren"))
        if method == "POST" and parts.path == "/partijen" and inline in self._partij_of:
            return 400, {"status": 400, "code": "invalid", "title": "Niet uniek"}
        status, answer = self._plain(method, path, body)
        if inline and status == 201:
            self.known(inline, answer["uuid"])
        return status, answer

    def _own(self, path: str, body: Mapping[str, Any]) -> tuple[int, Any]:
        value = body.get("partijIdentificator", {}).get("objectId")
        if value in self._partij_of:
            return 400, {"status": 400, "code": "invalid", "title": "Niet uniek"}
        if value:
            self.known(value, body["identificeerdePartij"]["uuid"])
        uuid = str(uuid4())
        return 201, {"uuid": uuid, "url": f"{BASE}{path}/{uuid}", **body}

    def _plain(
        self, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> tuple[int, Any]:
        answer = self._client.request(method, BASE + path, json=body)
        return answer.status_code, answer.json() if answer.content else None

    # --- what is recorded ---------------------------------------------------------------------

    def _note(self, method: str, path: str, body: Any, status: int, answer: Any) -> None:
        content: dict[str, Any] = {"size": 0, "mimeType": "application/json"}
        if answer is not None:
            content["text"] = json.dumps(answer)
            content["size"] = len(content["text"])
        request: dict[str, Any] = {
            "method": method,
            "url": BASE + path,
            "httpVersion": "HTTP/1.1",
            "headers": [{"name": "Authorization", "value": "Token ***"}],
            "queryString": [],
            "cookies": [],
            "headersSize": -1,
            "bodySize": -1,
        }
        if body is not None:
            request["postData"] = {"mimeType": "application/json", "text": json.dumps(body)}
        self.entries.append({
            "startedDateTime": self.at.isoformat(timespec="milliseconds"),
            "time": 30,
            "request": request,
            "response": {
                "status": status,
                "statusText": "",
                "httpVersion": "HTTP/1.1",
                "headers": [],
                "cookies": [],
                "content": content,
                "redirectURL": "",
                "headersSize": -1,
                "bodySize": -1,
            },
            "cache": {},
            "timings": {"send": 0, "wait": 30, "receive": 0},
        })  # fmt: skip
        self.at += _STEP


def _identificator(inline: Any) -> str:
    if not isinstance(inline, list) or not inline:
        return ""
    return str(inline[0].get("partijIdentificator", {}).get("objectId", ""))
