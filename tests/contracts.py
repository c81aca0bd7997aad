"""The contracts that tests play in: all of them, or some of each family."""

from kcc_conformance.contract.contract import BUILT_IN, load_contract

ALL = BUILT_IN


def root_of(name: str) -> str:
    """The contract that it comes from by what extends what: its family is called so."""
    return load_contract(name).folders[-1].name


COUPLED = tuple(name for name in ALL if not load_contract(name).actors_inside)
"""Those in which a record couples an actor to a klantcontact, and all of it can be deleted."""
FAMILIES = {
    root_of(name): tuple(n for n in COUPLED if root_of(n) == root_of(name)) for name in COUPLED
}
"""The contracts of each family, as detection tries them."""
ROOTS = tuple(FAMILIES)
"""One of each family: the one that extends no other."""
ENDS = tuple(dict.fromkeys(end for family in FAMILIES.values() for end in (family[0], family[-1])))
"""The first and the last of each family."""


def kept_by(name: str) -> set[str]:
    """The kinds of records that nobody can delete in a contract."""
    resources = load_contract(name).resources.values()
    return {each.name for each in resources if "delete" not in each.operations}
