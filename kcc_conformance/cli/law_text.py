"""`--law-text`: a copy of the text, from which the reports quote."""

from pathlib import Path

from kcc_conformance.errors import UsageError
from kcc_conformance.law.drift import known_share, literal_sentences
from kcc_conformance.law.register import load_register

ENOUGH = 0.5
"""The share of a text's sentences from which a file counts as a copy of it: half of what is quoted.
Other pages of VNG's repository have less than a fifth; the two texts have up to 55% in common, so
a copy also has to be closest to the text judged by."""


def quotable(path: str, text: str) -> dict[str, str]:
    """The literal sentence of each clause that stands unchanged in that file, by clause.

    Raises UsageError when the file cannot be read, or is no copy of the text judged by.
    """
    register = load_register()
    copy = f"a copy (the Markdown itself) of {register.texts[text].address}"
    try:
        markdown = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"--law-text {path}: is not text in UTF-8; give {copy}") from None
    except OSError as error:
        why = error.strerror or "cannot be read"
        raise UsageError(f"--law-text {path}: {why}; give {copy}") from None
    shares = {name: known_share(register, markdown, name) for name in register.texts}
    closest = max(shares, key=lambda name: shares[name])
    titles = {name: info.title.en for name, info in register.texts.items()}
    if shares[closest] < ENOUGH:
        raise UsageError(
            f"--law-text {path}: {round(100 * shares[text])}% of the sentences of {titles[text]} "
            f"stand in it; give {copy}"
        )
    if shares[text] < shares[closest]:
        raise UsageError(
            f"--law-text {path}: is {titles[closest]}, and the run judges by {titles[text]}; "
            f"give --text {closest}, or {copy}"
        )
    return literal_sentences(register, markdown, text)
