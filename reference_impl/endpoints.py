"""The HTTP side: Falcon requests become calls, answers become responses."""

import json
from collections.abc import Callable, Sequence
from hmac import compare_digest
from typing import Any
from uuid import uuid4

import falcon

from .answers import Answer, Call, Refused
from .behaviour import Behaviour
from .contract import Contract, Json, Resource
from .openapi import VERSION
from .provider import Provider

BODY = 32 * 1024 * 1024
"""Bytes of a request that are read: a consumer sends a few thousand."""
JSON, YAML = "application/json", "application/vnd.oai.openapi"
"""The media types of the document. JSON is YAML too."""
_COLLECTION = {"GET": "list", "HEAD": "list", "POST": "create"}
_ITEM = {"GET": "read", "HEAD": "read", "PUT": "replace", "PATCH": "amend", "DELETE": "delete"}


class Gate:
    """What every call passes: token, method, media types; and what every answer gets."""

    def __init__(self, provider: Provider, behaviour: Behaviour, token: str | None) -> None:
        self.provider = provider
        self.contract: Contract = provider.contract
        self.behaviour = behaviour
        self.token = token

    def handle(self, call: Call) -> Answer:
        """The answer to a call, whatever comes of it."""
        try:
            answer = self._handle(call)
        except Refused as refusal:
            answer = self.refusal(refusal)
        self.behaviour.answer(call, answer)
        self.provider.speech.said(call, answer)
        return answer

    def _handle(self, call: Call) -> Answer:
        if not self.behaviour.authorise(call, self._allowed(call.authorization)):
            code = "authentication_failed" if call.authorization else "not_authenticated"
            headers = {"WWW-Authenticate": self.contract.scheme}
            raise Refused(401, code, "Geen geldig token.", headers=headers)
        if call.lacking:
            title = f"De header {call.lacking} ontbreekt, of is niet die van deze API."
            raise Refused(400, "header", title)
        early = self.behaviour.intercept(call)
        if early is not None:
            return early
        media = self._negotiate(call.accept)
        if call.method == "OPTIONS":
            return Answer(200, {}, media)
        if not call.operation:
            headers = {"Allow": ", ".join(call.allowed)}
            title = f'Methode "{call.method}" niet toegestaan.'
            raise Refused(405, "method_not_allowed", title, headers=headers)
        if call.raw and call.operation not in {"list", "read", "delete"}:
            self._understand(call.media)
        answer = self.provider.perform(call)
        answer.media = answer.media or media
        return answer

    def _allowed(self, authorization: str) -> bool:
        if self.token is None:
            return True
        scheme, _, token = authorization.partition(" ")
        if not self.contract.scheme:
            scheme, token = "", authorization
        same = compare_digest(token.strip().encode(), self.token.encode())
        return same and scheme.lower() == self.contract.scheme.lower()

    def _negotiate(self, accept: str) -> str:
        asked = ",".join(filter(str.strip, accept.split(","))) or "*/*"
        try:
            chosen = falcon.mediatypes.best_match(self.contract.success_media, asked)
        except ValueError:
            chosen = None
        if not chosen:
            raise Refused(406, "not_acceptable", "Geen van deze mediatypes kan worden gegeven.")
        return str(chosen)

    def _understand(self, media: str) -> None:
        kind = media.partition(";")[0].strip().lower()
        if not kind or kind not in (*self.contract.success_media, self.contract.amend_media):
            raise Refused(415, "unsupported_media_type", f'Mediatype "{media}" niet ondersteund.')

    def refusal(self, refusal: Refused) -> Answer:
        """The answer that tells the client why not."""
        body: dict[str, Json] = {
            "type": f"urn:kcc-conformance:fout:{refusal.code}",
            "code": refusal.code,
            "title": refusal.title,
            "status": refusal.status,
            "detail": refusal.title,
            "instance": f"urn:uuid:{uuid4()}",
        }
        return self.provider.speech.refusal(refusal, body)

    def unheard(self, req: falcon.Request, resp: falcon.Response, error: Any, params: Any) -> None:
        """The answer to a request that Falcon does not hand on: of a method nobody knows, say."""
        status = 400 if req.method in falcon.HTTP_METHODS else 405
        code = "parse_error" if status == 400 else "method_not_allowed"
        send(self.refusal(Refused(status, code, "Zo'n verzoek is er niet.")), resp)


