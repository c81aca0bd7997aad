# language: nl
Functionaliteit: De woorden van steps/bladeren.py
  Een lijst is volledig en een filter filtert.

  Regel: Dan staat elk van de vijf klantcontacten in de lijst

    @voldoet
    Abstract Scenario: Bladeren levert ze alle vijf
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van <aantal> door de klantcontacten met dat kenmerk bladert
      Dan staat elk van de vijf klantcontacten in de lijst

      Voorbeelden:
        | aantal |
        | 2      |
        | 5      |

    @voldoet-niet
    Scenario: De laatste pagina ontbreekt
      Gegeven een provider die op GET /klantcontacten antwoordt met
        | plaats | waarde |
        | /next  | null   |
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de klantcontacten met dat kenmerk bladert
      Dan staat elk van de vijf klantcontacten in de lijst
      Maar dat voldoet niet
        | bevinding                                             | plaats | clausule |
        | van de vijf klantcontacten ontbreken er 3 in de lijst |        |          |

    @voldoet-niet
    Scenario: De lijst is niet te lezen
      Gegeven een provider die op GET /klantcontacten antwoordt met 500
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijst van klantcontacten met dat kenmerk leest
      Dan staat elk van de vijf klantcontacten in de lijst
      Maar dat voldoet niet
        | bevinding                                                    | plaats | clausule |
        | de lijst is niet te lezen: de lijst antwoordt met status 500 |        |          |

  Regel: Dan staat geen klantcontact twee keer op een pagina

    @voldoet
    Scenario: Op elke pagina staat elk klantcontact één keer
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de klantcontacten met dat kenmerk bladert
      Dan staat geen klantcontact twee keer op een pagina

    @voldoet-niet
    Scenario: Een klantcontact staat dubbel op een pagina
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 2, "next": null, "previous": null, "results": [
          {"uuid": "11111111-1111-4111-8111-111111111111"},
          {"uuid": "11111111-1111-4111-8111-111111111111"}]}
        """
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijst van klantcontacten met dat kenmerk leest
      Dan staat geen klantcontact twee keer op een pagina
      Maar dat voldoet niet
        | bevinding                                           | plaats | clausule |
        | een klantcontact staat twee keer op dezelfde pagina |        |          |

  Regel: Dan klopt het aantal dat de provider noemt

    @voldoet
    Scenario: Het aantal is dat van de hele lijst
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de klantcontacten met dat kenmerk bladert
      Dan klopt het aantal dat de provider noemt

    @voldoet-niet
    Scenario: Het aantal is dat van een pagina
      Gegeven een provider die op GET /klantcontacten antwoordt met
        | plaats | waarde |
        | /count | 2      |
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de klantcontacten met dat kenmerk bladert
      Dan klopt het aantal dat de provider noemt
      Maar dat voldoet niet
        | bevinding                                          | plaats | clausule |
        | het genoemde aantal is niet het aantal in de lijst | /count |          |

  Regel: Dan toont de lijst van elk klantcontact dezelfde gegevens als een opvraging

    @voldoet
    Scenario: Het tijdstip staat in de lijst anders geschreven, maar is hetzelfde
      Gegeven een provider met de eigenaardigheid instant-with-offset
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijst van klantcontacten met dat kenmerk leest
      Dan toont de lijst van elk klantcontact dezelfde gegevens als een opvraging

    @voldoet-niet
    Abstract Scenario: De lijst toont iets anders
      Gegeven een provider die op GET /klantcontacten antwoordt met
        | plaats             | waarde   |
        | /results/*<plaats> | <waarde> |
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijst van klantcontacten met dat kenmerk leest
      Dan toont de lijst van elk klantcontact dezelfde gegevens als een opvraging
      Maar dat voldoet niet
        | bevinding                                                           | plaats   | clausule |
        | <attribuut> heeft in de lijst een andere waarde dan in de opvraging | <plaats> |          |

      Voorbeelden:
        | plaats            | waarde       | attribuut         |
        | /inhoud           | (weg)        | Inhoud            |
        | /plaatsgevondenOp | "2023-03-01" | Plaatsgevonden op |

  Regel: Dan staat er geen ander klantcontact in de lijst

    @voldoet
    Scenario: Elke pagina houdt zich aan het filter
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de klantcontacten met dat kenmerk bladert
      Dan staat er geen ander klantcontact in de lijst

    @voldoet-niet
    Abstract Scenario: Het filter gaat verloren
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      En vijf klantcontacten met een gezamenlijk kenmerk
      En een klantcontact zonder actor en betrokkene
      Als de consumer met pagina's van 2 door de klantcontacten met dat kenmerk bladert
      Dan staat er geen ander klantcontact in de lijst
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | fout                          | bevinding                                                                   |
        | list-next-loses-filter        | op een volgende pagina staan klantcontacten die niet aan het filter voldoen |
        | list-filter-ignored-onderwerp | in de lijst staan klantcontacten die niet aan het filter voldoen            |

  Regel: Dan staat geen klantcontact op twee pagina's

    @voldoet
    Scenario: Elk klantcontact staat op één pagina
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de klantcontacten met dat kenmerk bladert
      Dan staat geen klantcontact op twee pagina's

    @voldoet-niet
    Scenario: De volgorde wisselt van pagina tot pagina
      Gegeven een provider met de fout list-ties-turn
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de klantcontacten met dat kenmerk bladert
      Dan staat geen klantcontact op twee pagina's
      Maar dat voldoet niet
        | bevinding                                                  | plaats | clausule |
        | een klantcontact staat op twee pagina's van dezelfde lijst |        |          |
