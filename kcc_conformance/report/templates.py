"""The templates of what is written as HTML, and the files beside them."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from kcc_conformance.inert import harmless, line


@cache
def environment(folder: str, names: tuple[str, ...]) -> Environment:
    """The templates `NAME.html.j2` of a folder of reports, or of a package by its whole name. Every
    string goes through `harmless` and then through jinja's escaping; a name that is not there is an
    error."""
    made = Environment(
        loader=DictLoader(
            {f"{name}.html.j2": text_of(folder, f"{name}.html.j2") for name in names}
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_final,
    )
    made.filters["line"] = line
    return made


@cache
def text_of(folder: str, name: str) -> str:
    """A file of a folder of reports."""
    package = folder if "." in folder else f"kcc_conformance.report.{folder}"
    return (files(package) / name).read_text("utf-8")


def _final(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value