class Endpoint:
    """One path below the base path; `operations` maps methods to what they do there."""

    def __init__(
        self,
        gate: Gate,
        operations: dict[str, str],
        resource: Resource | None = None,
        host: str | None = None,
        path: str | None = None,
    ) -> None:
        self.gate = gate
        self.operations = operations
        self.resource = resource
        self.host = host
        self.path = path
        self.allowed = (*operations, "OPTIONS")

    def on_request(self, req: falcon.Request, resp: falcon.Response, **params: str) -> None:
        """Answer any method."""
        if params.get("identity") == "":
            raise falcon.HTTPRouteNotFound
        try:
            raw = _body(req)
        except Refused as refusal:
            resp.set_header("Connection", "close")
            send(self.gate.refusal(refusal), resp)
            return
        if req.method == "OPTIONS" and req.get_header("Access-Control-Request-Method"):
            send(Answer(200, media="text/html", raw=b""), resp)  # a browser asks, without a token
            return
        base = (self.host or req.prefix).rstrip("/") + self.gate.contract.base_path
        call = Call(
            method=req.method,
            operation=self.operations.get(req.method, ""),
            resource=self.resource,
            allowed=self.allowed,
            base=base,
            id=params.get("identity", self.path),
            query={key: self._asked(key, value) for key, value in req.params.items()},
            accept=req.accept,
            media=req.content_type or "",
            authorization=req.get_header(self.gate.contract.auth_header) or "",
            lacking=self.gate.provider.speech.missing(req.headers),
            raw=raw,
        )
        send(self.gate.handle(call), resp, allow=", ".join(self.allowed))

    def _asked(self, parameter: str, value: str | Sequence[str]) -> str:
        if isinstance(value, str):
            return value
        return ",".join(value) if parameter == self.gate.contract.expand else value[-1]

    on_get = on_head = on_post = on_put = on_patch = on_delete = on_options = on_trace = on_request


class Public:
    """A document that anyone may read: the list of resources, or the OpenAPI description. It is
    written when somebody asks for it; None if there is none."""

    def __init__(
        self,
        write: Callable[[], Json],
        base_path: str,
        host: str | None = None,
        media: str = JSON,
    ) -> None:
        self.write = write
        self.base_path = base_path
        self.host = host
        self.media = media

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the document; `{base}` in it becomes the base address."""
        base = (self.host or req.prefix).rstrip("/") + self.base_path
        document = self.write()
        if document is None:
            raise falcon.HTTPRouteNotFound
        text = json.dumps(document, ensure_ascii=False).replace("{base}", base)
        readable = self.media == JSON or req.client_accepts(self.media)
        found = Answer(200, media=self.media, raw=text.encode()) if readable else Answer(406, {})
        send(found, resp)

    on_head = on_get


def collection_operations(resource: Resource) -> dict[str, str]:
    """What the methods do on the path of a whole collection."""
    return {m: o for m, o in _COLLECTION.items() if o in resource.operations}


def item_operations(resource: Resource) -> dict[str, str]:
    """What the methods do on the path of one record."""
    return {m: o for m, o in _ITEM.items() if o in resource.operations}


def send(answer: Answer, resp: falcon.Response, allow: str = "") -> None:
    """Put an answer into a response."""
    resp.status = answer.status
    if answer.raw is not None:
        resp.data = answer.raw
    elif answer.status != 204:
        resp.data = json.dumps(answer.body, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if answer.status != 204 and answer.media:
        resp.content_type = answer.media
    elif answer.status == 204:
        resp.content_type = None
    if allow:
        resp.set_header("Allow", allow)
    resp.set_header("API-version", VERSION)
    resp.set_headers(answer.headers)


def _body(req: falcon.Request) -> bytes:
    """The bytes of a request. Raises Refused when they are too many, or badly cut in pieces."""
    too_large = Refused(413, "too_large", f"Er kunnen hooguit {BODY} bytes worden gelezen.")
    if (req.content_length or 0) > BODY:
        raise too_large
    try:
        if req.content_length is None and req.env.get("wsgi.input_terminated"):
            return bytes(req.stream.read())
        return bytes(req.bounded_stream.read())
    except ValueError as error:
        raise Refused(400, "parse_error", "Het verzoek is niet heel.") from error
    except Exception as error:  # what the server raises of pieces that are too much together
        raise too_large from error
