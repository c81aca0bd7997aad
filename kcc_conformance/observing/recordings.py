"""Recorded traffic: HAR 1.2, complete or not, and this project's own result.json."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from kcc_conformance.contract.schemata import Violation
from kcc_conformance.errors import UsageError
from kcc_conformance.observing.played import PlayedCall, moment_of, played_calls


class _Unrecorded:
    """A body that the recording does not have."""

    def __repr__(self) -> str:
        return "(niet opgenomen)"


UNRECORDED: Final = _Unrecorded()

LARGEST = 500_000_000
"""Bytes of a recording: a day of an office is a hundredth; what is larger fills the memory."""
OWN, TROUBLE, SHAPE = "_observed", "_trouble", "_shape"
"""What a HAR of this suite's own has beside what HAR says, in its log and in an entry."""
VIOLATION = ("pointer", "message", "keyword", "expected", "actual")
_BODY = 2_000_000
"""Characters of a body that is read: the largest list page of a provider stays well below it."""


@dataclass(frozen=True)
class Message:
    """One request and its answer, as recorded.

    `at` is when it was sent and `ended` when it was answered, None where the recording does not
    say; `status` None where no answer came. Bodies are parsed JSON, a text, or UNRECORDED; None is
    a body that is not there. Header values are as recorded: nothing is masked yet. `trouble` is
    what went wrong on the way; `shape` is what the contract's schema said of the body when it was
    recorded, None where nobody looked.
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
    trouble: str = ""
    shape: tuple[Violation, ...] | None = None

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
    """All messages in the order in which they were sent, and how many could not be read.

    Of one that an observer made it is known from when until when was looked, before which
    provider, and which calls were played (None: not known).
    """

    messages: tuple[Message, ...]
    unreadable: int = 0
    since: datetime | None = None
    until: datetime | None = None
    played: tuple[PlayedCall, ...] | None = None
    provider: str = ""

    @property
    def timed(self) -> bool:
        """Whether every message says when it was sent."""
        return all(each.at is not None for each in self.messages)


def load_recordings(
    paths: Sequence[Path], restore: Callable[[Any], Any] = lambda value: value
) -> Recording:
    """The messages of all these files together; `restore` puts back what this suite's own files
    have placeholders for. Raises UsageError, in one line, for a file that cannot be read or is
    neither HAR nor a result.json."""
    return together([_file(path, restore) for path in paths])


def together(recordings: Sequence[Recording]) -> Recording:
    """Several recordings as one, in order of time where every message has one."""
    found = [message for each in recordings for message in each.messages]
    if all(each.at is not None for each in found):
        found.sort(key=lambda each: each.at or datetime.min)
    played = [each.played for each in recordings]
    return Recording(
        messages=tuple(replace(each, n=n) for n, each in enumerate(found, 1)),
        unreadable=sum(each.unreadable for each in recordings),
        since=min((each.since for each in recordings if each.since), default=None),
        until=max((each.until for each in recordings if each.until), default=None),
        provider=next((each.provider for each in recordings if each.provider), ""),
        played=tuple(call for calls in played for call in calls or ())
        if all(calls is not None for calls in played) and played
        else None,
    )


def _file(path: Path, restore: Callable[[Any], Any]) -> Recording:
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
        return recording_of(log, restore)
    if isinstance(data, dict) and isinstance(data.get("exchanges"), list):
        return _together(map(_restored(restore), _drained(data["exchanges"], _from_result)))
    raise UsageError(f"{name}: is neither a HAR file (log.entries) nor a result.json")


def recording_of(log: dict[str, Any], restore: Callable[[Any], Any]) -> Recording:
    """The recording that the log of a HAR holds, not numbered yet; its entries are taken out of
    it. `restore` is for a log that this suite wrote."""
    own = log.get(OWN)
    messages: Iterator[Message | None] = _drained(log["entries"], _from_har)
    if not isinstance(own, dict):
        return _together(messages)
    return replace(
        _together(map(_restored(restore), messages)),
        since=moment_of(own.get("since")),
        until=moment_of(own.get("until")),
        played=played_calls(own.get("calls")),
        provider=str(own.get("provider") or ""),
    )


def _together(messages: Iterator[Message | None]) -> Recording:
    read, unreadable = [], 0
    for message in messages:
        if message is None:
            unreadable += 1
        else:
            read.append(message)
    return Recording(tuple(read), unreadable)


def _restored(restore: Callable[[Any], Any]) -> Callable[[Message | None], Message | None]:
    def back(message: Message | None) -> Message | None:
        if message is None:
            return None
        return replace(
            message,
            url=restore(message.url),
            sent=restore(message.sent),
            received=restore(message.received),
        )

    return back


def _drained(entries: list[Any], read: Any) -> Iterator[Message | None]:
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
    at = moment_of(entry.get("startedDateTime"))
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
        trouble=str(entry.get(TROUBLE) or ""),
        shape=_shape(entry.get(SHAPE)),
    )


def _from_result(entry: Mapping[str, Any]) -> Message:
    request, response = entry.get("request") or {}, entry.get("response") or {}
    status, at = entry.get("status"), moment_of(entry.get("at"))
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
        trouble=str(entry.get("trouble") or "") if isinstance(status, int) else "",
    )


def _shape(found: Any) -> tuple[Violation, ...] | None:
    if not isinstance(found, list):
        return None
    return tuple(Violation(**{name: str(each[name]) for name in VIOLATION}) for each in found)


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
