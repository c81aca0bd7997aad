"""What is shown to log in, made of settings."""

from typing import Any

from kcc_conformance.client.credentials import Authorization, authorization_of
from kcc_conformance.client.masking import Masker
from kcc_conformance.settings.settings import Settings

SECRET = "heel-geheim-4711"

TOKEN_URL = "https://login.invalid/token"


def made(masker: Masker | None = None, **settings: Any) -> Authorization:
    transport = settings.pop("transport", None)
    found = authorization_of(Settings(**settings), masker or Masker(), transport=transport)
    assert found is not None
    return found
