"""The reports of a result: complete, in agreement, and safe against what a provider says."""

import json
import re
import shlex
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import fields, replace
from html.parser import HTMLParser
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml
from rich.console import Console

from kcc_conformance.errors import UsageError
from kcc_conformance.inert import inert
from kcc_conformance.report import FILES, write_reports
from kcc_conformance.report.curl import curl
from kcc_conformance.report.markdown import md
from kcc_conformance.report.terminal import Progress, print_result
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    CheckFinding,
    ClauseResult,
    Diagnosis,
    Leftover,
    QuestionResult,
    ReadingOutcome,
    Result,
)

BASE = "https://klant.voorbeeld.nl/klantinteracties/api/v1"
HOSTILE = "<script>alert(1)</script>\x1b[31m]]>&\x00\ud800\u202e\ufffe| `x` {{ 7*7 }} [bold]"


def exchange(n: int, **other: Any) -> dict[str, Any]:
    """An exchange as the engine keeps it."""
    return {
        "n": n,
        "check": "attributen/Het onderwerp komt terug",
        "method": "POST",
        "url": f"{BASE}/klantcontacten",
        "request": {
            "headers": {
                "Authorization": "Token ***",
                "Content-Type": "application/json",
                "Content-Length": "51",
            },
            "body": {"onderwerp": "Afvalinzameling rond kerst", "kanaal": "Telefoon"},
        },
        "status": 201,
        "response": {
            "headers": {"content-type": "application/json"},
            "body": {"uuid": "5452f450-e940-4996-a353-37f4a7ec8710", "onderwerp": "Afval"},
        },
        "milliseconds": 12.3,
        "trouble": None,
        "resource": "klantcontact",
        **other,
    }


def check(name: str, outcome: str, level: str = "MUST", **other: Any) -> Check:
    """A check of the feature about attributes, unless told otherwise."""
    base = Check(
        id=f"attributen/{name}",
        feature="Attributen van het klantcontact",
        rule="De provider bewaart wat is ingevuld",
        scenario=name,
        clauses=("C0992-2.4",),
        questions=(),
        level=level,
        outcome=outcome,
        seconds=0.1,
        exchanges=(1,),
    )
    return replace(base, **other)


def clause(name: str, outcome: str, **other: Any) -> ClauseResult:
    """A clause of the provider, unless told otherwise."""
    base = ClauseResult(
        id=name,
        owner="provider",
        level="MUST",
        status="covered",
        outcome=outcome,
        gist={"nl": f"Strekking van {name}.", "en": f"Gist of {name}."},
        locator="C0992 §2, tabelrij 4",
    )
    return replace(base, **other)


FINDING = CheckFinding(
    message="het onderwerp komt anders terug",
    pointer="/onderwerp",
    expected="Afvalinzameling rond kerst",
    actual="Afval",
    clause="C0992-2.4",
    exchange=1,
)


