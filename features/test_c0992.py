"""Hands the features to pytest; everything else happens in `kcc_conformance.playing.plugin`."""

from pytest_bdd import scenarios

scenarios(".")
