"""Links lead back to the relay, and everything that only looks like one is left alone."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raw import JSON, between, told

from kcc_conformance.relay.links import Links, links_for, origins_of

AWAY = "https://ok.example/klantinteracties/api/v1"
OWN = "http://127.0.0.1:8900/klantinteracties/api/v1"
THERE, BACK = links_for(AWAY, 8900)("127.0.0.1:8900")


def changed(links: Links, text: str, size: int = 7) -> str:
    data = text.encode()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(links.json(pieces)).decode()


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'{{"url":"{AWAY}/partijen/1","next":null}}', f'{{"url":"{OWN}/partijen/1","next":null}}'),
        ('["https://ok.example"]', '["http://127.0.0.1:8900"]'),
        ('["HTTPS://OK.example:443/x"]', '["http://127.0.0.1:8900/x"]'),
        ('["http://ok.example/x?a=b#c"]', '["http://127.0.0.1:8900/x?a=b#c"]'),
        (r'["https:\/\/ok.example\/x"]', r'["http:\/\/127.0.0.1:8900\/x"]'),
        (r'["https://ok.example/x\u0026y"]', r'["http://127.0.0.1:8900/x\u0026y"]'),
    ],
)
def test_links_are_changed(text: str, expected: str, size: int) -> None:
    assert changed(BACK, text, size) == expected


@pytest.mark.parametrize(
    "text",
    [
        f'{{"inhoud":"zie {AWAY}/partijen/1"}}',
        f'{{"inhoud":"{AWAY}/partijen/1 is de partij"}}',
        rf'{{"inhoud":"zie \"{AWAY}/1\" daar"}}',
        '["https://ok.example.elders.example/x"]',
        '["https://ok.example:8443/x"]',
        '["https://niet-ok.example/x"]',
        '["ftp://ok.example/x"]',
        '{"https:": "ok.example"}',
        "https://ok.example/x",
        '"https://ok.example/nooit gesloten',
    ],
)
def test_what_is_no_link_stays(text: str) -> None:
    for size in (1, 5, 1000):
        assert changed(BACK, text, size) == text


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.one_of(st.sampled_from([AWAY, AWAY + "/x", OWN, 'h"t', "\\", "http", ""]),
                       st.text(max_size=12))),
    st.integers(1, 40),
)  # fmt: skip
def test_other_texts_come_through_unharmed(texts: list[str], size: int) -> None:
    for escaped in (True, False):
        sent = json.dumps(texts, ensure_ascii=escaped)
        got = json.loads(changed(BACK, sent, size))
        for before, after in zip(texts, got, strict=True):
            assert after == (before.replace(AWAY, OWN) if before.startswith(AWAY) else before)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (f"/k?url={OWN}/k/1&x=1", f"/k?url={AWAY}/k/1&x=1"),
        ("/k?url=http%3A%2F%2F127.0.0.1%3A8900%2Fk%2F1", "/k?url=https%3A%2F%2Fok.example%2Fk%2F1"),
        ("/k?url=http%3a%2f%2flocalhost%3a8900%2fk", "/k?url=https%3A%2F%2Fok.example%2fk"),
        ("/k?url=http://localhost:8900/k,http://127.0.0.1:8900/l",
         "/k?url=https://ok.example/k,https://ok.example/l"),
        ("/k?q=zie%20http://127.0.0.1:8900/k", "/k?q=zie%20http://127.0.0.1:8900/k"),
        ("/k?url=http://127.0.0.1:89001/k", "/k?url=http://127.0.0.1:89001/k"),
        ("/http://127.0.0.1:8900/k", "/http://127.0.0.1:8900/k"),
    ],
)  # fmt: skip
def test_links_in_queries(target: str, expected: str) -> None:
    assert THERE.query(target.encode()).decode() == expected


def test_headers() -> None:
    assert BACK.header(f"{AWAY}/k/1".encode()).decode() == f"{OWN}/k/1"
    assert BACK.header(b"/k/1") == b"/k/1"
    listed = f'<{AWAY}/k?page=2>; rel="next", <https://elders.example/>; rel=x'
    assert OWN.encode() in BACK.header(listed.encode())
    assert b"<https://elders.example/>" in BACK.header(listed.encode())


def test_hosts() -> None:
    assert origins_of("http://[::1]:8000/x") == ("[::1]:8000",)
    assert origins_of("https://OK.example") == ("ok.example", "ok.example:80", "ok.example:443")


def test_by_the_name_that_the_consumer_uses() -> None:
    def answer(got: bytes) -> bytes:
        host = got.lower().partition(b"host: ")[2].split(b"\r\n")[0]
        return told(b'{"url": "http://%b/k/1"}' % host, JSON, b"Location: http://%b/k/1" % host)

    with between(answer) as relay:
        for name in (b"localhost:%d" % relay.port, b"poort.example"):
            body = b'{"klantcontact": {"url": "http://%b/k/1"}}' % name
            got = relay.one(b"POST /k HTTP/1.1\r\nHost: " + name + b"\r\n" + JSON
                            + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)  # fmt: skip
            assert got.endswith(b'{"url": "http://%b/k/1"}' % name)
            assert b"Location: http://%b/k/1\r\n" % name in got
            assert b"http://127.0.0.1:%d/k/1" % relay.at in relay.asked[-1]
            assert (relay.noted[-1].sent, relay.noted[-1].url) == (
                body,
                f"http://{name.decode()}/k",
            )


def test_links_that_are_kept() -> None:
    answer = told(b'{"url": "http://127.0.0.1:1/k"}', JSON, b"Location: http://127.0.0.1:1/k")
    with between(lambda _: answer, keep_links=True) as relay:
        got = relay.one(b"GET /?u=http://127.0.0.1:8900/ HTTP/1.1\r\nHost: a\r\n\r\n")
    assert got.endswith(b'{"url": "http://127.0.0.1:1/k"}')
    assert b"Location: http://127.0.0.1:1/k" in got
    assert b"/?u=http://127.0.0.1:8900/ " in relay.asked[0]
