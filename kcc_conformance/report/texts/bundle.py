"""What is said in and of a bundle of evidence: what it is, and what was found of it."""

_BY_HAND = """\
  unzip -q {bundle}.zip -d {bundle} && cd {bundle}
  sha256sum --check --strict SHA256SUMS
  sha256sum SHA256SUMS
  ssh-keygen -Y check-novalidate -n kcc-conformance -s statement.json.sig < statement.json
  ssh-keygen -Y verify -f {signers} -I {name} -n kcc-conformance -s statement.json.sig < statement.json
"""  # noqa: E501
_NL = _BY_HAND.format(bundle="bundel", signers="../ondertekenaars", name="NAAM")
_EN = _BY_HAND.format(bundle="bundle", signers="../signers", name="NAME")

_OF_A_RUN = {
    "nl": ("een run", """\
  report.html        het rapport, voor mensen
  result.json        alles wat de run vond, voor programma's
  exchanges.har      de aanroepen en antwoorden, met geheimen en gegevens van anderen eruit"""),
    "en": ("a run", """\
  report.html        the report, for people
  result.json        everything that the run found, for programs
  exchanges.har      requests and answers, without secrets and data of others"""),
}  # fmt: skip
_OF_A_PLAY = {
    "nl": ("een spel onder belasting", """\
  load.html          het rapport, voor mensen
  load.json          de audit, de bevindingen en de cijfers, voor programma's
  junit.xml          hetzelfde voor een pijplijn
  mix.toml           wat er is gespeeld; ermee speelt load --mix hetzelfde"""),
    "en": ("a play under load", """\
  load.html          the report, for people
  load.json          the audit, the findings and the figures, for programs
  junit.xml          the same for a pipeline
  mix.toml           what was played; load --mix plays the same with it"""),
}  # fmt: skip


def _readme(language: str, about: dict[str, tuple[str, str]]) -> str:
    what, files = about[language]
    if language == "nl":
        return f"""\
Bewijs van {what} van kcc-conformance (case C0992, standaard klantinteracties)

Dit is een eigen verklaring van wie de bundel maakte: niemand anders heeft erin iets
vastgesteld, en een certificaat is het niet. Zonder handtekening kan iedereen haar
hebben gemaakt of veranderd.

{files}
  judged-by/         waarnaar is beoordeeld: registers, contract en schema's
  versions.json      waarmee de bundel is gemaakt
  SHA256SUMS         de sha256 van elk bestand hierboven
  statement.json     de verklaring (in-toto), met dezelfde sha256's en die van SHA256SUMS
  statement.json.sig de handtekening daaronder, als er een is

Nakijken: kcc-conformance verify BUNDEL.zip --signers ONDERTEKENAARS

Nakijken zonder deze suite (unzip, sha256sum, OpenSSH); wat de derde regel zegt staat in
statement.json, en de vierde en vijfde regel zijn voor een bundel met handtekening:

{_NL}"""
    return f"""\
Evidence of {what} of kcc-conformance (case C0992, klantinteracties standard)

This is a statement of its maker's own: nobody else has established anything in it, and
it is no certificate. Without a signature anybody can have made it, or changed it.

{files}
  judged-by/         what was judged by: registers, contract and schemas
  versions.json      what the bundle was made with
  SHA256SUMS         the sha256 of each file above
  statement.json     the statement (in-toto), with the same sha256s and that of SHA256SUMS
  statement.json.sig the signature under that, if there is one

To check: kcc-conformance verify BUNDLE.zip --signers SIGNERS

To check without this suite (unzip, sha256sum, OpenSSH); what the third line says stands in
statement.json, and the fourth and fifth line are for a bundle that is signed:

{_EN}"""


