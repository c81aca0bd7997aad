"""Stand-ins for what Open Klant's own tests import: Django, its test client, models, factories."""

import enum
import importlib
import json
import sys
import types
import unittest
from pathlib import Path
from typing import Any, ClassVar
from unittest import SkipTest, skip

import httpx
from openklant_factories import factories
from openklant_records import MODELS, PREFIX, TESTSERVER, Manager, Register

HERE = "openklant.components.klantinteracties"
OTHERS = {"maak-klantcontact": "maak-klantcontact", "bijlage": "bijlagen",
          "rekeningnummer": "rekeningnummers", "categorie": "categorieen",
          "categorierelatie": "categorie-relaties",
          "vertegenwoordigden": "vertegenwoordigingen"}  # fmt: skip
WORDS = ("reason", "title", "detail")


class Wording(str):
    """Words that may be others."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str)

    __hash__ = str.__hash__


class Unreachable:
    """Something that is not there over HTTP: who uses it is out of scope."""

    def __init__(self, name: str) -> None:
        self.__dict__["name"] = name

    def __getattr__(self, name: str) -> Any:
        raise SkipTest(f"uses {self.name}")

    def __call__(self, *args: Any, **more: Any) -> Any:
        raise SkipTest(f"uses {self.name}")


class Frozen:
    """A clock that stands still, as decorator or around some lines: not over HTTP."""

    def __init__(self, moment: str) -> None:
        self.moment = moment

    def __call__(self, test: Any) -> Any:
        return skip("uses the clock of the server")(test)

    def __enter__(self) -> None:
        raise SkipTest("uses the clock of the server")

    def __exit__(self, *error: object) -> None:
        return


class Answer:
    """A response as Django's test client hands it out."""

    def __init__(self, answer: httpx.Response, base: str, exact: bool) -> None:
        self.status_code = answer.status_code
        self.text = answer.text.replace(base, TESTSERVER + PREFIX)
        self.content = self.text.encode()
        self.headers = answer.headers
        self.request = {"PATH_INFO": str(answer.request.url).replace(base, PREFIX)}
        self.exact = exact

    def json(self) -> Any:
        return self._worded(json.loads(self.text))

    @property
    def data(self) -> Any:
        return self.json() if self.text else None

    def __getitem__(self, header: str) -> str:
        return str(self.headers[header])

    def _worded(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: self._worded(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [self._worded(each) for each in value]
        worded = key in WORDS and isinstance(value, str) and not self.exact
        return Wording(value) if worded else value


class Client:
    """Django's test client, over HTTP."""

    def __init__(self, register: Register, exact: bool) -> None:
        self.register, self.exact = register, exact

    def credentials(self, **headers: str) -> None:
        """The token is the one given on the command line."""

    def _send(self, method: str, path: str, **more: Any) -> Answer:
        path = str(path).removeprefix(TESTSERVER).removeprefix(PREFIX)
        answer = self.register.send(method, path, **more)
        return Answer(answer, self.register.url, self.exact)

    def get(self, path: str, data: Any = None, **more: Any) -> Answer:
        found = {k: v if isinstance(v, list) else _text(v) for k, v in (data or {}).items()}
        return self._send("GET", path, params=found or None)

    def _write(self, method: str, path: str, data: Any = None) -> Answer:
        text = json.dumps(data if data is not None else {}, default=str)
        text = text.replace(TESTSERVER + PREFIX, self.register.url)
        return self._send(method, path, content=text, headers={"Content-Type": "application/json"})

    def post(self, path: str, data: Any = None, **more: Any) -> Answer:
        return self._write("POST", path, data)

    def put(self, path: str, data: Any = None, **more: Any) -> Answer:
        return self._write("PUT", path, data)

    def patch(self, path: str, data: Any = None, **more: Any) -> Answer:
        return self._write("PATCH", path, data)

    def delete(self, path: str, **more: Any) -> Answer:
        return self._send("DELETE", path)


def _text(value: Any) -> str:
    return str(value)


class _Choices(enum.EnumMeta):
    @property
    def values(cls) -> list[str]:
        return [each.value for each in cls]


class TextChoices(enum.StrEnum, metaclass=_Choices):
    """Django's: a text, and a label that nobody needs here."""

    def __new__(cls, value: str, label: object = "") -> "TextChoices":
        made = str.__new__(cls, value)
        made._value_ = value
        return made


class DictFactory:
    """factory_boy's: a dictionary of the class's members."""

    @classmethod
    def create(cls, **members: Any) -> dict[str, Any]:
        own = {k: v for k, v in vars(cls).items() if not k.startswith("_")}
        found = {k: v.made() if isinstance(v, SubFactory) else v for k, v in own.items()}
        for key, value in members.items():
            outer, _, inner = key.partition("__")
            if inner:
                found[outer][inner] = value
            else:
                found[key] = value
        return found

    def __new__(cls, **members: Any) -> Any:
        return cls.create(**members)


class SubFactory:
    def __init__(self, factory: type[DictFactory]) -> None:
        self.factory = factory

    def made(self) -> dict[str, Any]:
        return self.factory.create()


def reverse(name: str, kwargs: dict[str, Any] | None = None, **more: Any) -> str:
    """The path of an operation."""
    what, _, _ = name.partition(":")[2].rpartition("-")
    paths = {**{m.name.lower(): m.path for m in MODELS.values()}, **OTHERS}
    identity = (kwargs or {}).get("uuid")
    return f"{PREFIX}/{paths[what]}" + (f"/{identity}" if identity else "")


def get_validation_errors(response: Answer, field: str, index: int = 0) -> dict[str, Any] | None:
    """The nth problem with a member, in an answer that refuses."""
    found = [e for e in response.json().get("invalidParams", []) if e["name"] == field]
    return found[index] if index < len(found) else None


def module(name: str, *, where: Path | None = None, **members: Any) -> types.ModuleType:
    """A stand-in for a module; what else is asked of it is unreachable."""
    made = types.ModuleType(name)
    made.__dict__.update(members)
    made.__path__ = [str(where)] if where else []
    if members:
        made.__dict__["__getattr__"] = lambda each: _unreachable(name, each)
    sys.modules[name] = made
    return made


def _unreachable(name: str, each: str) -> Unreachable:
    if each.startswith("__"):
        raise AttributeError(each)
    return Unreachable(f"{name}.{each}" if name.count(".") < 3 else each)


def stand_in(checkout: Path, register: Register, exact: bool) -> None:
    """Puts stand-ins in the place of what the tests import."""
    room = checkout / "src" / Path(*HERE.split("."))
    if not room.is_dir():
        raise SystemExit(f"{checkout}: there is no {room.relative_to(checkout)} in it")

    class APITestCase(unittest.TestCase):
        maxDiff: ClassVar[int | None] = 600

        def run(self, result: unittest.TestResult | None = None) -> unittest.TestResult | None:
            register.empty()
            self.client = Client(register, exact)
            return super().run(result)

    def gettext(text: str) -> str:
        return text if exact else Wording(text)

    status = module("rest_framework.status")
    status.__dict__["__getattr__"] = lambda name: int(name.split("_")[1])
    for name in ("django", "django.db", "django.utils", "rest_framework", "vng_api_common"):
        module(name)
    sys.modules["rest_framework"].__dict__["status"] = status
    models = {name: types.SimpleNamespace(objects=Manager(register, each), __name__=name)
              for name, each in MODELS.items()}  # fmt: skip
    made = factories(register)
    module("django.db.models", TextChoices=TextChoices)
    sys.modules["django.db"].__dict__["models"] = sys.modules["django.db.models"]
    module("django.utils.translation", gettext=gettext, gettext_lazy=gettext)
    module("django.test", tag=lambda *tags: lambda test: test)
    module("freezegun", freeze_time=Frozen)
    module("structlog")
    module("structlog.testing", capture_logs=Unreachable("the log of the server"))
    module("factory", DictFactory=DictFactory, SubFactory=SubFactory)
    module("vng_api_common.tests", reverse=reverse, reverse_lazy=reverse,
           get_validation_errors=get_validation_errors)  # fmt: skip
    module("vng_api_common.viewsets", UNKNOWN_PARAMETERS_CODE="unknown-parameters")
    package = ""
    for part in HERE.split("."):
        package = f"{package}.{part}".strip(".")
        module(package, where=checkout / "src" / Path(*package.split(".")))
    module(f"{HERE}.api", where=room / "api")
    module("openklant.components.token")
    module("openklant.components.token.tests")
    module("openklant.components.token.tests.api_testcase", APITestCase=APITestCase)
    module(f"{HERE}.models", where=room / "models")
    constants = vars(importlib.import_module(f"{HERE}.models.constants"))
    known = {k: v for k, v in constants.items() if isinstance(v, type)}
    module(f"{HERE}.models", where=room / "models", **models, **known)
    for name in ("actoren", "digitaal_adres", "internetaken", "klantcontacten", "partijen"):
        module(f"{HERE}.models.{name}", **models)
        module(f"{HERE}.models.tests.factories.{name}", **made)
    module(f"{HERE}.models.tests")
    module(f"{HERE}.models.tests.factories", **made)
