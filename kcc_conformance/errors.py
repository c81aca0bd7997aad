"""The ways in which the suite itself says that it cannot go on."""


class UsageError(Exception):
    """Wrong usage or configuration: one line, what is wrong and what to do. Exit code 2."""


class PrerequisiteError(Exception):
    """The run cannot judge anything here: one line with cause and remedy. Exit code 3."""
