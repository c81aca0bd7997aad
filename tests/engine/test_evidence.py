"""What is kept of an exchange: numbered, masked, of a bearable size."""

import base64
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kcc_conformance.client import masking
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.inert import MASK

SECRET = 'zeer"ge\\heim/ü'


def kept(recorder: Recorder, **given: Any) -> int:
    facts: dict[str, Any] = {
        "method": "GET",
        "url": "http://p.invalid/",
        "request_headers": {},
        "request_body": None,
        "status": 200,
        "response_headers": {},
        "response_body": None,
        "trouble": None,
        "milliseconds": 1.26,
        "resource": None,
    }
    return recorder.record(**{**facts, **given})


@pytest.mark.parametrize(
    "given",
    [
        {"url": f"http://p.invalid/?t={SECRET}"},
        {"url": f"http://p.invalid/?t={quote(SECRET)}&u={quote(SECRET, safe='')}"},
        {"request_headers": {"X-Eigen": f"a {SECRET} b"}},
        {"request_headers": {"Authorization": f"Token {SECRET}"}},
        {"request_body": {"a": [{"b": f"x{SECRET}x"}]}},
        {"request_body": {SECRET: 1}},
        {"request_body": json.dumps({"a": SECRET})},
        {"request_body": json.dumps({"a": SECRET}, ensure_ascii=False)},
        {"response_headers": {"x-echo": SECRET}},
        {"response_body": f"<p>{SECRET}</p>"},
        {"response_body": [SECRET, {"k": SECRET}]},
        {"response_body": {"headers": {SECRET: SECRET}}},
        {"trouble": f"no connection with {SECRET}", "status": None},
    ],
)
def test_a_secret_is_nowhere_in_what_is_kept(given: dict[str, Any]) -> None:
    recorder = Recorder(Masker([SECRET]))
    kept(recorder, **given)
    (exchange,) = recorder.exchanges
    told = repr(exchange)
    assert MASK in told
    for form in (SECRET, repr(SECRET)[1:-1], json.dumps(SECRET)[1:-1], "heim"):
        assert form not in told


@pytest.mark.parametrize(
    "name",
    ["Authorization", "PROXY-AUTHORIZATION", "cookie", "Set-Cookie", "X-Api-Key", "apikey"],
)
def test_headers_that_are_secret_by_nature(name: str) -> None:
    masker = Masker()
    assert masker.headers({name: "Bearer abc"}) == {name: "Bearer ***"}
    assert masker.headers({name: "sid=1; path=/"}) == {name: MASK}
    assert masker.headers({"Accept": "a"}) == {"Accept": "a"}


def test_the_longest_secret_goes_first_and_short_ones_are_no_secrets() -> None:
    assert Masker(["geheim", "geheimer"]).text("geheimer en geheim") == "*** en ***"
    assert Masker(["", "a", "abc"]).text("abc a") == "abc a"


def test_values_that_are_no_texts_stay_what_they_are() -> None:
    body: dict[str, Any] = {"a": 1, "b": None, "c": True, "d": [1.5, "x"], "e": {}}
    assert Masker(["geheim"]).value(body) == body


def test_a_body_of_endless_depth_is_cut_off() -> None:
    deep: Any = "bodem"
    for _ in range(5000):
        deep = [deep]
    recorder = Recorder(Masker(["geheim"]))
    kept(recorder, response_body=deep)
    assert "bodem" not in json.dumps(recorder.exchanges[0].response_body)


def test_long_bodies_are_cut_off_and_say_so() -> None:
    recorder = Recorder(Masker())
    kept(recorder, response_body="x" * 30_000)
    kept(recorder, response_body={"a": ["x" * 100] * 5_000})
    kept(recorder, response_body="x" * 100)
    long, big, short = (str(each.response_body) for each in recorder.exchanges)
    assert long.endswith("(30000 characters in all)")
    assert big.startswith('{"a": ["xxx')
    assert len(long) < 21_000 > len(big)
    assert short == "x" * 100


def test_a_secret_at_the_cut_is_gone_too() -> None:
    recorder = Recorder(Masker(["geheim-geheim"]))
    kept(recorder, response_body="x" * 19_995 + "geheim-geheim" + "y" * 50)
    assert "gehe" not in str(recorder.exchanges[0].response_body)


def test_what_is_others_is_redacted_before_it_is_kept() -> None:
    recorder = Recorder(Masker())
    kept(recorder, response_body={"naam": "Iemand"}, redact=lambda body: {"naam": "(weg)"})
    assert recorder.exchanges[0].response_body == {"naam": "(weg)"}


def test_exchanges_serve_the_check_that_is_played() -> None:
    recorder = Recorder(Masker(), first=10)
    recorder.begin("een")
    assert [kept(recorder), kept(recorder)] == [10, 11]
    recorder.begin("twee")
    kept(recorder)
    recorder.reuse([10, 10, 12])
    assert recorder.used_by("een") == (10, 11)
    assert recorder.used_by("twee") == (12, 10)
    assert recorder.used_by("drie") == ()
    assert [exchange.check for exchange in recorder.exchanges] == ["een", "een", "twee"]


def test_watching_is_nested_and_per_thread() -> None:
    recorder = Recorder(Masker())
    with recorder.watching() as outer:
        kept(recorder)
        with recorder.watching() as inner:
            kept(recorder)
            with ThreadPoolExecutor(1) as pool:
                pool.submit(kept, recorder).result()
        kept(recorder)
    kept(recorder)
    assert (outer, inner) == ([1, 2, 4], [2])


