"""What is played when nothing else is asked."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "agents": 10,
        "seconds": 30.0,
        "rate": 0.0,
        "ramp": 0.0,
        "processes": 1,
        "master": False,
        "workers": 1,
        "port": 5557,
        "mix": None,
        "limit": (),
    }
)
"""The options of a play by name: ten employees for half a minute, on Locust's own port."""
