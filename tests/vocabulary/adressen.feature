# language: nl
Functionaliteit: De woorden van steps/adressen.py
  Adressen in antwoorden leiden naar wat ze noemen.

  Regel: Dan leidt elk adres naar wat het noemt

    @voldoet
    Abstract Scenario: De adressen zijn die van de API zelf, geheel of als pad
      Gegeven een provider met de eigenaardigheid <eigenaardigheid>
      Als de consumer een klantcontact registreert
      En de consumer de adressen in de antwoorden van deze run bekijkt en er van elke soort een volgt
      Dan leidt elk adres naar wat het noemt

      Voorbeelden:
        | eigenaardigheid   |
        | location-relative |
        | location-absent   |

    @voldoet-niet
    Abstract Scenario: De adressen zijn die van iets anders
      Gegeven een provider met de fout <fout>
      Als de consumer een klantcontact registreert
      En de consumer de adressen in de antwoorden van deze run bekijkt en er van elke soort een volgt
      Dan leidt elk adres naar wat het noemt
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | fout | bevinding |
        | address-scheme-other | adressen in de antwoorden beginnen met https://reference.invalid, maar de provider is aangesproken op http://reference.invalid: actor.url, Location (actor), partij.url, … (14) |
        | address-inner-host | adressen in de antwoorden beginnen met http://klantinteracties.intern:8000, maar de provider is aangesproken op http://reference.invalid: actor.url, Location (actor), partij.url, … (14) |
        | address-subpath-missing | adressen in de antwoorden hebben het pad /api/v1, maar de API staat op /klantinteracties/api/v1: actor.url, Location (actor), partij.url, … (14) |
        | address-subpath-doubled | adressen in de antwoorden hebben het pad /klantinteracties/klantinteracties/api/v1, maar de API staat op /klantinteracties/api/v1: actor.url, Location (actor), partij.url, … (14) |
        | address-of-other-resource | adressen in de antwoorden wijzen naar iets van een andere soort: klantcontact.url |
        | address-unknown-klantcontact | adressen in de antwoorden wijzen naar een record dat er niet is: klantcontact.url |
        | address-not-a-url | adressen in de antwoorden zijn geen URL: klantcontact.url |
        | address-location-of-other-resource | adressen in de antwoorden wijzen naar iets van een andere soort: Location (klantcontact) |
