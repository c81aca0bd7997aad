"""A mistake in a contract names file, line and key."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.contract.folders import folder_of
from kcc_conformance.contract.lines import json_line_of, line_of
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.errors import UsageError

HEAD = '[contract]\nname = "eigen"\ntitle = "Eigen"\nextends = "openklant-2.16"\n'
ODD = """\
# a comment with [brackets] and a = sign
"quoted table"."with.dot".key = 1   # line 2
[table]
text = \"\"\"
[not.a.table]
key = 2\"\"\"
'single' = '''
x = 1'''
inline = { a = 1, "b c" = { d = "}", e = [1, { f = 2 }] } }
list = [
  { name = "one" },
  # a comment
  { name = "two", other = 3 },
]
[table.below]
escaped = "a \\" # [x] = "
after = true
[[tables]]
name = 1
[[tables]]
name = 2
dotted.in.table = 3
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("quoted table/with.dot/key", 2),
        ("table", 3),
        ("table/text", 4),
        ("table/single", 7),
        ("table/inline/a", 9),
        ("table/inline/b c/d", 9),
        ("table/inline/b c/e/f", 9),
        ("table/list", 10),
        ("table/below/escaped", 16),
        ("table/below/after", 17),
        ("table/below/nothing", 15),
        ("tables/dotted/in/table", 22),
        ("nothing/at/all", 1),
    ],
)
def test_where_a_key_stands(path: str, line: int) -> None:
    tomllib.loads(ODD)
    assert line_of(ODD, tuple(path.split("/"))) == line
    assert line_of(ODD.replace("\n", "\r\n"), tuple(path.split("/"))) == line


def test_which_of_a_list_of_tables() -> None:
    assert line_of("[a]\nany = [\n  { x = 1 },\n  { x = 2 },\n]\n", ("a", "any"), 0) == 3
    assert line_of("[a]\nany = [\n  { x = 1 },\n  { x = 2 },\n]\n", ("a", "any"), 1) == 4
    assert line_of(ODD, ("tables",), 1) == 20


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_key_of_a_built_in_contract_is_found_on_its_own_line(name: str) -> None:
    text = folder_of(name).joinpath("contract.toml").read_text("utf-8")

    def look(table: dict[str, object], above: tuple[str, ...]) -> None:
        for key, value in table.items():
            line = text.splitlines()[line_of(text, (*above, key)) - 1]
            assert re.search(rf"(^|[\[.{{,]\s*)\"?{re.escape(key)}\"?(\s*=|[\].])", line), key
            if isinstance(value, dict):
                look(value, (*above, key))

    look(tomllib.loads(text), ())


def test_where_a_member_of_json_stands() -> None:
    text = '{\n "a": [\n  {"b": 1},\n  {"c": {"d.e": "}"}}\n ],\n "f": null\n}'
    json.loads(text)
    assert json_line_of(text, ("a", "c", "d.e")) == 4
    assert json_line_of(text, ("f",)) == 6


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[list]\n= 3", "contract.toml: line 6: not valid TOML"),
        ("[list]\nstijl = 3", "contract.toml: line 6: [list]: no key 'stijl'"),
        ("list.style = 3", "contract.toml: line 1: [list] style: expected one of"),
        ('[resources."actor"]\n"id" = 3', "contract.toml: line 6: [resources.actor] id: expected"),
        (
            "[resources.klantcontact.attributes]\ninhoud = { wire = 'x' }\ntaal = { max = 'x' }",
            "contract.toml: line 7: [resources.klantcontact.attributes.taal] max: expected a whole",
        ),
        (
            "[resources.klantcontact.attributes.taal.values]\nEngels = 'eng'",
            "contract.toml: line 6: [resources.klantcontact.attributes.taal.values] Engels:",
        ),
        (
            "[detection]\nany = [\n { resource = 'actor', property = 'x' },\n { resource = 'x' }]",
            "contract.toml: line 8: [[detection.any]]: a rule has",
        ),
        (
            "[detection]\nany = [\n { resource = 'zaak', property = 'x' },\n]",
            "contract.toml: line 7: [[detection.any]]: no resource 'zaak'",
        ),
        (
            "[resources.betrokkene.attributes]\n\npartij = { target = 'klant' }",
            "contract.toml: line 7: [resources.betrokkene.attributes.partij] target: no resource",
        ),
        ("[combined.maak_klantcontact]\nimplied = { betrokkene = ['klant'] }",
         "contract.toml: line 6: [combined.maak_klantcontact.implied] betrokkene: no attribute"),
        ("[list]\ncursor_parameter = 'na'\nnext = { absent = true }",
         "contract.toml: line 6: [list] cursor_parameter: neither next nor next_header"),
        ("[headers]\nAccept = 'x'", "contract.toml: line 6: [headers] Accept: not here"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_line_and_key(text: str, says: str, tmp_path: Path) -> None:
    whole = f"{text}\n{HEAD}" if text.startswith("list.") else f"{HEAD}{text}\n"
    (tmp_path / "contract.toml").write_text(whole, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_contract(str(tmp_path))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_it_extends_is_not_there(tmp_path: Path) -> None:
    text = '[contract]\n# a comment\nextends = "openklant-9"\n'
    (tmp_path / "contract.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"contract\.toml: line 3: \[contract\] extends: no built"):
        load_contract(str(tmp_path))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{\n "type": \n}', "klantcontact.response.json: line 3: not readable as JSON"),
        ('{\n "properties": {\n  "a": {"type": "tekst"}}}', "line 3: not a JSON Schema"),
        ('{\n "$ref": "nergens.json"}', "leads nowhere"),
    ],
)
def test_a_mistake_in_a_schema_names_file_and_line(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "contract.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "klantcontact.response.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        Schemata(load_contract(str(tmp_path)).folders)
    assert says in str(caught.value)


def test_a_keyword_that_there_is_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "contract.toml").write_text(HEAD, encoding="utf-8")
    text = '{\n "properties": {\n  "tipe": {"minLength": 1,\n   "maxLenght": 3}},\n "$comment": ""}'
    (tmp_path / "klantcontact.response.json").write_text(text, encoding="utf-8")
    told = [*Schemata(load_contract(str(tmp_path)).folders).idle()]
    file = tmp_path / "klantcontact.response.json"
    assert told == [f"{file}: line 4: no keyword 'maxLenght'; it does nothing"]
