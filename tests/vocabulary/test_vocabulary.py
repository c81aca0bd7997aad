"""The vocabulary's scenarios; what they have to come to is in conftest.py."""

from pytest_bdd import scenarios

scenarios(".")
