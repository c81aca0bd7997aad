"""Hands the features of the consumer's side to pytest; each is played once per call."""

from pytest_bdd import scenarios

scenarios(".")
