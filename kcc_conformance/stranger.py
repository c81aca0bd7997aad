"""Somebody who comes without credentials, or with wrong ones, in the place of the consumer."""

from kcc_conformance.evidence import SECRET_HEADERS
from kcc_conformance.findings import Inapplicable
from kcc_conformance.provider import Answer
from kcc_conformance.stage import Stage

NOBODY = "geen inloggegevens"
IMPOSTOR = "verkeerde inloggegevens"
_TURNED_AWAY = frozenset({401, 403})


def credentials_of(stage: Stage, who: str) -> dict[str, str]:
    """The headers that `who` shows: none, or wrong ones in the scheme of this run.

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
    return {**provider.headers, "Authorization": provider.authorization.wrong(stage.run_id)}


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


def _known_otherwise(stage: Stage) -> bool:
    """Whether what stays the same (certificate, own headers) is enough to see the list."""
    path = stage.contract.resource("klantcontact").path
    answer = stage.provider.request(
        "GET", path, credentials=stage.provider.headers, redact=lambda body: "(…)"
    )
    return answer.status not in _TURNED_AWAY
