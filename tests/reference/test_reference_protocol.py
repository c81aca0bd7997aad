"""The protocol: tokens, methods, media types, errors, documents."""

import ast
import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import httpx
import pytest
from contracts import ALL
from kcc_conformance.reference_impl.contract import load_contract
from talk import TOKEN, Talk

from kcc_conformance import reference_impl

ROOM = Path(reference_impl.__file__).parent


SHOWN_UNASKED = {"adresregel1", "bezoekadres", "digitaleAdressen", "land", "partijIdentificatoren"}
"""Members beside what is judged that a fault shows unasked, or that a variation wants."""


def test_shares_nothing_with_the_engine() -> None:
    for module in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Import):
                assert not any(n.name.startswith("kcc_conformance") for n in node.names), module
            if isinstance(node, ast.ImportFrom):
                depth = len(module.relative_to(ROOM).parts)
                assert node.level <= depth, module
                assert not (node.module or "").startswith("kcc_conformance"), module


def test_names_on_the_wire_stand_in_the_contracts_only() -> None:
    """The model consumers are left out: a front-end is written for one family, and sends its own
    bodies."""
    facts = [load_contract(name) for name in ALL]
    kinds = [resource for each in facts for resource in each.resources.values()]
    wires = {key for kind in kinds for a in kind.attributes.values() for key in a.path}
    wires |= {q for kind in kinds for f in kind.filters.values() for q in f.query}
    wires |= {kind.path for kind in kinds} | {kind.item for kind in kinds}
    own = {name for kind in kinds for name in kind.attributes}
    own |= SHOWN_UNASKED
    names = sorted(wires - own)
    for module in (each for each in ROOM.rglob("*.py") if each.parent.name != "consumers"):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in names, (module, node.value)


