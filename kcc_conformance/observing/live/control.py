"""The door for scripts and people: calls begin and end here, and it can be seen how things stand.

It answers for this machine only, and for no other page in a browser: what another page sends has
its Origin, and what was led here by a name of somebody else has that name as its Host.
"""

import json
from typing import Any
from urllib.parse import urlsplit

import falcon

from kcc_conformance.inert import line
from kcc_conformance.observing.declaration import CANCELLED, SAVED
from kcc_conformance.observing.live.board import NoCall, OutOfOrder
from kcc_conformance.observing.live.page import page
from kcc_conformance.observing.live.stand import Stand
from kcc_conformance.observing.live.words import word

NAMES = ("127.0.0.1", "localhost", "::1")
_BODY = 10_000
"""Bytes of a body that are read: one word is asked for."""
_FORM = "application/x-www-form-urlencoded"


def control(stand: Stand, language: str) -> Any:
    """The WSGI application."""
    app = falcon.App(middleware=[_Guard(language)])
    app.req_options.auto_parse_form_urlencoded = False
    app.add_route("/", _Page(stand, language))
    app.add_route("/stand", _Stand(stand))
    app.add_route("/gesprekken/{call}/{step}", _Step(stand, language))
    app.set_error_serializer(_Refusal(stand, language))
    return app


class _Guard:
    """Lets in who calls this machine by a name of its own, and comes from no other page."""

    def __init__(self, language: str) -> None:
        self._language = language

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        origin, host = req.get_header("Origin"), req.get_header("Host") or ""
        own = _host(f"http://{host}") in NAMES
        foreign = origin is not None and origin.lower() != f"http://{host}".lower()
        site = req.get_header("Sec-Fetch-Site")
        if not own or foreign or site in ("cross-site", "same-site"):
            raise falcon.HTTPForbidden(title=word("stranger", self._language))

    def process_response(
        self, req: falcon.Request, resp: falcon.Response, resource: object, succeeded: bool
    ) -> None:
        resp.set_header("Cache-Control", "no-store")
        resp.set_header("X-Content-Type-Options", "nosniff")
        resp.set_header("Referrer-Policy", "no-referrer")
        resp.set_header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
            " frame-ancestors 'none'; base-uri 'none'",
        )


class _Page:
    def __init__(self, stand: Stand, language: str) -> None:
        self._stand, self._language = stand, language

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page."""
        resp.content_type = "text/html; charset=utf-8"
        resp.text = page(self._stand, self._language)


class _Stand:
    def __init__(self, stand: Stand) -> None:
        self._stand = stand

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """How things stand."""
        resp.media = self._stand.as_json()


class _Step:
    def __init__(self, stand: Stand, language: str) -> None:
        self._board, self._language = stand.board, language

    def on_post(self, req: falcon.Request, resp: falcon.Response, call: str, step: str) -> None:
        """Moves a call on; a form of the page leads back to it."""
        told = self._told(req)
        try:
            if step == "begin":
                self._board.begin(call)
            elif step == "einde":
                self._board.end(call)
            elif step == "klaar":
                self._board.finish(call, self._finished(call, told))
            else:
                raise falcon.HTTPNotFound(title=word("no step", self._language))
        except NoCall:
            told_call = line(call, 100)
            raise falcon.HTTPNotFound(
                title=word("no call", self._language, call=told_call)
            ) from None
        except OutOfOrder as error:
            why = word(error.key, self._language, call=error.call)
            raise falcon.HTTPConflict(title=why) from None
        if _form(req):
            raise falcon.HTTPSeeOther("/")
        turn = self._board.turn(call)
        resp.media = {**turn.played.as_json(), "state": turn.state}

    def _finished(self, call: str, told: dict[str, Any]) -> str:
        by = told.get("afgerond", self._board.turn(call).call.finished_by)
        if by not in (SAVED, CANCELLED):
            raise falcon.HTTPUnprocessableEntity(title=word("finished by", self._language))
        return str(by)

    def _told(self, req: falcon.Request) -> dict[str, Any]:
        raw = req.bounded_stream.read(_BODY)
        if _form(req):
            found = falcon.uri.parse_query_string(raw.decode("utf-8", "replace"))
            return dict(found)
        if not raw.strip():
            return {}
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict):
            raise falcon.HTTPBadRequest(title=word("no body", self._language))
        return data


def _form(req: falcon.Request) -> bool:
    return (req.content_type or "").partition(";")[0].strip().lower() == _FORM


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


class _Refusal:
    """A refusal: one sentence, as JSON, or at the top of the page where a form was sent."""

    def __init__(self, stand: Stand, language: str) -> None:
        self._stand, self._language = stand, language

    def __call__(self, req: falcon.Request, resp: falcon.Response, error: falcon.HTTPError) -> None:
        told = error.title or ""
        if _form(req) and resp.status_code != 403:
            resp.content_type = "text/html; charset=utf-8"
            resp.text = page(self._stand, self._language, told)
        else:
            resp.content_type = falcon.MEDIA_JSON
            resp.data = json.dumps({"error": told}, ensure_ascii=False).encode()
