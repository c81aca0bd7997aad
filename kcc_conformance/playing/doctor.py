"""The doctor before the play: a handful of requests, and what to do where something is amiss."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import page_items
from kcc_conformance.consumer.conversations import first_registration
from kcc_conformance.consumer.journal import Journal
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.detection.detection import decide
from kcc_conformance.detection.diagnosis import Unplayable, no_rights, ok, warn
from kcc_conformance.detection.document import Detection, Document
from kcc_conformance.errors import UsageError
from kcc_conformance.findings import CannotTell
from kcc_conformance.playing.summing import sum_up_unplayed
from kcc_conformance.result.result import STOP, Diagnosis, Leftover
from kcc_conformance.settings.declared import CREATE, DELETE
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.opening import first_page, open_stage
from kcc_conformance.stage.sealing import sealed_diagnoses
from kcc_conformance.stage.stage import Stage, capabilities, offers_filter

_SKEW_SECONDS = 60
"""A Date has whole seconds and is made before the answer travels; a minute is the leeway that is
commonly given to the times in a JWT."""
_LOCAL = ("localhost", "127.0.0.1", "::1")
_TELLING = ("klantcontact", "betrokkene", "actorklantcontact")


def open_examined(
    settings: Settings,
    app: Any = None,
    on_journal: Callable[[Journal | None], None] | None = None,
    *,
    readings: Mapping[str, str],
) -> tuple[Stage, tuple[Diagnosis, ...]]:
    """A stage that makes sense to play on, and what the doctor saw; `on_journal` is told of the
    journal before anything is made. `readings` are for the result of what cannot be played on.

    Raises UsageError, or Unplayable with everything seen until then; the stage is closed then,
    and what the doctor made on it is deleted again.
    """
    try:
        stage = open_stage(settings, app)
    except Unplayable as trouble:
        trouble.diagnoses = (*_on_the_way(settings, trouble), trouble.diagnosis)
        trouble.result = sum_up_unplayed(settings, trouble, readings)
        raise
    if on_journal is not None:
        on_journal(stage.journal)
    stopped = None
    try:
        found = sealed_diagnoses(examine(stage), stage.recorder.masker)
        stopped = next((each for each in found if each.outcome == STOP), None)
    except BaseException as error:
        tidy(stage)
        if isinstance(error, CannotTell) and stage.journal and stage.journal.broken:
            why = f"the journal cannot be written ({stage.journal.broken})"
            raise UsageError(f"--out {settings.out}: {why}") from None
        raise
    if stopped is None:
        return stage, found
    end = Unplayable(stopped, found)
    end.detection, end.run_id = _detection_of(stage), stage.run_id
    leftovers = tidy(stage)
    end.exchanges = stage.recorder.exchanges
    end.result = sum_up_unplayed(settings, end, readings, leftovers)
    raise end


def tidy(stage: Stage) -> tuple[Leftover, ...]:
    """Takes away what the doctor made and closes the stage; what could not be deleted."""
    stage.recorder.begin("(opruimen)")
    try:
        return clean_up(stage)
    finally:
        stage.close()


def examine(stage: Stage) -> tuple[Diagnosis, ...]:
    """Looks at an opened stage: a request without credentials, and (unless the run only reads) one
    klantcontact registered and deleted. What is seen is recorded as the doctor's; only lacking
    rights to register stop."""
    stage.recorder.begin(DOCTOR)
    try:
        settings, base = stage.settings, stage.provider.base_url
        return (
            *_place(settings, base),
            *_contract(settings, _detection_of(stage)),
            *_declared(stage),
            *_access(stage),
            _read(stage),
            *_write(stage),
            *_filters(stage),
            *_people(stage),
            *_clock(stage),
        )
    finally:
        stage.recorder.begin("(tussendoor)")


def _detection_of(stage: Stage) -> Detection:
    return Detection(stage.contract, stage.provider.base_url, stage.detected_by, stage.document)


def _on_the_way(settings: Settings, trouble: Unplayable) -> tuple[Diagnosis, ...]:
    """What held before the stage could not be opened."""
    nothing = trouble.diagnosis.name in ("reachable", "tls") or not trouble.exchanges
    if nothing or settings.url is None:
        return ()
    found = trouble.detection
    place = _place(settings, found.base_url if found else settings.url.rstrip("/"))
    seen = (*place, *(_contract(settings, found) if found else ()))
    return tuple(each for each in seen if each.name != trouble.diagnosis.name)


# --- where and what ---------------------------------------------------------------------------


def _place(settings: Settings, base: str) -> Iterable[Diagnosis]:
    given = settings.url
    if given is None:
        return (ok("reachable", "de ingebouwde referentie", "the built-in reference"),)
    host = urlsplit(base).hostname or base
    found = [ok("reachable", f"{host} antwoordt", f"{host} answers"), _tls(settings, base)]
    if base != given.rstrip("/"):
        nl = f"de API staat op {base} (gegeven: {given}); die wordt gebruikt"
        found.append(ok("root", nl, f"the API is at {base} (given: {given}); that is used"))
    return found


def _tls(settings: Settings, base: str) -> Diagnosis:
    parts = urlsplit(base)
    if parts.scheme == "https" and not settings.insecure:
        return ok("tls", "het certificaat klopt", "the certificate is valid")
    if parts.scheme == "https":
        return warn(
            "tls", "het certificaat is niet gecontroleerd (--insecure)",
            "the certificate was not checked (--insecure)",
            "geef liever de certificaten die te vertrouwen zijn met --ca-bundle",
            "rather give the certificates to trust with --ca-bundle",
        )  # fmt: skip
    if parts.hostname in _LOCAL:
        return ok("tls", "geen TLS, op deze machine zelf", "no TLS, on this machine itself")
    return warn(
        "tls", "geen TLS: inloggegevens gaan leesbaar over het netwerk",
        "no TLS: credentials cross the network readably",
        "gebruik https:// waar dat kan", "use https:// where possible",
    )  # fmt: skip


def _contract(settings: Settings, found: Detection) -> Iterable[Diagnosis]:
    name, document = found.contract.name, found.document
    looks_like = decide(document)[0] if document is not None else ""
    if document is None:
        yield warn(
            "document", "er is geen OpenAPI-document: wat de provider kan, blijkt pas uit proberen",
            "there is no OpenAPI document: what the provider can shows by trying only",
            "noem met --capability wat de provider wel of niet kan",
            "say with --capability what the provider can or cannot",
        )  # fmt: skip
    else:
        yield ok("document", f"gevonden: {_title(document)}", f"found: {_title(document)}")
    if looks_like and name in BUILT_IN and looks_like != name:
        yield warn(
            "contract", f"beoordeeld als {name}, maar het document is dat van {looks_like}",
            f"judged as {name}, but the document is that of {looks_like}",
            f"laat --contract weg om als {looks_like} te beoordelen",
            f"leave --contract out to judge as {looks_like}",
        )  # fmt: skip
    else:
        yield ok("contract", name, name)


def _title(document: Document) -> str:
    return "".join(char if char.isprintable() else "?" for char in document.title)


def _declared(stage: Stage) -> Iterable[Diagnosis]:
    values = stage.consumer.declared.values
    if values:
        said = ", ".join(f"{name}={'yes' if value else 'no'}" for name, value in values.items())
        yield warn(
            "capabilities", f"verklaard met --capability, niet waargenomen: {said}",
            f"declared with --capability, not observed: {said}",
        )  # fmt: skip


# --- may it? ----------------------------------------------------------------------------------


def _access(stage: Stage) -> Iterable[Diagnosis]:
    certificate = stage.settings.client_cert is not None
    if certificate and not stage.provider.authenticated:
        yield ok(
            "credentials", "het clientcertificaat is aangenomen; de controles op toegang vervallen",
            "the client certificate is accepted; the checks on access do not apply",
        )  # fmt: skip
        return
    if not stage.provider.authenticated:
        yield warn(
            "credentials", "er wordt zonder inloggegevens gespeeld: de controles op toegang"
            " vervallen", "played without credentials: the checks on access do not apply",
            "geef inloggegevens met --token", "give credentials with --token",
        )  # fmt: skip
        return
    answer = first_page(stage.provider, stage.contract, credentials={})
    if answer.ok and certificate:
        yield ok(
            "credentials", "aangenomen; het clientcertificaat is op zichzelf al genoeg",
            "accepted; the client certificate is enough by itself",
        )  # fmt: skip
        return
    if answer.ok:
        yield warn(
            "credentials", "zonder inloggegevens is de lijst van klantcontacten ook te lezen",
            "without credentials the list of klantcontacten can be read as well",
            "controleer of dit de bedoelde omgeving is; de run beoordeelt het",
            "check that this is the environment meant; the run judges it",
        )  # fmt: skip
        return
    seen = answer.trouble or answer.status
    yield ok(
        "credentials", f"aangenomen, en zonder geweigerd ({seen})",
        f"accepted, and refused without ({seen})",
    )  # fmt: skip


def _read(stage: Stage) -> Diagnosis:
    answer, resource = stage.first_page, stage.contract.resource("klantcontact")
    if page_items(stage.contract, resource, answer) is not None:
        return ok("read", "klantcontacten zijn te lezen", "klantcontacten can be read")
    return warn(
        "read",
        f"de lijst van klantcontacten is niet te lezen zoals het contract zegt ({answer.status})",
        f"the list of klantcontacten cannot be read as the contract says ({answer.status})",
        "de run zegt wat eraan schort; klopt --contract?",
        "the run says what is amiss; is --contract right?",
    )


def _write(stage: Stage) -> Iterable[Diagnosis]:
    if stage.settings.read_only:
        yield ok("read-only", "er wordt alleen gelezen", "nothing but reading is done")
        return
    absent = capabilities(stage)[DELETE]
    if absent.value is False:
        yield _no_delete(f"({absent.detected_by})")
        return
    spelling, answer = first_registration(stage.consumer)
    record_id = wire.identifier(stage.contract.resource("klantcontact"), answer.body)
    if not answer.ok or record_id is None:
        yield _not_registered(stage, spelling, answer)
        return
    yield ok("create", "een klantcontact is te registreren", "a klantcontact can be registered")
    answer = stage.consumer.delete("klantcontact", record_id)
    if answer.ok:
        yield ok("delete", "en weer te verwijderen", "and deleted again")
    else:
        yield _no_delete(str(answer.trouble or f"(status {answer.status})"))


def _not_registered(stage: Stage, spelling: str, answer: Answer) -> Diagnosis:
    if answer.status in (401, 403):
        return no_rights(answer.url, answer.status, stage.provider.authenticated)
    if not spelling:
        return warn(
            "create", "de provider kent het Kanaal Telefoon niet",
            "the provider does not know the Kanaal Telefoon",
            "noem een kanaal dat hij kent in een eigen contract (--contract)",
            "name a channel that it knows in a contract of your own (--contract)",
        )  # fmt: skip
    seen = answer.trouble or f"status {answer.status}"
    return warn(
        "create", f"een geldig klantcontact is niet te registreren ({seen})",
        f"a valid klantcontact cannot be registered ({seen})",
        "de run beoordeelt dat", "the run judges that",
    )  # fmt: skip


def _no_delete(seen: str) -> Diagnosis:
    return warn(
        "delete",
        f"verwijderen kan niet {seen}: wat de run maakt, blijft achter, en de controles op"
        " verwijderen vervallen",
        f"deleting is not possible {seen}: what the run makes stays behind, and the checks on"
        " deleting do not apply",
        "speel op een omgeving die u kunt leegmaken, of geef inloggegevens die mogen verwijderen",
        "play on an environment that you can empty, or give credentials that may delete",
    )


# --- how much will the run tell? --------------------------------------------------------------


def _filters(stage: Stage) -> Iterable[Diagnosis]:
    if stage.document is None:
        return
    missing = [
        f"{name}.{key}"
        for name in _TELLING
        for key, rule in stage.contract.resource(name).filters.items()
        if not rule.optional and not offers_filter(stage, name, key)
    ]
    if not missing:
        yield ok("filters", "alle filters van het contract", "all filters of the contract")
        return
    names = ", ".join(missing)
    yield warn(
        "filters", f"filters ontbreken ({names}): wat bij elkaar hoort, is minder te zien",
        f"filters are lacking ({names}): what belongs together shows less",
        "zijn ze er wel maar staan ze niet in het document: --capability filters=yes",
        "if they are there but not in the document: --capability filters=yes",
    )  # fmt: skip


def _people(stage: Stage) -> Iterable[Diagnosis]:
    if stage.settings.read_only:
        return
    known = capabilities(stage)
    for who, name in CREATE.items():
        if stage.people.given(who) is None and known[name].value is False:
            how = known[name].detected_by
            yield warn(
                "people", f"een {who} is niet aan te maken ({how}): zonder is er weinig te spelen",
                f"no {who} can be made ({how}): without one there is little to play",
                f"geef een bestaande met --{who}-id", f"give an existing one with --{who}-id",
            )  # fmt: skip


def _clock(stage: Stage) -> Iterable[Diagnosis]:
    headers = stage.first_page.headers
    if "date" not in headers or "age" in headers:
        return
    try:
        told = parsedate_to_datetime(headers["date"])
    except (ValueError, TypeError):
        return
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    skew = round((told - stage.started).total_seconds())
    if abs(skew) <= _SKEW_SECONDS:
        yield ok("clock", "de klokken lopen gelijk", "the clocks agree")
        return
    yield warn(
        "clock", f"de klok van de provider loopt {abs(skew)} s {'voor' if skew > 0 else 'achter'}",
        f"the provider's clock is {abs(skew)} s {'ahead' if skew > 0 else 'behind'}",
        "zet beide klokken gelijk: tijdstippen zijn anders niet te vergelijken",
        "set both clocks right: moments cannot be compared otherwise",
    )  # fmt: skip