def failing() -> Result:
    """A result that has one of everything."""
    onderwerp = check(
        "Het onderwerp komt terug",
        FAILED,
        message=FINDING.message,
        step="Dan is het onderwerp Afvalinzameling rond kerst",
        findings=(FINDING,),
        clauses=("C0992-2.3", "C0992-2.4"),
        exchanges=(1, 2),
    )
    zonder = check(
        "Na het gesprek is er niets te doen",
        CANT_TELL,
        id="geen-vervolgacties/Na het gesprek is er niets te doen",
        feature="Geen vervolgacties",
        clauses=("C0992-0.6",),
        cause="transport",
        message="geen antwoord binnen 10 s",
        step="Als de consumer het klantcontact opvraagt",
        exchanges=(3,),
    )
    checks = (
        zonder,
        check("Het kanaal komt terug", PASSED, clauses=("C0992-2.3",)),
        onderwerp,
        check("De status klopt", FAILED, "SHOULD", clauses=("API-1",), message="status 200"),
        check(
            "Nummer",
            PASSED,
            "OPEN",
            clauses=("C0992-2.2",),
            questions=("Q7",),
            observed={"Q7": ("provider-vult-in",)},
        ),
        check(
            "Naam van de beller",
            CANT_TELL,
            "OPEN",
            clauses=(),
            questions=("Q1",),
            cause="prerequisite",
            message="geen partij",
        ),
        check("Filter op kanaal", INAPPLICABLE, "INFO", message="dit filter is er niet"),
        check("Taal", UNTESTED, message="niet gekozen", clauses=("C0992-2.7",), exchanges=()),
        check(
            "Anoniem",
            PASSED,
            strength="not_observable",
            clauses=("C0992-1.6",),
            notes=("de lijst toont de proefregistratie niet",),
        ),
    )
    return Result(
        suite={"name": "kcc-conformance", "version": "0.1.0"},
        standard={"case": "C0992", "text": "seed", "sha256": "ab" * 32},
        provider={
            "url": BASE,
            "contract": "openklant-2.16",
            "detected_by": [f"{BASE}/schema/openapi.json (Open Klant 2.18.0)"],
            "capabilities": {"delete": {"value": True, "detected_by": "tried"}},
        },
        run={
            "id": "1a2b3c4d",
            "started": "2025-01-02T03:04:05+00:00",
            "finished": "2025-01-02T03:04:09+00:00",
            "seconds": 4.25,
            "requests": 3,
            "seed": 424242,
            "options": {"strict": False, "token": "***", "header": ["X-Api-Key: ***"]},
            "readings": {},
            "partial": True,
            "interrupted": False,
        },
        verdict="not_conform",
        why="1 verplichte controle niet gehaald; gedeeltelijke run: 1 scenario's niet gekozen",
        checks=checks,
        questions=(
            QuestionResult(
                "Q1",
                "De naam van de beller",
                None,
                (),
                None,
                (ReadingOutcome("A", "untested"),),
                (checks[5].id,),
            ),
            QuestionResult(
                "Q7",
                "Wie vult het nummer in?",
                "B",
                ("provider-vult-in",),
                None,
                (ReadingOutcome("A", "failed"), ReadingOutcome("B", "passed")),
                (checks[4].id,),
            ),
        ),
        clauses=(
            clause(
                "C0992-0.2",
                INAPPLICABLE,
                status="excluded",
                owner="author",
                level="INFO",
                reason="Een kop legt niemand iets op.",
            ),
            clause("C0992-0.6", CANT_TELL, checks=(zonder.id,)),
            clause("C0992-1.6", PASSED, checks=("attributen/Anoniem",)),
            clause("C0992-2.2", UNTESTED, status="question", level="OPEN"),
            clause("C0992-2.3", PASSED, checks=("attributen/Het kanaal komt terug",)),
            clause("C0992-2.4", FAILED, checks=(onderwerp.id,)),
            clause("C0992-2.7", UNTESTED, checks=("attributen/Taal",)),
            clause("API-1", FAILED, level="SHOULD", checks=("attributen/De status klopt",)),
        ),
        leftovers=(Leftover("klantcontact", "5452f450", "DELETE gaf 405"),),
        exchanges=(
            exchange(1),
            exchange(2, method="GET", request={"headers": {}, "body": None}, status=200),
            exchange(
                3,
                status=None,
                trouble="time-out na 10 s",
                method="GET",
                request={"headers": {}, "body": None},
                response={"headers": {}, "body": None},
            ),
        ),
    )


def conforming() -> Result:
    """A result with nothing to complain of."""
    return replace(
        failing(),
        verdict="conform",
        why="alle 1 verplichte controles gehaald",
        checks=(check("Het kanaal komt terug", PASSED, clauses=("C0992-2.3",)),),
        clauses=(clause("C0992-2.3", PASSED),),
        questions=(),
        leftovers=(),
        run={**failing().run, "partial": False},
    )


