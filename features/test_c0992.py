"""Hands the features to pytest; everything else happens in `kcc_conformance.playing.plugin`."""

from pathlib import Path

from pytest_bdd import scenarios

_HERE = Path(__file__).parent
scenarios(*(str(path.relative_to(_HERE)) for path in sorted(_HERE.rglob("*.feature"))
            if path.parent.name != "consumer"))  # fmt: skip
