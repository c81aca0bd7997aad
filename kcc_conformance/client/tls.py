"""TLS as the settings want it, and what goes wrong with it in words that say what to do."""

import os
import ssl
from functools import cache

import httpx

from kcc_conformance.errors import UsageError
from kcc_conformance.settings.settings import Settings

# What OpenSSL says (its own words or the name of an alert) and what that means here.
_MEANINGS = (
    ("certificate has expired", "its certificate has expired"),
    ("certificate is not yet valid", "its certificate is not valid yet"),
    ("hostname mismatch", "its certificate is for another host name"),
    ("ip address mismatch", "its certificate is for another address"),
    (
        "certificate_verify_failed",
        "its certificate comes from an authority that is not known here (--ca-bundle)",
    ),
    ("certificate_required", "it asks for a client certificate (--client-cert)"),
    ("unknown_ca", "it does not know the authority of the client certificate"),
    ("alert_certificate_expired", "it says that the client certificate has expired"),
    ("alert_certificate_revoked", "it says that the client certificate was revoked"),
    ("alert_bad_certificate", "it does not accept the client certificate, or asks for one"),
    ("alert_certificate_unknown", "it does not accept the client certificate"),
    (
        "alert_handshake_failure",
        "it breaks off the TLS handshake; perhaps it asks for a client certificate (--client-cert)",
    ),
    ("wrong_version_number", "it does not speak TLS on this port"),
    ("record_layer_failure", "it does not speak TLS on this port"),
)
_TRUSTED = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""What httpx asks the environment for."""


def context_of(settings: Settings) -> ssl.SSLContext:
    """What to trust, and what certificate to show.

    Raises UsageError with one line for files that do not do.
    """
    if not settings.ca_bundle and not settings.client_cert:
        return _usual(settings.insecure, *(os.environ.get(name) for name in _TRUSTED))
    context = httpx.create_ssl_context(verify=not settings.insecure)
    if settings.ca_bundle:
        try:
            context.load_verify_locations(cafile=settings.ca_bundle)
        except (ssl.SSLError, OSError, ValueError):
            raise UsageError(
                f"--ca-bundle {settings.ca_bundle}: holds no certificates in PEM"
            ) from None
    if settings.client_cert:
        _load_client(context, settings)
    return context


@cache
def _usual(insecure: bool, *trusted: str | None) -> ssl.SSLContext:
    """What nobody adds anything to: reading all authorities takes as long as a dozen requests."""
    return httpx.create_ssl_context(verify=not insecure)


def words(error: Exception) -> str:
    """One line for what broke a connection: what it means if that is known, else its own words."""
    text = " ".join(str(error).split()) or type(error).__name__
    lowered = text.lower()
    meaning = next((meaning for sign, meaning in _MEANINGS if sign in lowered), None)
    return f"{meaning} ({text[:200]})" if meaning else text[:200]


def wants_certificate(status: int | None, text: str) -> bool:
    """Whether a web page says that a web server refuses the client certificate, or lacks one."""
    return status in (400, 403, 495, 496) and "SSL certificate" in text


def _load_client(context: ssl.SSLContext, settings: Settings) -> None:
    key = settings.client_key or settings.client_cert
    named = "--client-key" if settings.client_key else "--client-cert"
    asked: list[bool] = []

    def password() -> str:
        asked.append(True)  # without this function OpenSSL would ask at the terminal
        return settings.client_key_password or ""

    try:
        context.load_cert_chain(str(settings.client_cert), settings.client_key, password)
    except (ssl.SSLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None)
        if asked and not settings.client_key_password:
            what = "the key has a passphrase; give it with --client-key-password(-file)"
        elif asked and reason != "KEY_VALUES_MISMATCH":
            what = "--client-key-password does not open the key"
        elif reason == "KEY_VALUES_MISMATCH":
            what = f"the key does not belong to --client-cert {settings.client_cert}"
        else:
            what = f"cannot be used together with --client-cert: no {_wanted(settings)} in PEM"
        raise UsageError(f"{named} {key}: {what}") from None


def _wanted(settings: Settings) -> str:
    return "certificate and private key" if settings.client_key else "certificate with private key"
