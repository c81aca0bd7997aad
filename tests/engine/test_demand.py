"""Which findings are told where there are many."""

import pytest

from kcc_conformance.findings import Finding, Nonconformity, demand, telling


def of(*clauses: str | None) -> tuple[Finding, ...]:
    return tuple(Finding(str(n), clause=clause) for n, clause in enumerate(clauses))


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.message for finding in findings]


def test_few_findings_are_all_told() -> None:
    assert told(telling(of("a", "b", None, "a"))) == ["0", "1", "2", "3"]
    assert telling(()) == ()


def test_of_many_every_clause_is_told_in_order() -> None:
    many = of(*["a"] * 5, "b", *["a"] * 5, None, *["b"] * 5)
    assert told(telling(many, 4)) == ["0", "1", "5", "11"]
    assert told(telling(many, 2)) == ["0", "5"]


def test_demanding() -> None:
    demand(())
    with pytest.raises(Nonconformity) as caught:
        demand(of(*["a"] * 20), most=3)
    assert told(caught.value.findings) == ["0", "1", "2"]
    with pytest.raises(Nonconformity) as caught:
        demand(of(*["a"] * 20))
    assert len(caught.value.findings) == 20
