"""Hands the vocabulary of the consumer's side to pytest; see conftest.py."""

from pytest_bdd import scenarios

scenarios(".")
