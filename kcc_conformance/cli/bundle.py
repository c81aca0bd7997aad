"""`kcc-conformance bundle` and `verify`: evidence as one file, and what becomes of it."""

from pathlib import Path

import click

from kcc_conformance.bundle.packing import Signing, packed, signing_with
from kcc_conformance.bundle.policy import Refusal, load_policy, refusals
from kcc_conformance.bundle.signature import check_signers
from kcc_conformance.bundle.statement import told_at, unnamed
from kcc_conformance.bundle.verification import Verified, read_bundle, verify
from kcc_conformance.cli.stored import loaded, stored_in
from kcc_conformance.errors import UsageError
from kcc_conformance.language import spoken_language
from kcc_conformance.load.sides import LoadedResult
from kcc_conformance.load.told import last_line
from kcc_conformance.report import check_place, write_file
from kcc_conformance.report.har import result_har
from kcc_conformance.report.product import product_line
from kcc_conformance.report.texts import counted, moment, say
from kcc_conformance.report.verification import print_verification
from kcc_conformance.report.view import View
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings


def pack(result: Path, out: Path | None, sign: str | None, language: str | None) -> int:
    """Makes a bundle of a stored result, and answers the exit code."""
    spoken = spoken_language(language)
    target = out or (result if result.is_dir() else result.parent) / "bundle.zip"
    signing = signing_with(sign)
    found = stored_in(result) if result.is_dir() else loaded(result)
    check_place(target, "--out")
    _write(found, target, "--out", str(result), signing, spoken)
    return 0


def check_wanted(settings: Settings) -> Signing | None:
    """What a run's bundle will be signed with. Raises UsageError, before anything is played, where
    what was asked for cannot be written or signed."""
    if settings.sign and not settings.bundle:
        raise UsageError("--sign: give --bundle too, which is what is signed")
    for option, place in (("--har", settings.har), ("--bundle", settings.bundle)):
        if place:
            check_place(Path(place), option)
    return signing_with(settings.sign)


def write_wanted(result: Result, settings: Settings, signing: Signing | None, spoken: str) -> None:
    """Writes the recording and the bundle that a run was asked for."""
    if settings.har:
        text = result_har(result).encode("utf-8", "replace")
        click.echo(str(write_file(Path(settings.har), [text], "--har")))
    if settings.bundle:
        _write(result, Path(settings.bundle), "--bundle", "--bundle", signing, spoken)


def check(bundle: Path, signers: Path | None, accept: Path | None, language: str | None) -> int:
    """Says what a bundle is worth, and answers the exit code."""
    spoken = spoken_language(language)
    policy = load_policy(accept) if accept else None
    check_signers(signers)
    verified = verify(read_bundle(bundle), signers)
    refused = refusals(policy, verified) if policy else ()
    head = say("bundle.broken", spoken)
    if verified.whole:
        head = say("bundle.whole", spoken, n=verified.files)
    if policy and verified.whole:
        kind = "refused" if refused else "accepted"
        head += "; " + say(f"bundle.{kind}", spoken, policy=accept)
    problems = [*_problems(verified, spoken), *(_refused(each, spoken) for each in refused)]
    print_verification(head, problems, _rows(verified, spoken), None)
    return 0 if verified.whole and not refused else 1


def _write(
    result: Result, target: Path, option: str, name: str, signing: Signing | None, spoken: str
) -> None:
    content = packed(result, language=spoken, name=name, signing=signing)
    path = write_file(target, [content], option)
    size = (len(content) + 999) // 1000
    told = [say("bundle.written", spoken, path=path, size=size)]
    if signing:
        told.append(say("bundle.signed", spoken, fingerprint=signing.fingerprint))
    if missing := unnamed(result):
        told.append(say("bundle.draft", spoken, names=", ".join(missing)))
    click.echo("; ".join(told))


def _problems(verified: Verified, spoken: str) -> list[str]:
    file = told_at(verified.result) if verified.result else "result.json"
    told = [
        f"{say(f'bundle.{kind}', spoken)}: {name}"
        for kind in ("changed", "removed", "added")
        for name in getattr(verified, kind)
    ]
    return told + [
        say(f"bundle.{x.kind}", spoken, what=x.what, file=file) for x in verified.troubles
    ]


def _refused(refusal: Refusal, spoken: str) -> str:
    told = say(f"refused.{refusal.name}", spoken, seen=refusal.seen).strip()
    return f"{refusal.name}: {told}"


def _rows(verified: Verified, spoken: str) -> list[tuple[str, str]]:
    def row(key: str, told: str) -> tuple[str, str]:
        return say(f"bundle.row.{key}", spoken), told

    result = verified.result
    rows = []
    if result is not None:
        view = View(result, spoken)
        told = say(
            "bundle.what", spoken, verdict=view.judgement.verdict, text=view.text,
            suite=result.suite.get("version", "?"), contract=result.provider.get("contract", "?"),
            url=result.provider.get("url", "?"),
        )  # fmt: skip
        rows.append(row("what", told))
        if isinstance(result, LoadedResult):
            rows.append(row("audit", last_line(result.account, spoken)))
        rows.append(row("tested", product_line(view)))
        if verified.unnamed:
            names = ", ".join(verified.unnamed)
            rows.append(row("draft", say("bundle.draft", spoken, names=names)))
        rows += [row("age", _age(verified, result, spoken))]
        if verified.whole:
            version = result.suite.get("version", "?")
            made = "remade" if verified.remade else "unmade"
            file = told_at(result)
            rows.append(row("made", say(f"bundle.{made}", spoken, version=version, file=file)))
    return [
        *rows,
        row("signed", _signed(verified, spoken)),
        row("worth", say("bundle.own", spoken)),
    ]


def _signed(verified: Verified, spoken: str) -> str:
    key, name = verified.fingerprint, verified.principal
    if name:
        return say("bundle.signed.by", spoken, name=name, fingerprint=key)
    if key:
        return say("bundle.signed.unknown", spoken, fingerprint=key)
    return say("bundle.unsigned", spoken)


def _age(verified: Verified, result: Result, spoken: str) -> str:
    if verified.age is None:
        return say("bundle.age.unknown", spoken)
    told = moment(result.run.get("finished"), spoken)
    if verified.age < 0:
        return say("bundle.age.future", spoken, moment=told)
    return counted("bundle.age", verified.age, spoken, moment=told)
