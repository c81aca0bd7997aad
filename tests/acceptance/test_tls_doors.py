"""TLS: authorities, names, dates and client certificates, each failure in one line."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trustme
from commands import command
from cryptography.hazmat.primitives import serialization
from doors import TokenEndpoint, behind, served

from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.opening import open_stage

BASE = "/klantinteracties/api/v1"
TOKEN = "sleutel-4711"
PASSPHRASE = "heel-geheim-4711"
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Papers:
    """PEM files: an authority, certificates of servers and of clients, keys apart."""

    folder: Path

    def __getattr__(self, name: str) -> str:
        return str(self.folder / f"{name}.pem")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    folder = tmp_path_factory.mktemp("papieren")
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    stranger.cert_pem.write_to_path(str(folder / "stranger.pem"))
    for name, by, host, end in (
        ("server", authority, "127.0.0.1", None),
        ("elsewhere", authority, "elders.example", None),
        ("expired", authority, "127.0.0.1", LONG_AGO),
        ("client", authority, "consumer.example", None),
        ("old_client", authority, "consumer.example", LONG_AGO),
        ("strange_client", stranger, "consumer.example", None),
    ):
        leaf = by.issue_cert(host, not_after=end)
        leaf.private_key_and_cert_chain_pem.write_to_path(str(folder / f"{name}.pem"))
        leaf.private_key_pem.write_to_path(str(folder / f"{name}_key.pem"))
        leaf.cert_chain_pems[0].write_to_path(str(folder / f"{name}_cert.pem"))
    key = serialization.load_pem_private_key((folder / "client_key.pem").read_bytes(), None)
    locked = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(PASSPHRASE.encode()),
    )
    (folder / "client_locked.pem").write_bytes(locked)
    (folder / "rubbish.pem").write_text("geen PEM\n")
    return Papers(folder)


def settings(root: str, **given: Any) -> Settings:
    told = {"token": TOKEN, "only": "API-3", "timeout": 5.0, "patience": 0.0, **given}
    return Settings(url=root + BASE, contract="openklant-2.16", **told)


def allowed(shown: str) -> bool:
    return shown == f"Token {TOKEN}"


def outcomes(result: Result) -> set[str]:
    return {check.outcome for check in result.checks if check.outcome != "untested"}


@pytest.fixture
def provider(papers: Papers) -> Iterator[str]:
    with served(behind(allowed), certificate=papers.server) as root:
        yield root


@pytest.fixture
def mutual(papers: Papers) -> Iterator[str]:
    """A provider that lets in whoever has a client certificate of the authority."""
    with served(
        behind(lambda shown: True), certificate=papers.server, client_authority=papers.authority
    ) as root:
        yield root


# --- the server's certificate -----------------------------------------------------------------


def test_a_private_authority(provider: str, papers: Papers) -> None:
    result = play(settings(provider, ca_bundle=papers.authority))
    assert outcomes(result) == {"passed"}


def test_without_checking(provider: str) -> None:
    open_stage(settings(provider, insecure=True)).close()


@pytest.mark.parametrize(
    ("certificate", "authority", "says"),
    [
        ("server", None, "an authority that is not known here (--ca-bundle)"),
        ("server", "stranger", "an authority that is not known here (--ca-bundle)"),
        ("expired", "authority", "has expired"),
        ("elsewhere", "authority", "is for another address"),
    ],
)
@pytest.mark.parametrize("contract", ["auto", "openklant-2.16"])
def test_a_certificate_that_does_not_do(
    certificate: str, authority: str | None, says: str, contract: str, papers: Papers,
    tmp_path: Path,
) -> None:  # fmt: skip
    more = ("--ca-bundle", getattr(papers, authority)) if authority else ()
    with served(behind(allowed), certificate=getattr(papers, certificate)) as root:
        ended = command("run", root, "--token", TOKEN, "--contract", contract, *more,
                        folder=tmp_path)  # fmt: skip
    assert ended.code == 3
    assert "cannot be reached" in ended.complaint
    assert says in ended.complaint


def test_a_server_without_tls(papers: Papers) -> None:
    with served(behind(allowed)) as root, pytest.raises(PrerequisiteError) as caught:
        open_stage(settings(root.replace("http:", "https:")))
    assert "does not speak TLS" in str(caught.value)


def test_the_token_endpoint_has_certificates_too(papers: Papers) -> None:
    endpoint = TokenEndpoint("klant", "heel-geheim")
    with (
        served(endpoint, certificate=papers.server) as login,
        served(behind(endpoint.allowed), certificate=papers.server) as root,
    ):
        client = {
            "token": None, "client_id": "klant", "client_secret": "heel-geheim", "token_url": login,
        }  # fmt: skip
        open_stage(settings(root, ca_bundle=papers.authority, **client)).close()
        with pytest.raises(PrerequisiteError, match=r"no access token from .*\(--ca-bundle\)"):
            open_stage(settings(root, **client))
    assert len(endpoint.asked) == 1


# --- the client's certificate -----------------------------------------------------------------


def test_a_client_certificate(mutual: str, papers: Papers) -> None:
    """It cannot be left out or made wrong in a run, so that nothing is said about strangers."""
    trusted = {"ca_bundle": papers.authority, "token": None}
    for files in (
        {"client_cert": papers.client},
        {"client_cert": papers.client_cert, "client_key": papers.client_key},
    ):
        result = play(settings(mutual, **trusted, **files))
        assert outcomes(result) == {"inapplicable"}
        told = {c.message for c in result.checks if c.outcome == "inapplicable"}
        assert all("clientcertificaat" in message for message in told)
        assert result.leftovers == ()


def test_a_client_certificate_and_a_token_that_is_not_looked_at(
    mutual: str, papers: Papers
) -> None:
    files = {"ca_bundle": papers.authority, "client_cert": papers.client}
    result = play(settings(mutual, **files))
    assert outcomes(result) == {"inapplicable"}


def test_a_client_certificate_and_a_token_that_is_looked_at(papers: Papers) -> None:
    with served(
        behind(allowed), certificate=papers.server, client_authority=papers.authority
    ) as root:
        files = {"ca_bundle": papers.authority, "client_cert": papers.client}
        result = play(settings(root, **files))
    assert outcomes(result) == {"passed"}


def test_a_client_certificate_goes_with_insecure(mutual: str, papers: Papers) -> None:
    open_stage(settings(mutual, insecure=True, client_cert=papers.client)).close()


def test_a_key_with_a_passphrase(mutual: str, papers: Papers, tmp_path: Path) -> None:
    files = {
        "ca_bundle": papers.authority, "client_cert": papers.client_cert,
        "client_key": papers.client_locked,
    }  # fmt: skip
    open_stage(settings(mutual, **files, client_key_password=PASSPHRASE)).close()
    with pytest.raises(UsageError, match="has a passphrase; give it with --client-key-password"):
        open_stage(settings(mutual, **files))
    with pytest.raises(UsageError, match="does not open the key"):
        open_stage(settings(mutual, **files, client_key_password="verkeerd"))


@pytest.mark.parametrize(
    ("client", "says"),
    [
        (None, "asks for a client certificate (--client-cert)"),
        ("strange_client", "does not know the authority of the client certificate"),
        ("old_client", "says that the client certificate has expired"),
    ],
)
def test_a_client_certificate_that_is_missing_or_does_not_do(
    client: str | None, says: str, mutual: str, papers: Papers, tmp_path: Path
) -> None:
    more = ("--client-cert", getattr(papers, client)) if client else ()
    ended = command("run", mutual, "--ca-bundle", papers.authority, *more, folder=tmp_path)
    assert ended.code == 3
    assert says in ended.complaint


@pytest.mark.parametrize("contract", ["auto", "openklant-2.16"])
def test_a_web_server_that_asks_for_a_client_certificate_in_html(
    contract: str, tmp_path: Path
) -> None:
    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("400 Bad Request", [("Content-Type", "text/html")])
        return [b"<center>No required SSL certificate was sent</center>"]

    with served(app) as root:
        ended = command("run", root, "--contract", contract, folder=tmp_path)
    assert ended.code == 3
    assert "--client-cert" in ended.complaint


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"client_cert": "client_cert"}, "no certificate with private key"),
        ({"client_cert": "rubbish"}, "no certificate with private key"),
        ({"client_cert": "client_cert", "client_key": "rubbish"}, "no certificate and private key"),
        ({"client_cert": "client_cert", "client_key": "server_key"}, "does not belong to"),
        ({"client_cert": "client_cert", "client_key": "client_locked"}, "has a passphrase"),
        ({"ca_bundle": "rubbish"}, "no certificates in PEM"),
        ({"ca_bundle": "client_key"}, "no certificates in PEM"),
    ],
)
def test_files_that_do_not_do(
    files: dict[str, str], says: str, papers: Papers, tmp_path: Path
) -> None:
    options = [
        word
        for name, value in files.items()
        for word in (f"--{name.replace('_', '-')}", getattr(papers, value))
    ]
    ended = command("run", "https://provider.invalid", *options, folder=tmp_path)
    assert ended.code == 2
    assert says in ended.complaint
