"""What is said while calls are played, in Dutch and English."""

WORDS = {
    "observing": ("Observeert {url} (contract {contract})",
                  "Observing {url} (contract {contract})"),
    "token": ("token van de ingebouwde referentie: {token}",
              "token of the built-in reference: {token}"),
    "proxy": ("langs de proxy {proxy}", "by way of the proxy {proxy}"),
    "point": ("wijs de consumer naar: {base}", "point the consumer at: {base}"),
    "control": ("gesprekken begin en einde geven: {url} (pagina), POST"
                " {url}/gesprekken/ID/begin|einde|klaar, GET {url}/stand",
                "say when calls begin and end: {url} (a page), POST"
                " {url}/gesprekken/ID/begin|einde|klaar, GET {url}/stand"),
    "changed": ("onderweg verandert: de Host, absolute links in JSON, in queries en in Location"
                " (beide kanten op), en antwoorden worden onverpakt gevraagd",
                "changed on the way: the Host, absolute links in JSON, in queries and in Location"
                " (both ways), and answers are asked for unpacked"),
    "kept": ("onderweg verandert: de Host, en antwoorden worden onverpakt gevraagd; links blijven"
             " zoals ze zijn (--links keep)",
             "changed on the way: the Host, and answers are asked for unpacked; links stay as they"
             " are (--links keep)"),
    "open": ("luistert op {host}: iedereen die daar bij kan, komt bij de provider",
             "listens on {host}: whoever can reach that reaches the provider"),
    "calls": ("gesprekken: {ids}", "calls: {ids}"),
    "stop": ("Ctrl-C stopt, en oordeelt over wat er is gezien",
             "Ctrl-C stops, and judges what was seen"),
    "judged": ("{call}: {failed} niet gehaald, {open} niet te beoordelen, {passed} gehaald",
               "{call}: {failed} failed, {open} cannot tell, {passed} passed"),
    "stopping": ("gestopt; wat er is gezien wordt beoordeeld",
                 "stopped; what was seen is being judged"),
    "saved": ("Opname        {path}", "Recording     {path}"),
    "command.failed": ("het commando voor {call} eindigde met {code}",
                       "the command for {call} ended with {code}"),
    "command.unended": ("het commando voor {call} gaf niet aan wanneer het gesprek voorbij was",
                        "the command for {call} did not say when the call was over"),
    "unanswered": ("{n} aanroepen kregen geen antwoord van de provider; de eerste: {trouble}",
                   "{n} requests got no answer from the provider; the first: {trouble}"),
    # out of order
    "begun": ("gesprek {call} is al begonnen", "call {call} has begun already"),
    "not begun": ("gesprek {call} is nog niet begonnen", "call {call} has not begun yet"),
    "over": ("gesprek {call} is al voorbij", "call {call} is over already"),
    "not over": ("gesprek {call} is nog niet voorbij: geef eerst het einde",
                 "call {call} is not over yet: give its end first"),
    "done": ("gesprek {call} is al klaar", "call {call} is done already"),
    "no call": ("er is geen gesprek {call}", "there is no call {call}"),
    "no step": ("kies begin, einde of klaar", "choose begin, einde or klaar"),
    "finished by": ("afgerond is opgeslagen of geannuleerd",
                    "afgerond is opgeslagen or geannuleerd"),
    "no body": ("de inhoud is geen JSON-object", "the body is no JSON object"),
    "stranger": ("dit komt van een andere pagina of onder een andere naam",
                 "this comes from another page or by another name"),
    # the page
    "title": ("Gesprekken", "Calls"),
    "page.base": ("De consumer stuurt naar", "The consumer sends to"),
    "page.order": ("Begin het gesprek, geef het einde aan als er is opgehangen, en sla daarna pas"
                   " op. Is er opgeslagen of geannuleerd, geef dat dan aan.",
                   "Begin the call, mark its end when the caller has hung up, and save only then."
                   " Once it is saved or cancelled, say so."),
    "page.call": ("Gesprek", "Call"),
    "page.mark": ("Kenmerk", "Mark"),
    "page.state": ("Stand", "State"),
    "page.next": ("Nu", "Now"),
    "page.findings": ("Bevindingen", "Findings"),
    "page.none": ("nog geen", "none yet"),
    "page.reload": ("Ververs deze pagina", "Reload this page"),
    "page.requests": ("aanroepen tot nu toe: {n}", "requests until now: {n}"),
    "do.begin": ("Begin", "Begin"),
    "do.einde": ("Einde", "End"),
    "do.opgeslagen": ("Opgeslagen", "Saved"),
    "do.geannuleerd": ("Geannuleerd", "Cancelled"),
    "state.wacht": ("nog niet begonnen", "not begun"),
    "state.loopt": ("loopt", "running"),
    "state.voorbij": ("voorbij, wordt vastgelegd", "over, being registered"),
    "state.klaar": ("klaar, wacht op rust", "done, waiting for quiet"),
    "state.beoordeeld": ("beoordeeld", "judged"),
    "not.played": ("niet gespeeld: {ids}", "not played: {ids}"),
}  # fmt: skip
"""By key: Dutch and English."""


def word(key: str, language: str, **values: object) -> str:
    """The words for a key."""
    return WORDS[key][1 if language == "en" else 0].format(**values)
