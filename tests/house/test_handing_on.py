"""What one step hands on is what the next one asks for, by their types."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args, get_origin, get_type_hints

import law
from many import every
from meanings import definitions, matches
from pytest_bdd.steps import StepFunctionContext

from kcc_conformance.consumer.registration import Attempt, Gesprek, Registratie

KNOWN = definitions()


def mistaken(
    lines: Iterable[law.Line], known: Sequence[StepFunctionContext] = KNOWN
) -> Iterator[str]:
    """Where in a scenario a step asks for another type than was handed to it."""
    handed: dict[str, Any] = {}
    for line in lines:
        for context in matches(line, known):
            types = get_type_hints(context.step_func)
            for name, wanted in types.items():
                if name in handed and not fits(handed[name], wanted):
                    yield f"{line.words}: {name} is a {handed[name]}"
            if context.target_fixture:
                handed[context.target_fixture] = types["return"]


def fits(given: Any, wanted: Any) -> bool:
    """Whether a value of the given type can be had for the wanted one."""
    if get_origin(given) is tuple and get_origin(wanted) is tuple:
        return all(map(fits, get_args(given), get_args(wanted)))
    if isinstance(given, type) and isinstance(wanted, type):
        return issubclass(given, wanted)
    return bool(given == wanted)


@every(law.read(law.texts()), lambda told: told.id)
def test_a_step_gets_what_it_asks_for(told: law.Told) -> None:
    assert [why for _, lines in told.played for why in mistaken(lines)] == []


def test_a_mistake_is_noticed() -> None:
    (told,) = law.read(
        {
            "x.feature": """# language: nl
Functionaliteit: x
  Regel: y
    Scenario: z
      Gegeven een klantcontact zonder actor en betrokkene
      Als de consumer de partij opvraagt
      Dan toont de provider dat klantcontact
"""
        }
    )
    ((_, lines),) = told.played
    assert list(mistaken(lines)) == [
        f"de consumer de partij opvraagt: registratie is a {Registratie}"
    ]
    assert fits(Gesprek, Attempt)
    assert fits(tuple[Gesprek, ...], tuple[Registratie, ...])
    assert not fits(tuple[Attempt, ...], tuple[Registratie, ...])
