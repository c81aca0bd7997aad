"""What a contract has around the records of requests and answers: an envelope, an ID in a header,
headers that every request needs, error messages of another shape."""

from collections.abc import Mapping
from typing import Any

from .answers import Answer, Call, Problem, Refused
from .contract import Contract, Json, keys_in
from .representation import put

_RECORD = ("create", "read", "replace", "amend")


class Speech:
    """Takes requests out of what stands around them, and puts answers into it."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        facts = contract.envelope
        self._around = {place: keys_in(facts.get(place)) for place in ("request", "response")}

    def missing(self, headers: Mapping[str, str]) -> str:
        """The name of a header that a request needs and has not; empty where it has them all."""
        told = {name.lower(): value for name, value in headers.items()}
        wanted = self.contract.headers.items()
        return next((name for name, value in wanted if told.get(name.lower()) != value), "")

    def heard(self, call: Call, body: Json) -> Json:
        """The record in a body. Raises Refused where it is not in what it should be in."""
        if call.resource is None or call.operation not in _RECORD:
            return body
        for key in self._around["request"]:
            if not isinstance(body, dict) or key not in body:
                problem = Problem(key, "required", "Dit veld is vereist.")
                raise Refused(400, "invalid", "Ongeldige invoerwaarde.", (problem,))
            body = body[key]
        return body

    def said(self, call: Call, answer: Answer) -> None:
        """Puts an answer into what stands around it; what was made into its header alone."""
        if answer.status >= 300 or call.resource is None or answer.raw is not None:
            return
        header = self.contract.ids.get("header")
        made = call.kept[-1:] if call.operation == "create" and not call.combined else []
        if header and made:
            location = answer.headers.pop("Location", "")
            bare = str(header).lower() != "location"
            answer.headers[str(header)] = made[0]["id"] if bare else location
            answer.raw = b""
        elif call.operation in _RECORD and self._around["response"]:
            body: dict[str, Any] = {}
            put(body, self._around["response"], answer.body)
            answer.body = body

    def refusal(self, refusal: Refused, body: dict[str, Json]) -> Answer:
        """The answer that says why not, in the contract's shape; `body` is that of problem details
        without what is wrong with which member."""
        facts, media = self.contract.errors, next(iter(self.contract.error_media), "text/plain")
        if facts.get("style") == "text":
            return Answer(refusal.status, None, media, refusal.headers, raw=refusal.title.encode())
        if not refusal.problems:
            return Answer(refusal.status, body, media, refusal.headers)
        name, reason = str(facts.get("name", "name")), str(facts.get("reason", "reason"))
        told: Json = [
            {name: problem.name, "code": problem.code, reason: problem.reason}
            for problem in refusal.problems
        ]
        if facts.get("style") == "map":
            told = {problem.name: [problem.reason] for problem in refusal.problems}
        keys = keys_in(facts.get("invalid_params"))
        if not keys:
            return Answer(refusal.status, told, media, refusal.headers)
        put(body, keys, told)
        return Answer(refusal.status, body, media, refusal.headers)
