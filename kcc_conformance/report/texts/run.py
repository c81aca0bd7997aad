"""What is said of a run: the provider, the text, when, and with what."""

_REPOSITORY = "https://github.com/VNG-Realisatie/klantinteracties/blob"
_PAGE = "docs/achtergronddocumentatie/artefacten/0992.md"

ADDRESSES = {
    "seed": f"{_REPOSITORY}/2272aae164ebc2aa45d77891e0855ef03e76d95b/{_PAGE}",
    "main": f"{_REPOSITORY}/da2ac7e07e5bf7165dff682514fb9a15bc35ddb6/{_PAGE}",
}
"""Where the texts can be read. Title and address are the register's, which a report does not read:
it shows results of other machines and days."""

WORDS: dict[str, tuple[str, str]] = {
    "provider": ("Provider", "Provider"),
    "consumer": ("Consumer, in het verkeer met", "Consumer, in its traffic with"),
    "product": ("Getest", "Tested"),
    "product.none": (
        "geen product genoemd{where} (--product): dit oordeel geldt voor dit adres, nu",
        "no product named{where} (--product): this verdict is on this address, now",
    ),
    "product.in": (", omgeving {environment}", ", environment {environment}"),
    "product.unnamed": ("niet genoemd: {what}", "not named: {what}"),
    "product.version": ("versie", "version"),
    "product.environment": ("omgeving", "environment"),
    "product.and": (" en ", " and "),
    "contract": ("Contract", "Contract"),
    "own.contract": ("Eigen contract van de gebruiker", "The user's own contract"),
    "own.extends": ("breidt {name} uit", "extends {name}"),
    "own.alone": ("breidt er geen uit", "extends none"),
    "own.differs": ("anders dan daarin: {keys}", "different from that: {keys}"),
    "evidence": ("Herkend aan", "Recognised by"),
    "text": ("Beoordeeld naar", "Judged by"),
    "text.seed": (
        "het niet gepubliceerde concept van 20-11-2023 (repository van VNG, commit 2272aae)",
        "the unpublished draft of 20 November 2023 (VNG's repository, commit 2272aae)",
    ),
    "text.main": (
        "de gepubliceerde tekst van 20-12-2023 (repository van VNG, commit da2ac7e)",
        "the published text of 20 December 2023 (VNG's repository, commit da2ac7e)",
    ),
    "when": ("Uitgevoerd op", "Played on"),
    "duration": ("Duur", "Duration"),
    "requests": ("aanroepen", "requests"),
    "requests.preparation": ("{n} voorbereiding", "{n} preparation"),
    "requests.checks": ("{n} controles", "{n} checks"),
    "requests.last_look": ("{n} nacontrole", "{n} last look"),
    "requests.cleanup": ("{n} opruimen", "{n} clean-up"),
    "requests.own": ("Eigen aanroepen", "Own requests"),
    "seconds": ("s", "s"),
    "seed": ("Seed", "Seed"),
    "run": ("Run", "Run"),
    "suite": ("Suite", "Suite"),
    "readings": ("Gekozen lezingen", "Readings chosen"),
    "files": ("Rapporten", "Reports"),
    "details": ("Toelichting", "Details"),
    "options": ("Instellingen", "Options"),
    "declared": ("verklaard met --capability: {names}", "declared with --capability: {names}"),
    "capabilities": ("Mogelijkheden van de provider", "Capabilities of the provider"),
    "progress": ("{n} scenario's", "{n} scenarios"),
    "progress.part": (
        "{n} van de {all} uitgevoerd, {failed} niet gehaald",
        "{n} of {all} played, {failed} failed",
    ),
    "progress.none": ("geen scenario's", "no scenarios"),
}
