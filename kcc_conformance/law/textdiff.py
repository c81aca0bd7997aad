"""Differences said in words: between two texts of the case, or between a copy and the register."""

from textwrap import indent

from kcc_conformance.law.clause import Clause, Words
from kcc_conformance.law.drift import Drift
from kcc_conformance.law.register import Register

_SAY = {
    "same": Words("gelijk", "the same"),
    "moved": Words("verplaatst", "moved"),
    "changed": Words("gewijzigd", "changed"),
    "elsewhere": Words("verhuisd naar een andere tekst", "moved to another text"),
    "new": Words("nieuw", "new"),
    "gone": Words("vervallen", "gone"),
    "vanished": Words("verdwenen", "vanished"),
    "binds": Words("ander niveau", "another level"),
    "no drift": Words("Geen verschil", "No drift"),
    "accounted": Words("zinnen en tabelrijen herkend", "sentences and table rows accounted for"),
    "drift": Words("Verschil met het register", "Drift from the register"),
}


def difference(
    register: Register, old: str = "seed", new: str = "main", *, language: str = "nl"
) -> str:
    """What one text of the case has that the other has not, in words: Markdown.

    Raises KeyError when there is no such text, ValueError when both are the same.
    """
    if old == new:
        raise ValueError(f"{old} and {new} are the same text")
    titles = register.texts[old].title[language], register.texts[new].title[language]
    groups: dict[str, list[str]] = {}
    forward = new == list(register.texts)[-1]
    for clause in register.clauses():
        kind, told = _change(clause, old, new, language, forward)
        if kind and kind != "same":
            groups.setdefault(kind, []).append(
                f"- **{clause.id}** ({_places(clause, old, new, language)}): "
                f"{clause.gist[language]}{told}"
            )
        levels = clause.level_in(old), clause.level_in(new)
        if None not in levels and levels[0] != levels[1]:
            groups.setdefault("binds", []).append(
                f"- **{clause.id}**: {levels[0]} → {levels[1]}. {clause.gist[language]}"
            )
    parts = [f"# {titles[0]} → {titles[1]}"]
    parts.append("\n".join(f"- {register.texts[name].address}" for name in (old, new)))
    for kind in ("new", "gone", "changed", "moved", "elsewhere", "binds"):
        if kind in groups:
            heading = _say(kind, language).capitalize()
            parts.append(f"## {heading} ({len(groups[kind])})\n\n" + "\n".join(groups[kind]))
    same = sum(
        _change(each, old, new, language, forward)[0] == "same" for each in register.clauses()
    )
    parts.append(f"{_say('same', language).capitalize()}: {same}.")
    return "\n\n".join(parts) + "\n"


def report_drift(register: Register, drift: Drift, *, language: str = "nl") -> str:
    """What `clauses --against` says: one line a sentence that differs, or that none does. Below a
    new one stand the lines that a passage of it has in clauses.toml."""
    title = register.texts[drift.text].title[language]
    if not drift:
        return (
            f"{_say('no drift', language)}: {drift.accounted} {_say('accounted', language)} "
            f"({title}).\n"
        )
    lines = [f"{_say('drift', language)} ({title}):"]
    for change in drift.changed:
        where = f"{', '.join(change.clauses)} ({round(change.similarity * 100)}%)"
        lines.append(f"  {_say('changed', language)}: {where}: {change.sentence.text}")
    for sentence in drift.new:
        lines.append(f"  {_say('new', language)}: {sentence.text}")
        lines.append(indent(f"[clause.{drift.text}]\n{sentence.as_toml()}", " " * 6).rstrip())
    for word, ids in (("vanished", drift.vanished), ("moved", drift.moved)):
        for id in ids:
            lines.append(f"  {_say(word, language)}: {id}: {register.clause(id).gist[language]}")
    lines.append(f"{drift.accounted} {_say('accounted', language)}.")
    return "\n".join(lines) + "\n"


def _change(clause: Clause, old: str, new: str, language: str, forward: bool) -> tuple[str, str]:
    """How a clause differs between two texts: one of the headings, and what to add to its gist.

    The register tells its story forwards in time; read backwards, new is gone and gone is new.
    """
    before, after = clause.passage(old), clause.passage(new)
    if not before and not after:
        return "", ""
    later = after if forward else before
    if before and after:
        told = later.what_changed[language] if later else ""
        return (later.change if later else "") or "same", _aside(told)
    told = clause.gone[language] if not later else ""
    return ("gone" if before else "new"), _aside(told if forward else "")


def _places(clause: Clause, old: str, new: str, language: str) -> str:
    found = [clause.passage(old), clause.passage(new)]
    return " → ".join(dict.fromkeys(each.locator(language) for each in found if each))


def _aside(told: str) -> str:
    return f" *{told}*" if told else ""


def _say(word: str, language: str) -> str:
    return _SAY[word][language]
