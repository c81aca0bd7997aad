"""A small, honest example provider of the klantinteracties API, with named faults."""

from .app import create_app
from .differences import KNOWN_ACTOR, KNOWN_PARTIJ
from .faults import Fault, list_faults, list_load_faults
from .middleware import Wsgi
from .server import serve
from .variations import Variation, list_variations

__all__ = [
    "KNOWN_ACTOR",
    "KNOWN_PARTIJ",
    "Fault",
    "Variation",
    "Wsgi",
    "create_app",
    "list_faults",
    "list_load_faults",
    "list_variations",
    "serve",
]
