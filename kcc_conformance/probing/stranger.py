"""Somebody who comes without credentials, or with wrong ones, in the place of the consumer."""

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.credentials import Authorization, Basic, Token
from kcc_conformance.client.masking import SECRET_HEADERS
from kcc_conformance.client.privacy import unseen
from kcc_conformance.findings import Inapplicable, Remarks
from kcc_conformance.stage.stage import Stage

NOBODY = "zonder inloggegevens"
IMPOSTOR = "met verkeerde inloggegevens"
BARE, CUT, LONGER = "met een leeg token", "met een afgekapt token", "met een verlengd token"
# What resembles a token is masked wherever it stands; shorter, it could stand in any text.
SHORTEST = 8
SPARED = (
    "geprobeerd met een gebruiker die niet bestaat: een verkeerd wachtwoord voor de gebruiker zelf"
    " probeert een run één keer, omdat een account na een paar keer op slot kan gaan"
)
_TURNED_AWAY = frozenset({401, 403})


def credentials_of(stage: Stage, who: str, remarks: Remarks) -> dict[str, str]:
    """The headers that `who` shows: none, wrong ones in the scheme of this run, or nearly right.

    A wrong password for the user of this run is shown once in a run; after that it is a user that
    does not exist, which is remarked on. Tokens belong to no account that could be locked.

    Raises Inapplicable when the run has no credentials that can be left out or made wrong.
    """
    provider = stage.provider
    if not provider.authenticated:
        raise Inapplicable(
            "het clientcertificaat is het enige inloggegeven van deze run, en dat gaat mee met"
            " elke verbinding"
            if stage.settings.client_cert
            else "deze run heeft zelf geen inloggegevens"
        )
    if who == NOBODY:
        return {}
    if provider.authorization is None:
        raise Inapplicable("van een opgegeven kopregel is niet te zeggen wat een verkeerde is")
    shown = (
        _wrong(stage, provider.authorization, remarks)
        if who == IMPOSTOR
        else _nearly(stage, provider.authorization, who)
    )
    return {**provider.headers, provider.auth_header: shown}


def excuse(stage: Stage, who: str, answer: Answer) -> None:
    """Raises Inapplicable for a visitor who was not turned away, where something else than the
    missing or wrong credentials may be why: a client certificate, or headers of the user's own."""
    settings, provider = stage.settings, stage.provider
    if answer.status is None or answer.status in _TURNED_AWAY:
        return
    if who == NOBODY:
        if settings.client_cert and answer.ok:
            raise Inapplicable("het clientcertificaat ging mee en kan de bezoeker bekend maken")
        if provider.headers and not answer.ok:
            raise Inapplicable(
                f"zonder de opgegeven kopregels antwoordt de provider met {answer.status}; of dat"
                " aan de inloggegevens ligt, is niet te zeggen"
            )
        names = {name.lower() for name in provider.headers}
        if provider.authorization is None and not names & SECRET_HEADERS:
            raise Inapplicable("van de opgegeven kopregels is niet bekend of ze toegang geven")
    elif answer.ok and (settings.client_cert or provider.headers) and _known_otherwise(stage):
        raise Inapplicable(
            "het clientcertificaat of een opgegeven kopregel geeft op zichzelf al toegang"
        )


def _wrong(stage: Stage, authorization: Authorization, remarks: Remarks) -> str:
    if isinstance(authorization, Basic):
        lockout = authorization.lockout
        if stage.part > 1 or (stage.settings.parallel > 1 and stage.part == 0):
            lockout.try_once()  # left to the first part of a run that is played in parts
        if lockout.tried:
            remarks.notes.append(SPARED)
    return authorization.wrong(stage.run_id)


def _nearly(stage: Stage, authorization: Authorization, who: str) -> str:
    """A value that resembles the right one. Raises Inapplicable where that makes no sense."""
    if not isinstance(authorization, Token):
        raise Inapplicable("dat is alleen met een token te proberen")
    if who == BARE:
        if not authorization.scheme:
            raise Inapplicable("het contract heeft geen schema voor een token")
        return authorization.resembling("")
    if len(authorization.token) < SHORTEST:
        raise Inapplicable("het token is te kort om er een teken af te halen")
    token = authorization.token[:-1] if who == CUT else authorization.token + "x"
    stage.recorder.masker.add(token)
    return authorization.resembling(token)


def _known_otherwise(stage: Stage) -> bool:
    """Whether what stays the same (certificate, own headers) is enough to see the list."""
    path = stage.contract.resource("klantcontact").path
    answer = stage.provider.request("GET", path, credentials=stage.provider.headers, redact=unseen)
    return answer.status not in _TURNED_AWAY
