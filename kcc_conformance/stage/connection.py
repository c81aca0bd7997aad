"""The way to a provider: with which credentials, along which transport, within which bounds."""

import contextlib
from collections.abc import Iterator

import httpx

from kcc_conformance.client.answer import Deadline
from kcc_conformance.client.courier import Courier
from kcc_conformance.client.credentials import authorization_of
from kcc_conformance.client.evidence import PREPARING, Recorder
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.client.speech import Speech
from kcc_conformance.client.tls import context_of
from kcc_conformance.contract.contract import Contract
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.obstacles import not_logged_in
from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.sealing import seal_trouble


class Connection:
    """Opens providers that share one recorder, one set of credentials and one set of bounds.

    `token` is the one that is shown, which is not the settings' where the built-in reference
    chose its own; `transport` leads to an application in this process, None to the network.
    Raises Unplayable where there is trouble with a token endpoint: nothing has been sent then.
    """

    def __init__(
        self,
        settings: Settings,
        recorder: Recorder,
        *,
        manners: Manners,
        deadline: Deadline,
        token: str | None,
        transport: httpx.BaseTransport | None,
    ) -> None:
        self.recorder = recorder
        self._settings = settings
        self._manners = manners
        self._deadline = deadline
        self._transport = transport
        self._headers = _own_headers(settings)
        self._opened: list[ProviderClient] = []
        recorder.masker.add(*self._headers.values())
        recorder.begin(PREPARING)
        self._verify = context_of(settings) if transport is None else True
        self._authorization = authorization_of(
            settings, recorder.masker, token=token, verify=self._verify
        )
        if self._authorization is not None:
            try:
                self._authorization.value()
            except PrerequisiteError as error:
                raise Unplayable(not_logged_in(str(error))) from None

    def at(self, base_url: str, contract: Contract | None = None) -> ProviderClient:
        """The provider at a base URL, spoken to as the contract says, as far as it is known."""
        authorization = self._authorization
        if authorization and contract:
            authorization = authorization.within(contract.auth_scheme)
        provider = ProviderClient(
            base_url,
            self.recorder,
            headers=self._headers,
            authorization=authorization,
            accept=contract.accept if contract else "application/json",
            media=contract.request_media if contract else "application/json",
            timeout=self._settings.timeout,
            deadline=self._deadline,
            transport=self._transport,
            verify=self._verify,
            manners=self._manners,
            pulse=pulse(contract) if contract else (),
            read_only=self._settings.read_only,
            speech=Speech(contract),
        )
        self._opened.append(provider)
        return provider

    def courier(self, base_url: str, contract: Contract) -> Courier:
        """A line of its own to the provider at a base URL, which keeps nothing of what is said."""
        authorization = self._authorization
        return Courier(
            base_url,
            headers=self._headers,
            authorization=authorization.within(contract.auth_scheme) if authorization else None,
            accept=contract.accept,
            media=contract.request_media,
            timeout=self._settings.timeout,
            transport=self._transport,
            verify=self._verify,
            speech=Speech(contract),
        )

    def close(self, *, but: ProviderClient | None = None) -> None:
        """Closes the providers that were opened, but for the one that is played on."""
        for provider in self._opened:
            if provider is not but:
                provider.close()

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """What goes wrong inside the block closes everything; of Unplayable it is told what was
        asked so far, and the secrets are taken out."""
        try:
            yield
        except BaseException as error:
            self.close()
            if isinstance(error, Unplayable):
                error.exchanges = tuple(self.recorder.exchanges)
                seal_trouble(error, self.recorder.masker)
            raise


def unrecorded(settings: Settings) -> Connection:
    """A way to the provider for whoever keeps account of what is said; only its couriers are of
    use. Raises as Connection does."""
    return Connection(
        settings,
        Recorder(Masker()),
        manners=Manners(),
        deadline=Deadline(0),
        token=settings.token,
        transport=None,
    )


def pulse(contract: Contract) -> tuple[str, ...]:
    """Paths that can be asked to see whether the provider is there."""
    return tuple(contract.resource(name).path for name in ("partij", "actor", "klantcontact"))


def _own_headers(settings: Settings) -> dict[str, str]:
    """The user's own headers; of a name that was given twice the last value."""
    parts = (text.partition(":") for text in settings.header)
    return {name.strip(): value.strip() for name, _, value in parts}
