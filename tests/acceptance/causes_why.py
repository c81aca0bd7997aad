"""Why a named fault is not one cause: two things are seen of it that do not explain each other."""

from collections.abc import Mapping

WHY: Mapping[str, str] = {}
