"""Chosen readings: `--reading Q7=A`, `--reading V6577=A`, `--reading all=seed`."""

from collections.abc import Iterable, Mapping

from kcc_conformance.errors import UsageError
from kcc_conformance.law.question import Question
from kcc_conformance.law.register import Register


class ReadingError(UsageError):
    """A reading that does not exist was chosen. `choices` are lines that say what there is to
    choose: the readings of the question that was named, or of all."""

    def __init__(self, what: str, register: Register, question: Question | None = None) -> None:
        super().__init__(f"--reading: {what}.")
        questions = register.questions if question is None else (question,)
        self.choices = (
            f"Choose QUESTION=READING, or all={'|'.join(register.texts)} for the letter of a text "
            f"(* marks the draft's):\n{listing(questions)}"
        )


def parse_readings(chosen: Iterable[str], register: Register) -> Mapping[str, str]:
    """Question id to reading name. `all=TEXT` chooses, for each question, the reading that the
    letter of a text gives, where it gives one; a question named by itself overrides it.

    Raises ReadingError when a question or reading does not exist, or two choices contradict.
    """
    general: dict[str, str] = {}
    special: dict[str, str] = {}
    for choice in chosen:
        name, separator, value = (part.strip() for part in choice.partition("="))
        if not (name and separator and value):
            raise ReadingError(f"'{choice}' is not QUESTION=READING", register)
        if name.lower() == "all":
            if value.lower() not in register.texts:
                known = ", ".join(register.texts)
                raise ReadingError(f"'{choice}': all=TEXT takes {known}", register)
            general.update(letter_readings(register, value.lower()))
            continue
        try:
            question = register.question(name)
        except KeyError:
            raise ReadingError(f"there is no question '{name}'", register) from None
        if not question.observable:
            raise ReadingError(
                f"{question.id} cannot be observed, so no reading can bind", register
            )
        reading = value.upper()
        if reading not in _bindable(question):
            names = ", ".join(_bindable(question))
            raise ReadingError(
                f"{question.id} has no reading '{value}' to bind ({names})", register, question
            )
        if special.setdefault(question.id, reading) != reading:
            raise ReadingError(f"{question.id} was given two readings", register, question)
    merged = {**general, **special}
    return {each.id: merged[each.id] for each in register.questions if each.id in merged}


def letter_readings(register: Register, text: str) -> dict[str, str]:
    """The readings that the words of a text give, by question."""
    return {
        question.id: question.letter[text]
        for question in register.questions
        if text in question.letter and question.observable
    }


def listing(questions: Iterable[Question], language: str = "en") -> str:
    """The observable questions with their readings, a line each; `*` marks the seed's letter."""
    lines: list[str] = []
    for question in questions:
        if not question.observable:
            continue
        names = (f" ({', '.join(question.references)})") if question.references else ""
        lines.append(f"  {question.id}{names}  {question.title[language]}")
        for reading in question.readings:
            if reading.name in _bindable(question):
                mark = "*" if question.by_letter("seed", reading.name) else " "
                lines.append(f"    {mark}{reading.name}  {reading.gist[language]}")
    return "\n".join(lines)


def _bindable(question: Question) -> list[str]:
    return [reading.name for reading in question.readings if reading.name in question.telling]
