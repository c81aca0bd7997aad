"""What a result was judged by, as files: the registers, and the contract with its schemas."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from kcc_conformance import __version__
from kcc_conformance.contract import folders
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.contract.provenance import provenance
from kcc_conformance.errors import UsageError
from kcc_conformance.law.register import load_register
from kcc_conformance.result.result import CONSUMER, UNDER_LOAD, Result

FOLDER = "judged-by"
_OWN = "own-contract"
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(json|toml)")
_REGISTERS = ("clauses.toml", "questions.toml", "disputed.toml")


def judged_by(result: Result, name: str) -> dict[str, bytes]:
    """The files by their place in a bundle, of the suite that is installed here.

    Raises UsageError, in one line that begins with `name`, where these are not what the result was
    judged by: another version of the suite, another text, a contract of the user's own that has
    changed or is not there.
    """
    version = result.suite.get("version")
    if version != __version__:
        raise UsageError(
            f"{name}: was judged by version {version} of the suite; bundle it with that one"
            f" (this is {__version__})"
        )
    register, text = load_register(), result.standard.get("text", "")
    if text not in register.texts or register.texts[text].sha256 != result.standard.get("sha256"):
        raise UsageError(f"{name}: was judged by another text than this suite has")
    found = {f"{FOLDER}/{each}": _read("features", each) for each in _REGISTERS}
    if result.subject == CONSUMER:
        found[f"{FOLDER}/consumer/clauses.toml"] = _read("features", "consumer/clauses.toml")
    schema = f"{'load' if result.subject == UNDER_LOAD else 'result'}.schema.json"
    found[f"{FOLDER}/{schema}"] = _read("schemas", schema)
    for place, folder in _folders(result, name):
        for each in sorted(folder.iterdir(), key=lambda each: each.name):
            if each.is_file() and _SAFE.fullmatch(each.name):
                found[f"{FOLDER}/{place}/{each.name}"] = each.read_bytes()
    return found


def own_contract_in(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a contract of one's own in a bundle, by their name in its folder."""
    place = f"{FOLDER}/{_OWN}/"
    return {
        name.removeprefix(place): each for name, each in contents.items() if name.startswith(place)
    }


def _folders(result: Result, name: str) -> Iterator[tuple[str, Traversable]]:
    """The folders of the contract spoken, what it extends and what they have in common."""
    spoken = result.provider.get("contract")
    own = result.provider.get("own_contract")
    if not own and spoken not in folders.built_in():
        return  # nothing could be played
    path = spoken
    if own:
        options = result.run.get("options")
        path = options.get("contract") if isinstance(options, dict) else None
        if not isinstance(path, str):
            raise UsageError(f"{name}: does not say where the contract of its own is")
    contract = load_contract(str(path))
    here = provenance(contract)
    if own and (here is None or here.sha256 != own.get("sha256")):
        raise UsageError(f"{name}: contract {path} is not the one any more that it was judged by")
    for folder in contract.folders:
        yield (folder.name if folders.is_built_in(folder) else _OWN), folder
    yield "common", files("kcc_conformance.schemas") / "common"


def _read(package: str, name: str) -> bytes:
    place = files(f"kcc_conformance.{package}")
    for part in name.split("/"):
        place = place / part
    return place.read_bytes()
