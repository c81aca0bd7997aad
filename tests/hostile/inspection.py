"""What must hold of every run, whatever the server did."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from jsonschema import Draft202012Validator
from wireserver import BASE, TOKEN, Asked

from kcc_conformance.result.verdict import EXIT_CODES

OUT = "rapport"
REPORTS = {"result.json", "report.html", "junit.xml", "summary.md", "badge.svg"}
TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "div",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "main",
        "section",
        "dl",
        "dt",
        "dd",
        "ul",
        "li",
        "nav",
        "a",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
        "article",
        "span",
        "strong",
        "code",
        "pre",
        "blockquote",
        "br",
        "footer",
        "input",
        "label",
        "ol",
        "b",
        "i",
        "em",
        "small",
        "del",
        "ins",
        "mark",
        "script",
    ]
)
SIZE = 60_000_000
ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff]"
)


@dataclass(frozen=True)
class Played:
    """One run: its exit code, what it said, and the folder that it ran in."""

    code: int
    out: str
    err: str
    folder: Path
    seconds: float

    @property
    def reports(self) -> dict[str, str]:
        """The files written, by name."""
        folder = self.folder / OUT
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
        return {path.name: path.read_text(encoding="utf-8") for path in paths}

    @property
    def result(self) -> Any:
        """result.json, read strictly."""
        return json.loads(self.reports["result.json"], parse_constant=_refused)


def inspect(played: Played) -> None:
    """Everything that must hold of the run's output."""
    said = {"stdout": played.out, "stderr": played.err, **played.reports}
    for name, text in said.items():
        assert "Traceback" not in text, name
        assert "MemoryError" not in text, name
        assert len(text) < SIZE, name
        assert not list(_leaks(text)), name
    for name in ("stdout", "stderr"):
        assert not list(_acting(said[name])), name
        assert not list(_commands(said[name])), name
    _inspect_files(played)
    if played.err:
        assert played.code == 3
        assert len(played.err.splitlines()) == 1
        assert played.err.startswith("kcc-conformance: ")
        assert "the suite itself failed" not in played.err
    else:
        assert played.reports
    if not played.reports:
        return
    _inspect_html(said["report.html"])
    ET.fromstring(said["junit.xml"])
    ET.fromstring(said["badge.svg"])
    assert not list(_acting(said["summary.md"]))
    result = played.result
    assert [error.message for error in _schema().iter_errors(result)] == []
    assert played.code == EXIT_CODES[result["verdict"]]
    assert not [check["message"] for check in result["checks"] if check["cause"] == "suite"]


def inspect_requests(asked: list[Asked]) -> None:
    """What must hold of everything that was asked."""
    for each in asked:
        assert each.headers["user-agent"].startswith("kcc-conformance/")
        assert "cookie" not in each.headers
        assert set(each.headers) <= {
            "host",
            "accept",
            "accept-encoding",
            "connection",
            "user-agent",
            "authorization",
            "content-type",
            "content-length",
        }
        assert each.path.startswith(BASE) or not each.headers.get("authorization")
        assert ".." not in each.path.split("/")
        if each.method in ("DELETE", "PATCH", "PUT"):
            assert each.path.count("/") == BASE.count("/") + 2, each.target


def _inspect_files(played: Played) -> None:
    """Nothing but the reports, and the journal where something may have been left behind."""
    written = {path.relative_to(played.folder).as_posix() for path in played.folder.rglob("*")}
    journals = {
        name for name in written if re.fullmatch(OUT + r"/journal-[0-9a-f]{8}\.jsonl", name)
    }
    assert len(journals) <= bool(played.reports and played.result["leftovers"])
    assert written - journals in (set(), {OUT} | {f"{OUT}/{name}" for name in REPORTS})


def _leaks(text: str) -> Iterator[str]:
    """The forms of the token that are in a text; whole, and cut off a little."""
    small = text.lower()
    whole = f"Token {TOKEN}"
    forms = [TOKEN, quote(TOKEN, safe=""), TOKEN.encode().hex(), json.dumps(TOKEN)[1:-1]]
    forms += ["".join(f"%{ord(char):02x}" for char in TOKEN)]
    forms += ["".join(f"\\u{ord(char):04x}" for char in TOKEN)]
    forms += ["".join(f"&#x{ord(char):x};" for char in TOKEN)]
    forms += [base64.b64encode(each.encode()).decode()[:-4] for each in (TOKEN, whole)]
    forms += [form.replace("+", "-").replace("/", "_") for form in forms[-2:]]
    forms += [base64.b64encode(each + TOKEN.encode()).decode()[4:-4] for each in (b"a", b"aa")]
    forms += [TOKEN[:-3]]
    yield from (form for form in forms if form.lower() in small)


def _acting(text: str) -> Iterator[str]:
    """Characters that do something to a terminal."""
    yield from map(repr, ACTING.findall(text))


def _commands(text: str) -> Iterator[str]:
    for row in text.splitlines():
        low = row.lower()
        if row.lstrip().startswith("::") or "##[" in low or "##vso[" in low or "##team" in low:
            yield row


class _Page(HTMLParser):
    """Collects what should not be in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.policies: list[str] = []
        self.styles = self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.styles += tag == "style"
        self.scripts += tag == "script"
        if tag == "meta" and given.get("http-equiv"):
            self.policies.append(f"{given['http-equiv']}: {given['content']}")
        if tag not in TAGS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "src", "srcset", "action", "data"):
                self.wrong.append(f"{name}={value!r}")
            if name == "href" and not (value or "").startswith("#"):
                self.wrong.append(f"{name}={value!r}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}")


def _inspect_html(text: str) -> None:
    page = _Page()
    page.feed(text)
    page.close()
    assert page.wrong == []
    assert (page.styles, page.scripts) == (1, 1)
    (policy,) = page.policies
    assert "default-src 'none'" in policy
    script = text.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'; " in policy
    assert not list(_acting(text))


@cache
def _schema() -> Draft202012Validator:
    text = (files("kcc_conformance.schemas") / "result.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")