WORDS: dict[str, tuple[str, str]] = {
    "bundle.own": (
        "Dit is een eigen verklaring van wie de bundel maakte: niemand anders heeft erin iets"
        " vastgesteld, en een certificaat is het niet.",
        "This is a statement of its maker's own: nobody else has established anything in it, and"
        " it is no certificate.",
    ),
    "bundle.readme": (_readme("nl", _OF_A_RUN), _readme("en", _OF_A_RUN)),
    "bundle.readme.load": (_readme("nl", _OF_A_PLAY), _readme("en", _OF_A_PLAY)),
    "bundle.written": ("Bundel        {path} ({size} kB)", "Bundle        {path} ({size} kB)"),
    "bundle.draft": (
        "concept: niet genoemd is wat er is getest ({names})",
        "draft: what was tested is not named ({names})",
    ),
    "bundle.signed": ("ondertekend met {fingerprint}", "signed with {fingerprint}"),
    "bundle.signed.by": (
        "ondertekend door {name} ({fingerprint})",
        "signed by {name} ({fingerprint})",
    ),
    "bundle.signed.unknown": (
        "ondertekend met {fingerprint}; van wie die sleutel is, zegt --signers",
        "signed with {fingerprint}; whose key that is, --signers says",
    ),
    "bundle.unsigned": (
        "niet ondertekend: iedereen kan hem hebben gemaakt of veranderd",
        "not signed: anybody can have made it, or changed it",
    ),
    "bundle.whole": (
        "HEEL: alle {n} bestanden zijn zoals verklaard",
        "WHOLE: all {n} files are as stated",
    ),
    "bundle.broken": ("NIET HEEL", "NOT WHOLE"),
    "bundle.accepted": ("AANVAARD naar {policy}", "ACCEPTED by {policy}"),
    "bundle.refused": ("GEWEIGERD naar {policy}", "REFUSED by {policy}"),
    "bundle.changed": ("veranderd", "changed"),
    "bundle.removed": ("verwijderd", "removed"),
    "bundle.added": ("toegevoegd", "added"),
    "bundle.damaged": ("beschadigd: {what}", "damaged: {what}"),
    "bundle.repacked": (
        "anders ingepakt dan een bundel wordt gemaakt: {what}",
        "packed otherwise than a bundle is made: {what}",
    ),
    "bundle.unstated": (
        "statement.json is geen verklaring over een resultaat",
        "statement.json is no statement of a result",
    ),
    "bundle.contradicted": (
        "statement.json zegt iets anders dan {file}",
        "statement.json says something else than {file}",
    ),
    "bundle.not_of_result": (
        "{what} is niet wat deze suite van {file} maakt",
        "{what} is not what this suite makes of {file}",
    ),
    "bundle.missigned": (
        "de handtekening hoort niet bij statement.json",
        "the signature does not belong to statement.json",
    ),
    "bundle.stranger": (
        "ondertekend met een sleutel die niet in --signers staat ({what})",
        "signed with a key that is not in --signers ({what})",
    ),
    "bundle.nobody": (
        "niet ondertekend, en --signers zegt door wie dat moet",
        "not signed, and --signers says by whom it has to be",
    ),
    "bundle.remade": (
        "rapport en verklaring zijn wat deze suite van {file} maakt",
        "report and statement are what this suite makes of {file}",
    ),
    "bundle.unmade": (
        "gemaakt met een andere suite ({version}): of het rapport bij {file} hoort, is niet"
        " nagegaan",
        "made with another suite ({version}): whether the report belongs to {file} was not"
        " looked into",
    ),
    "bundle.age.1": ("{n} dag oud (run geëindigd op {moment})", "{n} day old (run ended {moment})"),
    "bundle.age": (
        "{n} dagen oud (run geëindigd op {moment})",
        "{n} days old (run ended {moment})",
    ),
    "bundle.age.unknown": ("hoe oud is niet bekend", "how old is not known"),
    "bundle.age.future": (
        "de run zou nog moeten eindigen ({moment})",
        "the run is still to end ({moment})",
    ),
    "bundle.what": (
        "{verdict}, {text}; suite {suite}, contract {contract}, {url}",
        "{verdict}, {text}; suite {suite}, contract {contract}, {url}",
    ),
    "bundle.row.what": ("Oordeel", "Verdict"),
    "bundle.row.audit": ("Audit", "Audit"),
    "bundle.row.tested": ("Getest", "Tested"),
    "bundle.row.signed": ("Door wie", "By whom"),
    "bundle.row.age": ("Hoe oud", "How old"),
    "bundle.row.made": ("Rapport", "Report"),
    "bundle.row.draft": ("Stand", "Status"),
    "bundle.row.worth": ("Wat het is", "What it is"),
    "refused.partial": ("gedeeltelijk: {seen}", "partial: {seen}"),
    "refused.own-contract": ("een eigen contract: {seen}", "a contract of one's own: {seen}"),
    "refused.capability": (
        "verklaard met --capability: {seen}",
        "declared with --capability: {seen}",
    ),
    "refused.known-failures": (
        "een lijst van bekende fouten ({seen})",
        "a list of known failures ({seen})",
    ),
    "refused.unsigned": (
        "niet ondertekend door iemand in --signers {seen}",
        "not signed by anybody in --signers {seen}",
    ),
    "refused.draft": ("een concept: niet genoemd {seen}", "a draft: not named {seen}"),
    "refused.kind": ("het is van een andere soort: {seen}", "it is of another kind: {seen}"),
    "refused.verdict": ("het oordeel is {seen}", "the verdict is {seen}"),
    "refused.text": ("beoordeeld naar tekst {seen}", "judged by text {seen}"),
    "refused.contract": ("contract {seen}", "contract {seen}"),
    "refused.product": ("product {seen}", "product {seen}"),
    "refused.old-suite": ("de suite is te oud: {seen}", "the suite is too old: {seen}"),
    "refused.stale": ("te oud, in dagen: {seen}", "too old, in days: {seen}"),
}
