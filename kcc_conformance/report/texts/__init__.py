"""The words of terminal and reports, in Dutch and English: a module per subject.

What checks say is Dutch in the result, and said in English by `kcc_conformance.phrases`.
"""

from datetime import UTC, datetime

from kcc_conformance.report.texts import (
    bundle,
    causes,
    checks,
    cleanup,
    comparison,
    doctor,
    objections,
    page,
    questions,
    run,
    sources,
    verdict,
)

LANGUAGES = ("nl", "en")

_WORDS: dict[str, tuple[str, str]] = {
    key: pair
    for words in (
        verdict.WORDS,
        run.WORDS,
        sources.WORDS,
        checks.WORDS,
        questions.WORDS,
        doctor.WORDS,
        cleanup.WORDS,
        objections.WORDS,
        causes.WORDS,
        page.WORDS,
        bundle.WORDS,
        comparison.WORDS,
    )
    for key, pair in words.items()
}


def language_of(language: str | None) -> str:
    """The language itself if it is known, else Dutch."""
    return language if language in LANGUAGES else "nl"


def say(key: str, language: str, **values: object) -> str:
    """The words for a key; the last part of an unknown key itself (`outcome.odd` gives `odd`)."""
    pair = _WORDS.get(key)
    if pair is None:
        return key.partition(".")[2] or key
    words = pair[1] if language == "en" else pair[0]
    return words.format(**values) if values else words


def counted(key: str, count: int, language: str, **values: object) -> str:
    """The words for so many of something: those of `key` with `.1` for a single one."""
    return say(f"{key}.1" if count == 1 else key, language, n=count, **values)


def number(value: object, language: str, digits: int = 1) -> str:
    """A number with the language's decimal sign; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    text = str(value) if isinstance(value, int) else f"{value:.{digits}f}"
    return text if language == "en" else text.replace(".", ",")


def moment(value: object, language: str) -> str:
    """An ISO instant as a reader writes it, in UTC; anything else as it is."""
    try:
        instant = datetime.fromisoformat(str(value)).astimezone(UTC)
    except (ValueError, OverflowError):
        return str(value)
    shape = "%Y-%m-%d %H:%M:%S UTC" if language == "en" else "%d-%m-%Y %H:%M:%S UTC"
    return instant.strftime(shape)
