"""A draft for a discussion: one open question, how it is read, and what was observed where."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.law.clause import Words
from kcc_conformance.law.question import Question
from kcc_conformance.law.register import Register

_SAY = {
    "question": Words("De vraag", "The question"),
    "clauses": Words("Plaatsen in de tekst", "Places in the text"),
    "readings": Words("Lezingen", "Readings"),
    "observed": Words("Wat is waargenomen", "What was observed"),
    "exchanges": Words("Berichten", "Exchanges"),
    "reading": Words("lezing", "reading"),
    "gist": Words("strekking", "gist"),
    "sources": Words("gesteund door", "supported by"),
    "binds": Words("bindt", "binds"),
    "letter": Words("naar de letter van", "by the letter of"),
    "none": Words("niemand genoemd", "nobody named"),
    "nothing": Words("niets waargenomen", "nothing observed"),
    "seen": Words("waarneming", "observation"),
    "fits": Words("past bij", "fits"),
    "not": Words("past niet bij", "does not fit"),
    "untold": Words(
        "Niets om waar te nemen: geen scenario kan deze lezingen uit elkaar houden.",
        "Nothing to observe: no scenario can tell these readings apart.",
    ),
    "no results": Words(
        "Er is geen resultaat van een run bijgevoegd.", "No result of a run was given."
    ),
    "no exchanges": Words(
        "Bij deze vraag zijn geen berichten bewaard.", "No exchanges were kept for this question."
    ),
    "request": Words("gestuurd", "sent"),
    "response": Words("antwoord", "answer"),
    "no answer": Words("geen antwoord", "no answer"),
    "provider": Words("provider", "provider"),
    "consumer": Words("consumer", "consumer"),
    "nobody": Words("niemand", "nobody"),
    "made": Words(
        "Opgemaakt uit het register en uit runs van kcc-conformance. De tekst van de standaard "
        "is niet overgenomen; de strekking is in eigen woorden.",
        "Drawn up from the register and runs of kcc-conformance. The text of the standard was "
        "not copied; the gists are in the suite's own words.",
    ),
}

_BODY_LINES = 40


def draft(
    register: Register,
    question_id: str,
    results: Sequence[Mapping[str, Any]] = (),
    *,
    language: str = "nl",
) -> str:
    """A Markdown text about a question for an issue of the standard.

    `results` are result.json documents. Of the exchanges no headers are shown and of the
    provider's URL only the path, so that the draft can be published. Raises KeyError when there
    is no such question.
    """
    question = register.question(question_id)
    names = f" ({', '.join(question.references)})" if question.references else ""
    parts = [
        f"# {question.id}{names}: {question.title[language]}",
        f"## {_say('question', language)}\n\n{question.question[language]}",
    ]
    if question.note:
        parts.append(question.note[language])
    parts.append(_places(register, question, language))
    parts.append(_readings(register, question, language))
    parts.append(_observed(question, results, language))
    if question.observable and results:
        parts.append(_exchanges(question, results, language))
    parts.append(f"---\n\n*{_say('made', language)}*")
    return "\n\n".join(parts) + "\n"


def _places(register: Register, question: Question, language: str) -> str:
    lines = [f"## {_say('clauses', language)}\n"]
    for id in question.clauses:
        clause = register.clause(id)
        where = "; ".join(
            f"{text}: {passage.locator(language)}" for text, passage in clause.passages.items()
        )
        remark = f" {clause.remark[language]}" if clause.remark else ""
        lines.append(f"- **{clause.id}** ({where}): {clause.gist[language]}{remark}")
    lines.append("")
    for name, text in register.texts.items():
        lines.append(f"`{name}`: {text.title[language]}, <{text.address}>\\")
    return "\n".join(lines).removesuffix("\\")


def _readings(register: Register, question: Question, language: str) -> str:
    head = [_say(word, language) for word in ("reading", "gist", "sources", "binds")]
    lines = [f"## {_say('readings', language)}\n", _row(head), _row(["---"] * 4)]
    for reading in question.readings:
        sources = [register.sources[key][language] for key in reading.supporters]
        for text, name in question.letter.items():
            if name == reading.name:
                sources.append(f"{_say('letter', language)} `{text}`")
        told = "; ".join(sources) or _say("none", language)
        lines.append(
            _row([reading.name, reading.gist[language], told, _say(reading.binds, language)])
        )
    return "\n".join(lines)


def _observed(question: Question, results: Sequence[Mapping[str, Any]], language: str) -> str:
    head = f"## {_say('observed', language)}\n\n"
    if not question.observable:
        return head + _say("untold", language)
    if not results:
        return head + _say("no results", language)
    words = ("provider", "seen", "fits", "not")
    lines = [_row([_say(word, language) for word in words]), _row(["---"] * 4)]
    for number, result in enumerate(results, start=1):
        entry = _entry(question, result)
        outcomes = _outcomes(question, entry)
        phrases = "; ".join(_phrases(question, entry, language)) or _say("nothing", language)
        lines.append(
            _row(
                [
                    _provider(result, number),
                    phrases,
                    ", ".join(name for name, outcome in outcomes if outcome == "passed"),
                    ", ".join(name for name, outcome in outcomes if outcome == "failed"),
                ]
            )
        )
    return head + "\n".join(lines)


def _exchanges(question: Question, results: Sequence[Mapping[str, Any]], language: str) -> str:
    parts: list[str] = []
    for number, result in enumerate(results, start=1):
        wanted = _numbers(question, result)
        for exchange in result.get("exchanges", []):
            if exchange.get("n") in wanted:
                parts.append(_exchange(exchange, _provider(result, number), result, language))
    body = "\n\n".join(parts) or _say("no exchanges", language)
    return f"## {_say('exchanges', language)}\n\n{body}"


def _numbers(question: Question, result: Mapping[str, Any]) -> set[int]:
    """The exchanges of the checks that this question names, or that name this question."""
    named = set(_entry(question, result).get("checks", ()))
    return {
        n
        for check in result.get("checks", [])
        if check.get("id") in named or question.id in check.get("questions", ())
        for n in check.get("exchanges", ())
    }


def _exchange(
    exchange: Mapping[str, Any], provider: str, result: Mapping[str, Any], language: str
) -> str:
    url = urlsplit(str(exchange.get("url", "")))
    path = url.path + (f"?{url.query}" if url.query else "")
    status = exchange.get("status") or _say("no answer", language)
    parts = [f"**{provider}, {exchange.get('n')}**: `{exchange.get('method')} {path}` → {status}"]
    for word in ("request", "response"):
        text = _body(exchange, word)
        if text:
            shown = _fenced(_without_host(text, result, url.netloc))
            parts.append(f"{_say(word, language)}:\n\n{shown}")
    return "\n\n".join(parts)


def _body(exchange: Mapping[str, Any], side: str) -> str:
    body = exchange.get(f"{side}_body")
    if body is None:
        body = exchange.get(side)
        if isinstance(body, Mapping) and "headers" in body:
            body = body.get("body")
    if body in (None, "", {}):
        return ""
    text = body if isinstance(body, str) else json.dumps(body, indent=2, ensure_ascii=False)
    lines = text.splitlines()
    return "\n".join([*lines[:_BODY_LINES], "…"] if len(lines) > _BODY_LINES else lines)


def _without_host(text: str, result: Mapping[str, Any], netloc: str) -> str:
    hosts = {netloc, urlsplit(str(result.get("provider", {}).get("url", ""))).netloc} - {""}
    for host in sorted(hosts, key=len, reverse=True):
        text = text.replace(host, "provider.example")
    return text


def _fenced(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}json\n{text}\n{fence}"


def _entry(question: Question, result: Mapping[str, Any]) -> Mapping[str, Any]:
    for entry in result.get("questions", []):
        if entry.get("id") == question.id:
            found: Mapping[str, Any] = entry
            return found
    return {}


def _outcomes(question: Question, entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(each["name"], each["outcome"]) for each in entry.get("readings", ())]


def _phrases(question: Question, entry: Mapping[str, Any], language: str) -> Iterable[str]:
    seen = entry.get("observation") or entry.get("observed")
    if not seen:
        return []
    try:
        keys = question.observed_keys(seen)
    except KeyError:
        return [str(seen)]
    return [question.observation(key).phrase[language] for key in keys]


def _provider(result: Mapping[str, Any], number: int) -> str:
    contract = result.get("provider", {}).get("contract", "?")
    return f"provider {number} ({contract})"


def _row(cells: Iterable[str]) -> str:
    clean = (" ".join(cell.replace("|", "\\|").split()) for cell in cells)
    return f"| {' | '.join(clean)} |"


def _say(word: str, language: str) -> str:
    return _SAY[word][language]
