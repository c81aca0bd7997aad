import pytest
from contracts import COUPLED
from talk import Talk


@pytest.fixture(params=COUPLED)
def talk(request: pytest.FixtureRequest) -> Talk:
    """A conversation with an honest provider of each contract."""
    return Talk(request.param)


@pytest.fixture
def openklant() -> Talk:
    return Talk("openklant-2.16")


@pytest.fixture
def vng() -> Talk:
    return Talk("vng-crud-0.0.3")