def empty() -> Result:
    """A result of a run in which nothing was played."""
    return replace(
        failing(),
        verdict="cannot_tell",
        checks=(),
        clauses=(),
        questions=(),
        leftovers=(),
        exchanges=(),
        run={**failing().run, "partial": False},
        why="er is geen enkele verplichte controle uitgevoerd",
    )


def hostile() -> Result:
    """A result with a provider that says whatever it likes, wherever it can."""
    result = failing()
    finding = replace(
        FINDING,
        message=HOSTILE,
        pointer=f"/{HOSTILE}",
        expected={HOSTILE: 1},
        actual=[HOSTILE, float("nan")],
    )
    checks = tuple(
        replace(
            c,
            message=HOSTILE,
            notes=(HOSTILE,),
            step=HOSTILE,
            scenario=f"{c.scenario}{HOSTILE}",
            findings=(finding,) if c.outcome == FAILED else c.findings,
        )
        for c in result.checks
    )
    body = {HOSTILE: HOSTILE, "nan": float("inf")}
    wire = exchange(
        1,
        url=f"{BASE}/{HOSTILE}",
        trouble=HOSTILE,
        request={"headers": {"X-Odd": HOSTILE}, "body": body},
        response={"headers": {"X-Odd": HOSTILE}, "body": HOSTILE},
    )
    return replace(
        result,
        checks=checks,
        provider={**result.provider, "url": HOSTILE, "detected_by": [HOSTILE]},
        leftovers=(Leftover("klantcontact", HOSTILE, HOSTILE),),
        exchanges=(wire, *result.exchanges[1:]),
    )


def schema() -> Any:
    text = (files("kcc_conformance.schemas") / "result.schema.json").read_text("utf-8")
    return json.loads(text)


def shown(result: Result, *, terminal: bool = False, language: str = "nl") -> str:
    stream = StringIO()
    console = Console(
        file=stream,
        force_terminal=terminal,
        width=100,
        color_system="truecolor" if terminal else None,
    )
    print_result(result, [Path("out/result.json")], console, language)
    return stream.getvalue()


EVERY = pytest.mark.parametrize("make", [failing, conforming, empty, hostile])
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


# --- the folder -----------------------------------------------------------------------------


@LANGUAGES
@EVERY
def test_five_files_are_written(make: Callable[[], Result], language: str, tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    paths = write_reports(make(), out, language)
    assert [path.name for path in paths] == list(FILES)
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    assert all(path.read_text("utf-8") for path in paths)


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    write_reports(failing(), tmp_path)
    write_reports(conforming(), tmp_path)
    assert json.loads((tmp_path / "result.json").read_text("utf-8"))["verdict"] == "conform"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / "result.json").symlink_to(elsewhere)
    write_reports(failing(), out)
    assert elsewhere.read_text() == "mine"


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_reports(failing(), tmp_path / "1")]
    assert first == [path.read_bytes() for path in write_reports(failing(), tmp_path / "2")]


@pytest.mark.parametrize("name", ["file/below", "file", "nul\0"])
def test_a_folder_that_cannot_be_written_is_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=r"^--out .*cannot be written") as caught:
        write_reports(failing(), tmp_path / name)
    assert "\n" not in str(caught.value)


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    (tmp_path / "report.html" / "in-the-way").write_text("")
    with pytest.raises(UsageError):
        write_reports(failing(), tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


# --- result.json ----------------------------------------------------------------------------


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@EVERY
def test_result_json_validates(make: Callable[[], Result], tmp_path: Path) -> None:
    text = write_reports(make(), tmp_path)[0].read_text("utf-8")
    data = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    errors = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(schema()).iter_errors(data)
    ]
    assert not errors


