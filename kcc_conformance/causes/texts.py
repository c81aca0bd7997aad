"""What happened to a text: the relations between what was sent and what came back."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

Relation = tuple[str, str]
"""A kind of reason and its boundary."""

_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"\s+")
_LONGEST = 4000
"""Characters of a text up to which single characters are compared: more take too long."""


def relations(sent: str, shown: str) -> Iterator[Relation]:
    """All relations that hold between two different texts, the most telling first."""
    sent, shown = (unicodedata.normalize("NFC", each) for each in (sent, shown))
    if not shown.strip():
        yield ("emptied", "")
    else:
        yield from _cut(sent, shown)
    found = [name for name, change in _CHANGES if alike(change(sent), shown)]
    yield from ((name, "") for name in found)
    if alike(html.unescape(shown), sent):
        yield ("escaped", "")
    if _is_mojibake(sent, shown):
        yield ("mojibake", "")
    if alike(sent + sent, shown):
        yield ("repeated", "")
    if not found and shown.strip():
        yield from _characters(sent, shown)


def _cut(sent: str, shown: str) -> Iterator[Relation]:
    whole, start = sent.rstrip(), shown.rstrip()
    if not whole.startswith(start) or len(start) == len(whole):
        return
    rest = sent[len(start) :]
    # What is cut where a blank stood shows one character less than where it was cut.
    places = [len(shown), *([len(start) + 1] if rest[:1].isspace() else [])]
    yield from (("cut", str(place)) for place in dict.fromkeys(places))
    yield ("cut_bytes", str(len(start.encode())))
    if abs(len(start) * 2 - len(sent)) <= 2:
        yield ("cut_half", "")
    word = rest.split()[:1]
    if word and len(rest.split()) > 1:
        yield ("cut_before", word[0])
    if len(whole) - len(start) == 1:
        yield ("last_lost", whole[-1])
    yield ("cut_somewhere", "")


def _is_mojibake(sent: str, shown: str) -> bool:
    for encoding in ("latin-1", "cp1252"):
        try:
            if sent.encode().decode(encoding) == shown:
                return True
        except UnicodeDecodeError:
            continue
    return False


def _unaccented(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(each for each in parts if not unicodedata.combining(each))


def _lines_trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


_CHANGES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("first_capital", lambda text: text[:1].upper() + text[1:]),
    ("upper_case", str.upper),
    ("lower_case", str.lower),
    ("capitalised", lambda text: re.sub(r"(^|[\s-])(\w)", _raised, text)),
    ("capitalised", str.title),
    ("lines_trimmed", _lines_trimmed),
    ("lines_joined", lambda text: re.sub(r"[\r\n]+", "", text)),
    ("lines_joined", lambda text: re.sub(r"[\r\n]+", " ", text)),
    ("blanks_collapsed", lambda text: _BLANKS.sub(" ", text)),
    ("tags_lost", lambda text: _TAG.sub("", text)),
    ("backslashes", lambda text: re.sub(r"([\\'\"])", r"\\\1", text)),
    ("only_ascii", lambda text: re.sub(r"[^\x00-\x7f]", "?", text)),
    ("emoji_lost", lambda text: re.sub(r"[^\x00-\uffff]", "", text)),
    ("accents_lost", _unaccented),
    ("zeros_lost", lambda text: re.sub(r"(?<![\w.,])0+(?=\d)", "", text)),
    ("zeros_lost", lambda text: re.sub(r"\b0+(?=\d)", "", text)),
    ("once", lambda text: re.sub(r"([^\w\s])\1+", r"\1", text)),
)


def _raised(found: re.Match[str]) -> str:
    return found[1] + found[2].upper()


def alike(left: str, right: str) -> bool:
    """Whether two texts are the same without the blanks around them."""
    left, right = (unicodedata.normalize("NFC", each.strip()) for each in (left, right))
    return left == right


def _characters(sent: str, shown: str) -> Iterator[Relation]:
    """Which characters were lost, added or replaced, if it is a matter of a few kinds of them."""
    if sent.casefold() == shown.casefold():
        yield ("case", "")
    lines, kept = sent.splitlines(), shown.splitlines()
    lost = [line for line in lines if line not in kept]
    if lost and kept and [line for line in lines if line in kept] == kept:
        starts = {line.lstrip()[:1] for line in lost}
        yield ("lines_lost", starts.pop() if len(starts) == 1 else "")
    if max(len(sent), len(shown)) > _LONGEST:
        return
    pieces = SequenceMatcher(None, sent, shown, autojunk=False).get_opcodes()
    changes = {(sent[a:b], shown[c:d]) for tag, a, b, c, d in pieces if tag != "equal"}
    if len(changes) == 1:
        before, after = changes.pop()
        if before and after and len(before) <= 3:
            yield ("replaced", f"{before} → {after}")
        elif before and not after and len(set(before)) == 1:
            yield ("characters_lost", before[:1])
        elif after and not before and len(set(after)) == 1:
            yield ("characters_added", after[:1])
        changes = {(before, after)}
    single = {(b, a) for b, a in changes if len(b) <= 3 and len(a) <= 3 and not (b + a).isalnum()}
    if single == changes:
        kinds = {("lost" if not a else "added" if not b else "replaced") for b, a in changes}
        if len(kinds) == 1:
            kind = kinds.pop()
            yield ({"lost": "characters_lost", "added": "characters_added"}.get(kind, kind), "")