def test_many_threads_never_share_a_number() -> None:
    recorder = Recorder(Masker())
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _: kept(recorder), range(200)))
    assert sorted(numbers) == list(range(1, 201))
    assert [each.n for each in recorder.exchanges] == sorted(numbers)


def test_json_that_is_too_long_is_known_to_be_cut() -> None:
    recorder = Recorder(Masker())
    kept(recorder, response_body=["x" * 1000] * 300)
    kept(recorder, response_body=["x" * 1000] * 3)
    kept(recorder, response_body="x" * 300_000)
    assert [exchange.cut for exchange in recorder.exchanges] == [True, False, False]


LONG = "langgeheim+/=~7"


@pytest.mark.parametrize(
    "disguise",
    [
        str,
        str.upper,
        lambda text: base64.b64encode(text.encode()).decode(),
        lambda text: base64.urlsafe_b64encode(b"u:" + text.encode() + b":wie").decode(),
        lambda text: base64.b64encode(b"aap:" + text.encode()).decode(),
        lambda text: quote(text, safe=""),
        lambda text: quote(quote(text, safe=""), safe=""),
        lambda text: "".join(f"%{ord(char):02x}" for char in text),
        lambda text: text.encode().hex(),
        lambda text: "".join(f"&#{ord(char)};" for char in text),
        lambda text: "".join(f"\\u{ord(char):04X}" for char in text),
    ],
)
def test_a_secret_in_disguise_is_known(disguise: Callable[[str], str]) -> None:
    told = disguise(LONG)
    masked = Masker([LONG]).text(f"aap {told} noot")
    assert MASK in masked
    assert told[4:-4] not in masked
    assert masked.startswith("aap ")


@pytest.mark.parametrize("told", ["aap langgeheim+", "aap langgehe… (99)", "'langgeheim+/=~'"])
def test_the_beginning_of_a_secret_at_a_cut_is_taken_out(told: str) -> None:
    assert "langgehe" not in Masker([LONG]).text(told)


def test_what_only_looks_like_a_beginning_stays() -> None:
    assert Masker([LONG]).text("langgeheim is een woord") == "langgeheim is een woord"


def test_only_what_is_long_is_certain() -> None:
    masker = Masker([LONG, "abcd"])
    assert masker.certain({"id": "00abcd00", "n": 1}) == {"id": "00abcd00", "n": 1}
    assert masker.certain({"id": f"x{LONG}", "n": 1}) == {"id": "x***", "n": 1}
    assert Masker().certain({"id": LONG}) == {"id": LONG}


def test_headers_are_bounded() -> None:
    many = {f"x-{n}": "y" * 10_000 for n in range(500)}
    shown = Masker([LONG]).headers(many)
    assert len(shown) == 60
    assert max(map(len, shown.values())) < 2_100


def test_a_run_keeps_no_more_than_is_bearable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcc_conformance.client.evidence._KEPT_LIMIT", 30_000)
    recorder = Recorder(Masker())
    for _ in range(10):
        kept(recorder, response_body="x" * 15_000)
    sizes = [len(str(each.response_body)) for each in recorder.exchanges]
    assert sizes[:2] == [15_000] * 2
    assert all(size < 2_100 for size in sizes[2:])
    kept(recorder, response_body={"a": "kort"})
    assert recorder.exchanges[-1].response_body == {"a": "kort"}


def test_a_short_secret_in_the_name_of_a_member_is_there_by_chance() -> None:
    masker = Masker(["geheim"])
    kept = masker.value({"indicatieGeheimhouding": "geheim", "geheim": 1})
    assert kept == {"indicatieGeheimhouding": "***", "***": 1}
    long = Masker(["geheim-4711-abc"])
    assert long.value({"x-geheim-4711-abc": 1}) == {"x-***": 1}


TOLD = st.recursive(
    st.none() | st.integers() | st.text() | st.sampled_from((LONG, LONG.upper(), LONG[:9], "Ab1ſ")),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(), below, max_size=4),
)


@example("Ab1ſ!", ["ab1s"])
@example("Ab1s!", ["ab1ſ"])
@example({"LANGGEHE": 1}, [LONG])
@given(TOLD, st.lists(st.sampled_from((LONG, "ab1s", "ſecret-é", "x\ny1")), max_size=3))
def test_what_is_surely_free_is_what_nothing_is_taken_out_of(body: Any, secrets: list[str]) -> None:
    masker = Masker(secrets)
    assert masker.value({"zaak": [body, "Ünïcode 🎄"]}) == {
        "zaak": [_one_by_one(masker, body), "Ünïcode 🎄"]
    }


def _one_by_one(masker: Masker, value: Any) -> Any:
    if isinstance(value, dict):
        return {masker._name(name): _one_by_one(masker, each) for name, each in value.items()}
    if isinstance(value, list):
        return [_one_by_one(masker, each) for each in value]
    return masker.text(value) if isinstance(value, str) else value


def test_no_other_letter_is_like_one_of_ascii() -> None:
    ascii_letter = re.compile("[a-z]", re.IGNORECASE)
    like = {c for c in map(chr, range(128, 0x110000)) if ascii_letter.fullmatch(c)}
    assert like == masking._LIKE_ASCII