def test_result_json_loses_nothing(tmp_path: Path) -> None:
    text = write_reports(failing(), tmp_path)[0].read_text("utf-8")
    assert json.loads(text) == json.loads(json.dumps(failing().as_json()))


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (Result, ()),
        (Check, ("$defs", "check")),
        (CheckFinding, ("$defs", "finding")),
        (QuestionResult, ("$defs", "question")),
        (ReadingOutcome, ("$defs", "question", "properties", "readings", "items")),
        (ClauseResult, ("$defs", "clause")),
        (Leftover, ("$defs", "leftover")),
        (Diagnosis, ("$defs", "diagnosis")),
    ],
)
def test_the_schema_describes_the_model(kind: type[Any], place: tuple[str, ...]) -> None:
    node = schema()
    for key in place:
        node = node[key]
    names = {item.name for item in fields(kind)}
    assert set(node["properties"]) == names
    assert set(node["required"]) == names


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("verdict",), "groen"),
        (("schema_version",), "2"),
        (("checks", 0, "outcome"), "skipped"),
        (("checks", 0, "level"), "MAY"),
        (("checks", 0, "cause"), "bad luck"),
        (("clauses", 0, "status"), "forgotten"),
        (("clauses", 0, "owner"), "nobody"),
        (("exchanges", 0, "status"), "201"),
        (("exchanges", 0, "request", "headers", "Authorization"), "Token abcdef"),
        (("run", "options", "token"), "abcdef"),
        (("checks", 1, "findings"), [FINDING.__dict__]),
    ],
)
def test_the_schema_refuses(path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(json.dumps(failing().as_json()))
    node = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    assert not Draft202012Validator(schema()).is_valid(data)


def test_endless_nesting_does_no_harm(tmp_path: Path) -> None:
    deep: Any = "bottom"
    for _ in range(700):
        deep = [deep]
    finding = replace(FINDING, actual=deep)
    result = replace(failing(), checks=(check("Diep", FAILED, findings=(finding,)),))
    write_reports(result, tmp_path)
    assert "Diep" in shown(result)


# --- junit.xml ------------------------------------------------------------------------------


def cases(result: Result, tmp_path: Path) -> dict[str, ET.Element]:
    root = ET.parse(write_reports(result, tmp_path)[2]).getroot()
    assert root.tag == "testsuites"
    return {str(case.get("name")): case for case in root.iter("testcase")}


def test_junit_fails_what_binds_and_only_that(tmp_path: Path) -> None:
    found = cases(failing(), tmp_path)
    assert len(found) == len(failing().checks)
    failure = found["Het onderwerp komt terug"].find("failure")
    assert failure is not None
    assert failure.get("type") == "MUST C0992-2.4"
    assert "Afvalinzameling rond kerst" in str(failure.text)
    assert "$TOKEN" in str(failure.text)
    error = found["Na het gesprek is er niets te doen"].find("error")
    assert error is not None
    assert error.get("type") == "transport"
    for name in ("De status klopt", "Nummer", "Anoniem"):
        assert not [e for e in found[name] if e.tag in ("failure", "error", "skipped")]
        assert found[name].find("system-out") is not None
    for name in ("Taal", "Filter op kanaal", "Naam van de beller"):
        assert found[name].find("skipped") is not None
        assert found[name].find("failure") is None


def test_junit_fails_recommendations_when_strict(tmp_path: Path) -> None:
    run = {**failing().run, "options": {"strict": True}}
    found = cases(replace(failing(), run=run), tmp_path)
    assert found["De status klopt"].find("failure") is not None


def test_junit_counts(tmp_path: Path) -> None:
    suites = JUnitXml.fromfile(str(write_reports(failing(), tmp_path)[2]))
    assert (suites.tests, suites.failures, suites.errors) == (9, 1, 1)
    assert [suite.name for suite in suites] == [
        "Geen vervolgacties",
        "Attributen van het klantcontact",
    ]


def test_an_empty_run_is_an_error(tmp_path: Path) -> None:
    (case,) = cases(empty(), tmp_path).values()
    assert case.find("error") is not None


def test_a_broken_off_run_is_an_error(tmp_path: Path) -> None:
    result = replace(conforming(), verdict="cannot_tell", why="de run is afgebroken")
    assert [c for c in cases(result, tmp_path).values() if c.find("error") is not None]


# --- report.html ----------------------------------------------------------------------------


class Tags(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(result: Result, tmp_path: Path, language: str = "nl") -> str:
    return write_reports(result, tmp_path, language)[1].read_text("utf-8")


@LANGUAGES
@EVERY
def test_the_page_is_self_contained(
    make: Callable[[], Result], language: str, tmp_path: Path
) -> None:
    text = page(make(), tmp_path, language)
    seen = Tags(text)
    assert not seen.open
    names = {tag for tag, _ in seen.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    ids = [attrs["id"] for _, attrs in seen.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in seen.tags:
        assert not [name for name in attrs if name.startswith("on") or name in ("src", "style")]
        if tag == "a":
            assert str(attrs["href"])[1:] in ids
        if tag == "th":
            assert attrs["scope"] in ("col", "row")
    assert sum(tag == "caption" for tag, _ in seen.tags) == sum(t == "table" for t, _ in seen.tags)
    assert ("html", {"lang": language}) in seen.tags
    assert "default-src 'none'" in text.replace("&#39;", "'")


def test_the_page_explains(tmp_path: Path) -> None:
    text = page(failing(), tmp_path)
    for words in (
        "niet conform",
        "1 verplichte controle niet gehaald",
        "openklant-2.16",
        "424242",
        "Open Klant 2.18.0",
        "tekst van de opdracht",
        "C0992 §2, tabelrij 4",
        "/onderwerp",
        "$TOKEN",
        "niet waarneembaar",
        "DELETE gaf 405",
        "Een kop legt niemand iets op.",
        "provider vult in",
        "time-out na 10 s",
    ):
        assert words in text, words


def test_the_page_in_english(tmp_path: Path) -> None:
    text = page(failing(), tmp_path, "en")
    for words in ("not conform", "1 mandatory check failed", "Gist of C0992-2.4.", "Left behind"):
        assert words in text, words
    assert "Waargenomen" not in text


def test_the_page_shows_the_sentence_to_who_has_it(tmp_path: Path) -> None:
    paths = write_reports(failing(), tmp_path, literal={"C0992-2.4": "De <b>zin</b> zelf"})
    assert "De &lt;b&gt;zin&lt;/b&gt; zelf" in paths[1].read_text("utf-8")


# --- hostile strings ------------------------------------------------------------------------


def test_no_report_lets_a_hostile_string_through(tmp_path: Path) -> None:
    paths = dict(zip(FILES, write_reports(hostile(), tmp_path), strict=True))
    for name, path in paths.items():
        text = path.read_text("utf-8")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe\ud800]", text), name
    assert "<script" not in paths["report.html"].read_text("utf-8")
    assert "{{ 7*7 }}" in paths["report.html"].read_text("utf-8")
    assert "<script" not in paths["summary.md"].read_text("utf-8")
    ET.parse(paths["junit.xml"])
    ET.parse(paths["badge.svg"])


@pytest.mark.parametrize("terminal", [True, False])
def test_no_terminal_escape_gets_through(terminal: bool) -> None:
    text = shown(hostile(), terminal=terminal)
    assert "\\x1b[31m" in text
    assert "[bold]" in text
    assert "\x1b[31m]]" not in text
    if not terminal:
        assert "\x1b" not in text


def test_a_console_that_knows_little() -> None:
    class Latin(StringIO):
        encoding = "ascii"

        def write(self, text: str) -> int:
            text.encode("ascii")
            return super().write(text)

    stream = Latin()
    print_result(failing(), [], Console(file=stream))
    with Progress(Console(file=stream)) as progress:
        progress.on_start(1)
        progress.on_check(check("Één", FAILED))
    text = stream.getvalue()
    assert "NIET CONFORM" in text
    assert "x attributen/Een" in text
    assert re.search(r"\d+/\d+ controles - \d+ gehaald - \d+ niet gehaald", text)


# --- the terminal ---------------------------------------------------------------------------


def test_the_terminal_explains_in_place() -> None:
    text = shown(failing())
    order = [
        "klant.voorbeeld.nl",
        "openklant-2.16",
        "424242",
        "C0992-0.6",
        "time-out na 10 s",
        "C0992-2.4",
        "Het onderwerp komt terug",
        "Dan is het onderwerp",
        "/onderwerp",
        '"Afvalinzameling rond kerst"',
        '"Afval"',
        "#1 POST",
        "→ 201",
        '"Authorization: Token $TOKEN"',
        "API-1",
        "Aanbevolen (1)",
        "status 200",
        "Open vragen",
        "provider vult in",
        "past bij lezing B",
        "Achtergebleven (1)",
        "NIET CONFORM",
        "8/9 controles",
        "out/result.json",
    ]
    at = 0
    for words in order:
        assert words in text[at:], words
        at += text[at:].index(words)


def test_the_terminal_explains_each_failure_once() -> None:
    assert shown(failing()).count("het onderwerp komt anders terug") == 1


def test_the_terminal_in_english() -> None:
    text = shown(failing(), language="en")
    assert "NOT CONFORM" in text
    assert "Recommended (1)" in text
    assert "ontvangen" not in text


@EVERY
@LANGUAGES
def test_the_terminal_has_no_colour_in_a_pipe(make: Callable[[], Result], language: str) -> None:
    assert "\x1b" not in shown(make(), language=language)


def test_many_failures_stay_readable() -> None:
    checks = tuple(
        check(f"Rij {n}", FAILED, findings=(FINDING,), message=FINDING.message) for n in range(60)
    )
    text = shown(replace(failing(), checks=checks))
    assert text.count("POST") < 40
    assert "Rij 59" in text
    assert "zie report.html" in text


def test_progress_in_a_pipe_is_one_line_a_check() -> None:
    stream = StringIO()
    with Progress(Console(file=stream), "nl") as progress:
        progress.on_start(2)
        assert stream.getvalue() == "C0992: 2 scenario's\n"
        progress.on_check(check("Een", PASSED))
        progress.on_check(check("Twee", FAILED))
    assert stream.getvalue().splitlines()[1:] == ["✓ attributen/Een", "✗ attributen/Twee"]


def test_progress_on_a_terminal_shows_failures_above_the_bar() -> None:
    stream = StringIO()
    with Progress(Console(file=stream, force_terminal=True, width=100)) as progress:
        progress.on_start(2)
        progress.on_check(check("Een", PASSED))
        progress.on_check(check("Twee", FAILED))
    assert "✗ attributen/Twee" in stream.getvalue()
    assert "✓ attributen/Een" not in stream.getvalue()


def test_progress_is_seen_while_output_is_redirected(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    hidden = StringIO()
    with redirect_stdout(hidden):
        progress.on_start(1)
        progress.on_check(check("Een", PASSED))
    assert "attributen/Een" in capsys.readouterr().out
    assert not hidden.getvalue()


def test_progress_without_checks() -> None:
    stream = StringIO()
    with Progress(Console(file=stream)) as progress:
        progress.on_start(0)
    assert stream.getvalue().strip()


# --- curl -----------------------------------------------------------------------------------


def words_of(command: str) -> list[str]:
    """What a shell makes of the command's arguments, with the variables filled in."""
    script = f"curl() {{ printf '%s\\0' \"$@\"; }}; {command}"
    done = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        check=True,
        env={"TOKEN": "t0k3n", "X_API_KEY": "k3y"},
    )
    return done.stdout.decode("utf-8", "surrogatepass").split("\0")[:-1]


def test_curl_repeats_the_request() -> None:
    arguments = words_of(curl(exchange(1), " \\\n  "))
    assert arguments[:4] == ["-sS", "-i", "-X", "POST"]
    assert f"{BASE}/klantcontacten" in arguments
    assert "Authorization: Token t0k3n" in arguments
    assert not [word for word in arguments if word.lower().startswith("content-length")]
    sent = json.loads(arguments[arguments.index("--data-raw") + 1])
    assert sent == exchange(1)["request"]["body"]


def test_curl_leaves_other_secrets_to_variables_of_their_own() -> None:
    headers = {"X-Api-Key": "***", "authorization": "***", "X-Via": "a ***;$(id) b"}
    arguments = words_of(curl(exchange(1, request={"headers": headers, "body": None})))
    assert "X-Api-Key: k3y" in arguments
    assert "authorization: t0k3n" in arguments
    assert "X-Via: a " in " ".join(arguments)
    assert ";$(id) b" in " ".join(arguments)
    assert "--data-raw" not in arguments


@pytest.mark.parametrize(
    "text",
    ["'; rm -rf / #", "$(id) `id` $HOME", '"\\', "a\nb\tc", "\x1b[31m", "@/etc/passwd", "é€"],
)
def test_curl_is_safe_to_paste(text: str) -> None:
    url = f"{BASE}/klantcontacten?onderwerp={text}"
    headers = {"X-Odd": text, text: "***"}
    sent = exchange(1, url=url, request={"headers": headers, "body": text})
    arguments = words_of(curl(sent))
    assert url in arguments
    assert f"X-Odd: {text}" in arguments
    assert arguments[arguments.index("--data-raw") + 1] == text
    assert "\x1b" not in curl(sent)


def test_curl_of_plain_questions() -> None:
    assert shlex.split(curl(exchange(1, method="HEAD", request={})))[3] == "--head"
    assert "-X" not in curl(exchange(1, method="GET", request={}))
    assert "--globoff" in curl(exchange(1, url=f"{BASE}/x?a[]=1", request={}))


# --- summary.md and badge.svg ---------------------------------------------------------------


def test_the_summary_is_short_and_complete(tmp_path: Path) -> None:
    text = write_reports(failing(), tmp_path)[3].read_text("utf-8")
    for words in (
        "C0992: niet conform",
        "openklant-2.16",
        "het onderwerp komt anders terug",
        "Aanbevolen (1)",
        "Q7",
        "Achtergebleven (1)",
        "verplicht | 5 | 4 |",
    ):
        assert words in text, words
    assert len(text) < 4_000


def test_markdown_is_taken_from_provider_text() -> None:
    assert md("a|b `c` <d> *e* [f](g)\n# h") == (r"a\|b \`c\` &lt;d&gt; \*e\* \[f\](g) \# h")


@pytest.mark.parametrize(
    ("verdict", "language", "words"),
    [
        ("conform", "nl", "conform (deels)"),
        ("not_conform", "nl", "niet conform"),
        ("cannot_tell", "nl", "onbeslist"),
        ("not_conform", "en", "not conform"),
    ],
)
def test_the_badge(verdict: str, language: str, words: str, tmp_path: Path) -> None:
    path = write_reports(replace(failing(), verdict=verdict), tmp_path, language)[4]
    root = ET.parse(path).getroot()
    space = "{http://www.w3.org/2000/svg}"
    title = root.find(f"{space}title")
    assert title is not None
    assert words in str(title.text)
    assert root.get("role") == "img"
    assert any(words in str(text.text) for text in root.iter(f"{space}text"))


@pytest.mark.parametrize(
    "text",
    ["::error::x", "  ::set-output name=a::b", "a ##[error]b", "##vso[task.x]", "x ##TeamCity[y"],
)
def test_no_line_is_a_command_of_a_ci_system(text: str) -> None:
    safe = inert(f"a\n{text}")
    assert safe.replace(": :", "::").replace("# #", "##") == f"a\n{text}"
    assert "##" not in safe
    assert not any(row.lstrip().startswith("::") for row in safe.splitlines())


def test_what_is_no_command_stays_as_it_is() -> None:
    for text in ("a::b", "## kop", "http://[::1]/", "#1", ": : x", "##"):
        assert inert(text) == text
