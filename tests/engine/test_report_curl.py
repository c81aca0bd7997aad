"""The commands that repeat an exchange."""

import json
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from made_results import BASE, exchange, failing
from report_reading import shown

from kcc_conformance.report import write_reports
from kcc_conformance.report.curl import curl, tls_arguments


def words_of(command: str) -> list[str]:
    """What a shell makes of the command's arguments, with the variables filled in."""
    script = f"curl() {{ printf '%s\\0' \"$@\"; }}; {command}"
    done = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        check=True,
        env={"TOKEN": "t0k3n", "X_API_KEY": "k3y"},
    )
    return done.stdout.decode("utf-8", "surrogatepass").split("\0")[:-1]


def test_curl_repeats_the_request() -> None:
    arguments = words_of(curl(exchange(1), " \\\n  "))
    assert arguments[:4] == ["-sS", "-i", "-X", "POST"]
    assert f"{BASE}/klantcontacten" in arguments
    assert "Authorization: Token t0k3n" in arguments
    assert not [word for word in arguments if word.lower().startswith("content-length")]
    sent = json.loads(arguments[arguments.index("--data-raw") + 1])
    assert sent == exchange(1)["request"]["body"]


def test_curl_leaves_other_secrets_to_variables_of_their_own() -> None:
    headers = {"X-Api-Key": "***", "authorization": "***", "X-Via": "a ***;$(id) b"}
    arguments = words_of(curl(exchange(1, request={"headers": headers, "body": None})))
    assert "X-Api-Key: k3y" in arguments
    assert "authorization: t0k3n" in arguments
    assert "X-Via: a " in " ".join(arguments)
    assert ";$(id) b" in " ".join(arguments)
    assert "--data-raw" not in arguments


@pytest.mark.parametrize(
    "text",
    ["'; rm -rf / #", "$(id) `id` $HOME", '"\\', "a\nb\tc", "\x1b[31m", "@/etc/passwd", "é€"],
)
def test_curl_is_safe_to_paste(text: str) -> None:
    url = f"{BASE}/klantcontacten?onderwerp={text}"
    headers = {"X-Odd": text, text: "***"}
    sent = exchange(1, url=url, request={"headers": headers, "body": text})
    arguments = words_of(curl(sent))
    assert url in arguments
    assert f"X-Odd: {text}" in arguments
    assert arguments[arguments.index("--data-raw") + 1] == text
    assert "\x1b" not in curl(sent)


def test_curl_of_plain_questions() -> None:
    assert shlex.split(curl(exchange(1, method="HEAD", request={})))[3] == "--head"
    assert "-X" not in curl(exchange(1, method="GET", request={}))
    assert "--globoff" in curl(exchange(1, url=f"{BASE}/x?a[]=1", request={}))


TLS = {
    "client_cert": "/home/tester/cert.pem",
    "client_key": "/home/tester/key.pem",
    "client_key_password": "***",
    "ca_bundle": "/etc/ca.pem",
}


def test_curl_shows_the_certificates_of_the_run_by_shell_variables() -> None:
    command = curl(exchange(1), " ", tls_arguments(TLS))
    for words in (
        '--cert "$CLIENT_CERT"',
        '--key "$CLIENT_KEY"',
        '--pass "$CLIENT_KEY_PASSWORD"',
        '--cacert "$CA_BUNDLE"',
    ):
        assert words in command
    assert "/home/tester" not in command
    assert "--insecure" not in command


def test_curl_does_not_check_what_the_run_did_not_check() -> None:
    assert "--insecure" in curl(exchange(1), " ", tls_arguments({"insecure": True}))


def test_curl_without_tls_shows_no_certificate() -> None:
    assert tls_arguments({}) == ()
    plain = exchange(1, url="http://127.0.0.1:8000/klantcontacten")
    assert "--cert" not in curl(plain, " ", tls_arguments(TLS))


def test_every_command_in_the_reports_shows_them(tmp_path: Path) -> None:
    result = failing()
    result = replace(result, run={**result.run, "options": {**result.run["options"], **TLS}})
    texts = [path.read_text("utf-8") for path in write_reports(result, tmp_path)]
    texts.append(shown(result))
    page, junit, terminal = texts[1], texts[2], texts[-1]
    assert page.count("curl -sS") == page.count("--cert &#34;$CLIENT_CERT&#34;") > 0
    assert junit.count("curl -sS") == junit.count("$CLIENT_CERT") > 0
    assert terminal.count("curl -sS") == terminal.count('--cert "$CLIENT_CERT"') > 0