def test_starts_without_its_dependencies() -> None:
    script = (
        "import sys; import kcc_conformance.reference_impl as r; r.list_faults();"
        "sys.exit(any(m in sys.modules for m in ('falcon', 'cheroot')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("header", [None, "", "Token", f"Basic {TOKEN}", "Token wrong", "Bearer x"])
def test_token_comes_first(talk: Talk, header: str | None) -> None:
    headers = {"Content-Type": "text/plain", "Accept": "text/html"}
    if header is not None:
        headers["Authorization"] = header
    client = talk.http
    client.headers.pop("Authorization")
    requests = [
        ("GET", talk.path("klantcontact")),
        ("GET", talk.path("klantcontact", "zomaar")),
        ("POST", talk.path("klantcontact")),
        ("DELETE", talk.path("klantcontact")),
    ]
    for method, path in requests:
        answer = client.request(method, path, headers=headers, content=b"{")
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == talk.contract.scheme
        assert answer.headers["Content-Type"] == talk.contract.error_media[0]


def test_scheme_in_any_case(talk: Talk) -> None:
    headers = {"Authorization": f"{talk.contract.scheme.lower()}   {TOKEN}"}
    assert talk.http.get(talk.path("actor"), headers=headers).status_code == 200


def test_without_a_token_everyone_may() -> None:
    talk = Talk(token=None)
    del talk.http.headers["Authorization"]
    assert talk.post("klantcontact").status_code == 201


def test_error_body(talk: Talk) -> None:
    answer = talk.get("klantcontact", "0d0d62a1-ed13-4310-954d-28136e89b8ad")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == talk.contract.error_media[0]
    assert set(answer.json()) == {"type", "code", "title", "status", "detail", "instance"}
    assert talk.get("klantcontact", "geen-uuid").status_code == 404


def test_methods(talk: Talk) -> None:
    for method, path in [
        ("PUT", talk.path("klantcontact")),
        ("DELETE", talk.path("klantcontact")),
        ("POST", talk.path("klantcontact", "x")),
        ("POST", talk.path("internetaak")) if talk.contract.hal else ("TRACE", "/internetaken"),
        ("TRACE", talk.path("klantcontact")),
    ]:
        answer = talk.http.request(method, path)
        assert answer.status_code == 405, (method, path)
        assert "GET" in answer.headers["Allow"]
        assert method not in answer.headers["Allow"]
    made = talk.make("klantcontact")
    assert talk.http.head(talk.path("klantcontact", made)).content == b""
    assert "PATCH" in talk.http.options(talk.path("klantcontact", made)).headers["Allow"]


def test_media_types(talk: Talk) -> None:
    path, body = talk.path("klantcontact"), talk.body("klantcontact")
    for media in ["text/plain", "application/xml", "application/problem+json", ""]:
        headers = {"Content-Type": media}
        assert talk.http.post(path, json=body, headers=headers).status_code == 415
    for accept in ["text/html", "application/xml", "application/problem+json"]:
        assert talk.http.get(path, headers={"Accept": accept}).status_code == 406
    for accept in ["*/*", "application/*", "text/html, application/json;q=0.5"]:
        assert talk.http.get(path, headers={"Accept": accept}).status_code == 200
    media = talk.contract.success_media[0] + "; charset=utf-8"
    made = talk.http.post(path, json=body, headers={"Content-Type": media})
    assert made.status_code == 201
    assert made.headers["Content-Type"] == talk.contract.success_media[0]
    assert made.headers["Location"].startswith("http://kcc.test/")
    assert talk.http.get(made.headers["Location"]).json() == made.json()


@pytest.mark.parametrize(
    "raw", [b"{", b"\xff", b'{"a": NaN}', b"[" * 100_000, b" ", b"9" * 5001, b"\xef\xbb\xbf{}"]
)
def test_no_json(talk: Talk, raw: bytes) -> None:
    answer = talk.http.post(talk.path("klantcontact"), content=raw)
    assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")


@pytest.mark.parametrize("raw", [b"[]", b"null", b'"x"', b"1", b"", b"{}"])
def test_no_record(talk: Talk, raw: bytes) -> None:
    assert talk.http.post(talk.path("klantcontact"), content=raw).status_code == 400


def test_outside_the_base_path(talk: Talk) -> None:
    base = talk.contract.base_path
    del talk.http.headers["Authorization"]
    for path in ["/", "/nergens", f"{base}/nergens", f"{base}{talk.path('klantcontact')}/"]:
        answer = talk.http.get(f"http://kcc.test{path}")
        assert answer.status_code == 404
        assert answer.headers["Content-Type"].startswith("text/html")


def test_root_is_public(talk: Talk) -> None:
    del talk.http.headers["Authorization"]
    for path in ["", "/"]:
        answer = talk.http.get(f"http://kcc.test{talk.contract.base_path}{path}")
        assert answer.status_code == 200
        address = "http://kcc.test" + talk.contract.base_path + talk.path("klantcontact")
        assert address in answer.json().values()


def document(contract: str) -> dict[str, Any]:
    talk = Talk(contract)
    del talk.http.headers["Authorization"]
    return dict(talk.http.get("/openapi.json").json())


def detected(contract: str, found: dict[str, Any]) -> bool:
    """Whether the document meets the detection rules written in that contract."""
    facts = resources.files("kcc_conformance.schemas").joinpath(contract, "contract.toml")
    own = tomllib.loads(facts.read_text())
    rules = dict(own["detection"])
    while extends := own["contract"].get("extends"):
        parent = resources.files("kcc_conformance.schemas").joinpath(extends, "contract.toml")
        own = tomllib.loads(parent.read_text())
        rules = {**own["detection"], **rules}

    def holds(rule: dict[str, Any]) -> bool:
        schema = found["components"]["schemas"][rule["resource"].capitalize()]
        if "required" in rule:
            return rule["required"] in schema["required"]
        entry = schema["properties"].get(rule["property"])
        return entry is not None and bool(entry.get("deprecated")) >= rule.get("deprecated", False)

    return (
        all(path in found["paths"] for path in rules["paths"])
        and (not rules.get("any") or any(map(holds, rules["any"])))
        and not any(map(holds, rules.get("none", ())))
    )


@pytest.mark.parametrize("contract", ALL)
def test_document_fits_its_own_contract_only(contract: str) -> None:
    found = document(contract)
    first, *others = [name for name in ALL if detected(name, found)]
    assert first == contract
    assert {*others} <= {*load_contract(contract).lineage}


def test_document_is_whole(talk: Talk) -> None:
    found = document(talk.contract.name)
    assert found["servers"] == [{"url": "http://kcc.test" + talk.contract.base_path}]
    operation = found["paths"][talk.path("betrokkene")]["get"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    for entry in talk.contract.resources["betrokkene"].filters.values():
        assert set(entry.query) <= names
    see = found["paths"][talk.path("klantcontact")]["post"]["requestBody"]["content"]
    reference = see[talk.contract.success_media[0]]["schema"]["$ref"]
    assert reference == "#/components/schemas/Klantcontact"


def test_old_place_of_the_document() -> None:
    assert Talk("openklant-2.0").http.get("/schema/openapi.json").status_code == 200


def test_a_folder_as_contract(tmp_path: Path) -> None:
    (tmp_path / "contract.toml").write_text(
        '[contract]\nname = "eigen"\nextends = "openklant-2.16"\nbase_path = "/eigen"\n'
        '[resources.klantcontact.attributes.onderwerp]\nwire = "titel"\nmax = 10\n'
    )
    talk = Talk(tmp_path)
    made = talk.post("klantcontact", onderwerp="Kort")
    assert (made.status_code, made.json()["titel"]) == (201, "Kort")
    assert made.headers["Location"].startswith("http://kcc.test/eigen/")
    assert talk.post("klantcontact", onderwerp="Veel te lang").status_code == 400


def test_unknown_contract() -> None:
    with pytest.raises(ValueError, match=r"openklant-2\.16"):
        Talk("openklant-1.0")


def test_records_stay_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "records.sqlite"
    made = Talk(db=file).make("klantcontact")
    assert Talk(db=file).listed("klantcontact") == [made]
    with pytest.raises(ValueError, match="holds records"):
        Talk("vng-crud-0.0.3", db=file)


def test_a_big_number_in_a_page(openklant: Talk) -> None:
    answer: httpx.Response = openklant.http.get("/klantcontacten", params={"page": "9" * 40})
    assert answer.status_code == 404
