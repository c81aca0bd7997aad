"""The page of the steps (`docs/develop/steps.md`), made of the step definitions and nothing else.

`python tests/house/steps_page.py` writes it anew.
"""

import inspect
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from meanings import definitions
from pytest_bdd.steps import StepFunctionContext

PAGE = Path(__file__).parents[2] / "docs" / "develop" / "steps.md"
COMMAND = "python tests/house/steps_page.py"
KINDS = {"given": "Gegeven", "when": "Als", "then": "Dan"}
BELOW = {"datatable": "table", "docstring": "text"}
"""What stands below a sentence; pytest-bdd hands it to the function under these names."""
_GROUP = re.compile(r"\(\?P<(\w+)>")
_FIELD = re.compile(r"\{(\w+)[^}]*\}")

HEAD = f"""# Steps

The sentences that features can be made of, per module of `steps/`. Made of the step definitions by
`{COMMAND}`; not edited by hand.

A step *asks for* fixtures: the arguments of its function, beside the `<placeholders>` of its
sentence. It *hands on* a fixture to the steps after it: its `target_fixture`. What no step hands
on comes from the run.
"""


def page() -> str:
    """The whole page."""
    found = sorted(definitions(), key=_place)
    modules: dict[str, list[StepFunctionContext]] = defaultdict(list)
    for context in found:
        modules[module_of(context)].append(context)
    parts = [HEAD, "## What is handed on\n", _table(("Fixture", "What", "By", "Asked for by"))]
    parts += [_table(row) for row in handed_on(found)]
    parts += ["\n## What comes from the run\n", _table(("Fixture", "What", "Asked for by"))]
    parts += [_table(row) for row in from_the_run(found)]
    for name, contexts in modules.items():
        parts += [f"\n## `steps/{name}.py`\n", f"{_subject(contexts[0])}\n"]
        parts += [_table(("", "Sentence", "Asks for", "Hands on"))]
        parts += [_table(_row(context)) for context in contexts]
    return "\n".join(part.rstrip("\n") if part.startswith("|") else part for part in parts) + "\n"


def module_of(context: StepFunctionContext) -> str:
    """The module of a step definition."""
    return context.step_func.__module__.rpartition(".")[2]


def sentence(context: StepFunctionContext) -> str:
    """The sentence as an author reads it, with `<placeholders>`."""
    words = context.parser.name
    kind = type(context.parser).__name__
    if kind in ("parse", "cfparse"):
        return _FIELD.sub(r"<\1>", words)
    if kind != "re":
        return words
    while group := _GROUP.search(words):
        words = words[: group.start()] + f"<{group[1]}>" + words[_end(words, group.end()) :]
    return re.sub(r"\\(.)", r"\1", words)


def _end(pattern: str, at: int) -> int:
    """Where the group ends of which the content starts here."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 2 if pattern[at] == "\\" else 1
    return at


def asked_for(context: StepFunctionContext) -> list[str]:
    """The fixtures among the arguments of a step's function, and what stands below its sentence."""
    placeholders = {*re.findall(r"<(\w+)>", sentence(context)), "step"}
    return [name for name in _arguments(context) if name not in placeholders]


def handed_on(found: Iterable[StepFunctionContext]) -> list[tuple[str, ...]]:
    """Each fixture that a step hands on: its types, the modules that hand it on, and ask for it."""
    types, by = defaultdict(set), defaultdict(set)
    for context in found:
        if context.target_fixture:
            types[context.target_fixture].add(_type(_signature(context).return_annotation))
            by[context.target_fixture].add(module_of(context))
    asking = _asking(found)
    return [
        (f"`{name}`", _code(types[name]), _plain(by[name]), _plain(asking[name]))
        for name in sorted(types)
    ]


def from_the_run(found: Iterable[StepFunctionContext]) -> list[tuple[str, ...]]:
    """Each fixture that is asked for and that no step hands on: its type, and who asks."""
    handed = {context.target_fixture for context in found}
    types = defaultdict(set)
    for context in found:
        for name in asked_for(context):
            if name not in handed and name not in BELOW:
                types[name].add(_type(_arguments(context)[name].annotation))
    asking = _asking(found)
    return [(f"`{name}`", _code(types[name]), _plain(asking[name])) for name in sorted(types)]


def _asking(found: Iterable[StepFunctionContext]) -> dict[str, set[str]]:
    asking: dict[str, set[str]] = defaultdict(set)
    for context in found:
        for name in asked_for(context):
            asking[name].add(module_of(context))
    return asking


def _row(context: StepFunctionContext) -> tuple[str, ...]:
    names = asked_for(context)
    below = [f"a {BELOW[name]} below it" for name in names if name in BELOW]
    asked = [f"`{name}`" for name in names if name not in BELOW]
    handed = f"`{context.target_fixture}`" if context.target_fixture else ""
    told = f"`{sentence(context)}`"
    return KINDS[str(context.type)], told, ", ".join([*asked, *below]), handed


def _table(cells: Iterable[str]) -> str:
    cells = [cell.replace("|", "\\|") for cell in cells]
    line = f"| {' | '.join(cells)} |"
    return f"{line}\n|{'---|' * len(cells)}" if _is_head(cells) else line


def _is_head(cells: list[str]) -> bool:
    return "Asks for" in cells or "Asked for by" in cells


def _place(context: StepFunctionContext) -> tuple[str, int]:
    return module_of(context), context.step_func.__code__.co_firstlineno


def _subject(context: StepFunctionContext) -> str:
    doc = inspect.getdoc(inspect.getmodule(context.step_func)) or ""
    return " ".join(doc.split("\n\n")[0].split())


def _signature(context: StepFunctionContext) -> inspect.Signature:
    return inspect.signature(context.step_func)


def _arguments(context: StepFunctionContext) -> dict[str, inspect.Parameter]:
    return dict(_signature(context).parameters)


def _type(annotation: Any) -> str:
    text = inspect.formatannotation(annotation).strip("'")  # quoted where it is defined later
    return re.sub(r"[\w.]+\.(?=\w)", "", text)


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _plain(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "no step"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
