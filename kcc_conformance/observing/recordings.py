"""Recorded traffic: HAR 1.2, complete or not, and this project's own result.json."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from kcc_conformance.errors import UsageError


class _Unrecorded:
    """A body that the recording does not have."""

    def __repr__(self) -> str:
        return "(niet opgenomen)"


UNRECORDED: Final = _Unrecorded()

LARGEST = 500_000_000
"""Bytes of a recording: a day of an office is a hundredth; what is larger fills the memory."""
_BODY = 2_000_000
"""Characters of a body that is read: the largest list page of a provider stays well below it."""


@dataclass(frozen=True)
class Message:
    """One request and its answer, as recorded.

    `at` is when it was sent and `ended` when it was answered, None where the recording does not
    say; `status` None where no answer came. Bodies are parsed JSON, a text, or UNRECORDED; None is
    a body that is not there. Header values are as recorded: nothing is masked yet.
    """

    n: int
    method: str
    url: str
    at: datetime | None
    ended: datetime | None
    sent: Any
    status: int | None
    received: Any
    request_headers: Mapping[str, str] = field(default_factory=dict)
    response_headers: Mapping[str, str] = field(default_factory=dict)
    milliseconds: float = 0.0

    @property
    def done(self) -> bool:
        """Whether the answer says that it was done."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def lost(self) -> bool:
        """Whether nobody can know if it was done: no answer came, or not in time."""
        return self.status in (None, 408, 504)

    @property
    def refused(self) -> bool:
        """Whether the answer says that it was not done."""
        return not self.lost and self.status is not None and self.status >= 400


@dataclass(frozen=True)
class Recording:
    """All messages in the order in which they were sent, and how many could not be read."""

    messages: tuple[Message, ...]
    unreadable: int = 0

    @property
    def timed(self) -> bool:
        """Whether every message says when it was sent."""
        return all(each.at is not None for each in self.messages)


def load_recordings(
    paths: Sequence[Path], restore: Callable[[Any], Any] = lambda value: value
) -> Recording:
    """The messages of all these files together; `restore` puts back what a result.json has
    placeholders for. Raises UsageError, in one line, for a file that
    cannot be read or is neither HAR nor a result.json."""
    found: list[Message] = []
    unreadable = 0
    for path in paths:
        for message in _messages(path, restore):
            if message is None:
                unreadable += 1
            else:
                found.append(message)
    if all(each.at is not None for each in found):
        found.sort(key=lambda each: each.at or datetime.min)
    return Recording(tuple(replace(each, n=n) for n, each in enumerate(found, 1)), unreadable)


def _messages(path: Path, restore: Callable[[Any], Any]) -> Iterator[Message | None]:
    name = f"--recording {path}"
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{name}: is larger than {LARGEST // 1_000_000} MB; split it up")
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{name}: cannot be read ({error.strerror or error})") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{name}: is not JSON; give a HAR file or a result.json") from None
    log = data.get("log") if isinstance(data, dict) else None
    if isinstance(log, dict) and isinstance(log.get("entries"), list):
        entries, read = log["entries"], _from_har
    elif isinstance(data, dict) and isinstance(data.get("exchanges"), list):
        entries, read = data["exchanges"], _from_result
        entries[:] = map(restore, entries)
    else:
        raise UsageError(f"{name}: is neither a HAR file (log.entries) nor a result.json")
    entries.reverse()
    while entries:  # what was read is let go of, so that a recording is not kept twice
        yield _read(entries.pop(), read)


def _read(entry: Any, read: Any) -> Message | None:
    try:
        found = read(entry)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError):
        return None
    return found if isinstance(found, Message) and found.method and found.url else None


def _from_har(entry: Mapping[str, Any]) -> Message:
    request, response = entry["request"], entry.get("response") or {}
    method, status = str(request["method"]).upper(), response.get("status")
    at = _moment(entry.get("startedDateTime"))
    taken = entry.get("time")
    lasted = float(taken) if isinstance(taken, (int, float)) and taken > 0 else 0.0
    post = request.get("postData")
    sent: Any = None
    if isinstance(post, dict):
        sent = _body(post.get("text"), str(post.get("encoding", "")))
    elif method in ("POST", "PUT", "PATCH"):
        sent = UNRECORDED
    content = response.get("content")
    received: Any = UNRECORDED
    if isinstance(content, dict):
        received = _body(content.get("text"), str(content.get("encoding", "")))
        if received is UNRECORDED and content.get("size") == 0:
            received = None
    return Message(
        n=0,
        method=method,
        url=str(request["url"]),
        at=at,
        ended=at + timedelta(milliseconds=lasted) if at else None,
        sent=sent,
        status=status if isinstance(status, int) and status > 0 else None,
        received=received,
        request_headers=_headers(request.get("headers")),
        response_headers=_headers(response.get("headers")),
        milliseconds=round(lasted, 1),
    )


def _from_result(entry: Mapping[str, Any]) -> Message:
    request, response = entry.get("request") or {}, entry.get("response") or {}
    status, at = entry.get("status"), _moment(entry.get("at"))
    lasted = float(entry.get("milliseconds") or 0.0)
    return Message(
        n=0,
        method=str(entry["method"]).upper(),
        url=str(entry["url"]),
        at=at,
        ended=at + timedelta(milliseconds=lasted) if at else None,
        sent=request.get("body"),
        status=status if isinstance(status, int) else None,
        received=response.get("body"),
        request_headers=_texts(request.get("headers")),
        response_headers=_texts(response.get("headers")),
        milliseconds=lasted,
    )


def _body(text: Any, encoding: str) -> Any:
    if not isinstance(text, str):
        return UNRECORDED
    if encoding.lower() == "base64":
        try:
            text = base64.b64decode(text, validate=False).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return UNRECORDED
    if not text.strip():
        return None
    if len(text) > _BODY:
        return UNRECORDED
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _headers(found: Any) -> dict[str, str]:
    if not isinstance(found, list):
        return {}
    return {
        str(each.get("name", "")): str(each.get("value", ""))
        for each in found
        if isinstance(each, dict)
    }


def _texts(found: Any) -> dict[str, str]:
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _moment(value: Any) -> datetime | None:
    """When something was sent; a moment without a zone says nothing."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None
