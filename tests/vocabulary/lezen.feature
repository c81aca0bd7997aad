# language: nl
Functionaliteit: De woorden van steps/lezen.py
  Wat er al staat, gezien zonder iets te schrijven.

  Regel: Dan heeft elk record in die lijst een eigen ID

    @voldoet
    Abstract Scenario: Elk record heeft een eigen ID
      Gegeven een provider die zich aan het contract houdt
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Als de consumer de lijst van bestaande <soort> leest
      Dan heeft elk record in die lijst een eigen ID

      Voorbeelden:
        | soort          |
        | klantcontacten |
        | partijen       |

    @voldoet-niet
    Abstract Scenario: Een ID ontbreekt of is van meer dan één record
      Gegeven een provider die op GET /partijen antwoordt met
        | plaats          | waarde   |
        | /results/*/uuid | <waarde> |
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Als de consumer de lijst van bestaande partijen leest
      Dan heeft elk record in die lijst een eigen ID
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> | /uuid  |          |

      Voorbeelden:
        | waarde | bevinding                                          |
        | (weg)  | in de lijst staat een partij zonder ID             |
        | "1"    | meer dan één partij in de lijst heeft hetzelfde ID |

    @niet-te-beoordelen
    Scenario: Er staat niets
      Gegeven een provider die zich aan het contract houdt
      Als de consumer de lijst van bestaande partijen leest
      Dan heeft elk record in die lijst een eigen ID
      Maar dat is niet te beoordelen
        | oorzaak      | melding                      |
        | prerequisite | er staat niets in deze lijst |

  Regel: Dan is elk daarvan onder zijn eigen ID op te vragen

    @voldoet
    Scenario: Elk record is op te vragen
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is elk daarvan onder zijn eigen ID op te vragen

    @voldoet-niet
    Scenario: Wat in de lijst staat is er niet
      Gegeven een provider die op GET /partijen/{id} antwoordt met 404
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande partijen leest
      Dan is elk daarvan onder zijn eigen ID op te vragen
      Maar dat voldoet niet
        | bevinding                                                  | plaats | clausule |
        | een partij uit de lijst is niet onder zijn ID op te vragen |        |          |

    @voldoet-niet
    Scenario: Bij opvraging staat er een ander ID
      Gegeven een provider die op GET /partijen/{id} antwoordt met
        | plaats | waarde                                 |
        | /uuid  | "11111111-1111-4111-8111-111111111111" |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande partijen leest
      Dan is elk daarvan onder zijn eigen ID op te vragen
      Maar dat voldoet niet
        | bevinding                                            | plaats | clausule |
        | een partij toont bij opvraging een ander ID, of geen | /uuid  |          |

  Regel: Dan toont een opvraging van elk daarvan hetzelfde als de lijst

    @voldoet
    Scenario: De lijst toont elk record zoals het zelf wordt getoond
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan toont een opvraging van elk daarvan hetzelfde als de lijst

    @voldoet-niet
    Abstract Scenario: De lijst toont iets anders
      Gegeven een provider die op GET /klantcontacten antwoordt met
        | plaats             | waarde   |
        | /results/*<plaats> | <waarde> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan toont een opvraging van elk daarvan hetzelfde als de lijst
      Maar dat voldoet niet
        | bevinding                                                               | plaats   | clausule |
        | de lijst toont <attribuut> van een klantcontact anders dan de opvraging | <plaats> |          |

      Voorbeelden:
        | plaats          | waarde | attribuut   |
        | /inhoud         | (weg)  | Inhoud      |
        | /onderwerp      | "x"    | Onderwerp   |
        | /hadBetrokkenen | []     | Betrokkenen |

  Regel: Dan heeft elk daarvan de vorm uit het contract

    @voldoet
    Abstract Scenario: Elk record heeft de vorm uit het contract
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande <soort> leest
      Dan heeft elk daarvan de vorm uit het contract

      Voorbeelden:
        | soort               |
        | klantcontacten      |
        | betrokkenen         |
        | actorklantcontacten |
        | actoren             |
        | partijen            |

    @voldoet-niet
    Scenario: Een record heeft een andere vorm
      Gegeven een provider die op GET /actoren/{id} antwoordt met
        | plaats           | waarde |
        | /indicatieActief | "ja"   |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande actoren leest
      Dan heeft elk daarvan de vorm uit het contract
      Maar dat voldoet niet
        | bevinding                                                   | plaats           | clausule |
        | actor heeft niet de vorm uit het contract: /indicatieActief | /indicatieActief |          |

  Regel: Dan heeft die lijst de vorm uit het contract

    @voldoet
    Scenario: De lijst heeft de vorm uit het contract
      Gegeven een provider die zich aan het contract houdt
      Als de consumer de lijst van bestaande betrokkenen leest
      Dan heeft die lijst de vorm uit het contract

    @voldoet-niet
    Scenario: De lijst is geen lijst
      Gegeven een provider die op GET /betrokkenen antwoordt met 200 en
        """
        {"rijen": []}
        """
      Als de consumer de lijst van bestaande betrokkenen leest
      Dan heeft die lijst de vorm uit het contract
      Maar dat voldoet niet
        | bevinding                                          | plaats   | clausule |
        | list heeft niet de vorm uit het contract: /count   | /count   |          |
        | list heeft niet de vorm uit het contract: /results | /results |          |

  Regel: Dan hebben die antwoorden een status en een mediatype uit het contract

    @voldoet
    Scenario: Lezen geeft 200 en JSON
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande partijen leest
      Dan hebben die antwoorden een status en een mediatype uit het contract

    @voldoet-niet
    Scenario: Lezen geeft iets anders
      Gegeven een provider die op GET /partijen/{id} antwoordt met
        | plaats       | waarde    |
        | status       | 203       |
        | Content-Type | text/html |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande partijen leest
      Dan hebben die antwoorden een status en een mediatype uit het contract
      Maar dat voldoet niet
        | bevinding                                          | plaats | clausule |
        | status 203 in plaats van 200                       |        |          |
        | mediatype text/html in plaats van application/json |        |          |

  Regel: Dan is van elk daarvan het attribuut <attribuut> te lezen

    @voldoet
    Abstract Scenario: Wat verplicht is, is te lezen
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is van elk daarvan het attribuut <attribuut> te lezen

      Voorbeelden:
        | attribuut         |
        | Kanaal            |
        | Onderwerp         |
        | Taal              |
        | Vertrouwelijkheid |
        | Plaatsgevonden op |

    @voldoet
    Scenario: Wat niet verplicht is, mag ontbreken
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats            | waarde |
        | /plaatsgevondenOp | null   |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is van elk daarvan het attribuut Plaatsgevonden op te lezen

    @voldoet-niet
    Abstract Scenario: Wat verplicht is ontbreekt, of is niet te begrijpen
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is van elk daarvan het attribuut <attribuut> te lezen
      Maar dat voldoet niet
        | bevinding                                         | plaats   | clausule |
        | <attribuut> van een klantcontact is niet te lezen | <plaats> |          |

      Voorbeelden:
        | attribuut         | plaats            | waarde                |
        | Kanaal            | /kanaal           | ""                    |
        | Onderwerp         | /onderwerp        | (weg)                 |
        | Taal              | /taal             | 7                     |
        | Vertrouwelijkheid | /vertrouwelijk    | "ja"                  |
        | Plaatsgevonden op | /plaatsgevondenOp | "2023-03-01T10:00:00" |

  Regel: Dan bestaan de <ander> waarnaar is verwezen, en verwijzen ze terug

    @voldoet
    Abstract Scenario: Wie elkaar noemen
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande <soort> leest
      Dan bestaan de <ander> waarnaar is verwezen, en verwijzen ze terug

      Voorbeelden:
        | soort               | ander          |
        | betrokkenen         | klantcontacten |
        | klantcontacten      | betrokkenen    |
        | betrokkenen         | partijen       |
        | partijen            | betrokkenen    |
        | actorklantcontacten | klantcontacten |
        | actorklantcontacten | actoren        |
        | klantcontacten      | actoren        |

    @voldoet-niet
    Abstract Scenario: Een verwijzing zonder antwoord
      Gegeven een provider die op GET <verzoek> antwoordt met
        | plaats   | waarde |
        | <plaats> | []     |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande <soort> leest
      Dan bestaan de <ander> waarnaar is verwezen, en verwijzen ze terug
      Maar dat voldoet niet
        | bevinding                                          | plaats       | clausule |
        | een <een> noemt een <met een>, maar omgekeerd niet | <verwijzing> |          |

      Voorbeelden:
        | soort               | ander          | verzoek              | plaats               | verwijzing       | een               | met een      |
        | betrokkenen         | klantcontacten | /klantcontacten/{id} | /hadBetrokkenen      | /hadKlantcontact | betrokkene        | klantcontact |
        | betrokkenen         | partijen       | /partijen/{id}       | /betrokkenen         | /wasPartij       | betrokkene        | partij       |
        | actorklantcontacten | klantcontacten | /klantcontacten/{id} | /hadBetrokkenActoren | /klantcontact    | actorklantcontact | klantcontact |

    @voldoet-niet
    Scenario: Een verwijzing naar niets
      Gegeven een provider die op GET /actoren/{id} antwoordt met 404
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een steekproef van de bestaande actorklantcontacten leest
      Dan bestaan de actoren waarnaar is verwezen, en verwijzen ze terug
      Maar dat voldoet niet
        | bevinding                                                      | plaats | clausule |
        | een actorklantcontact noemt een actor die niet op te vragen is | /actor |          |

    @niet-te-beoordelen
    Scenario: Er is geen verwijzing
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact zonder actor en betrokkene
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan bestaan de betrokkenen waarnaar is verwezen, en verwijzen ze terug
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                               |
        | prerequisite | geen enkele gelezen klantcontact noemt een betrokkene |

  Regel: Dan staat geen record twee keer op dezelfde pagina

    @voldoet
    Scenario: Elk record staat één keer op een pagina
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de bestaande klantcontacten bladert
      Dan staat geen record twee keer op dezelfde pagina

    @voldoet-niet
    Scenario: Een record staat dubbel
      Gegeven een provider die op GET /partijen antwoordt met 200 en
        """
        {"count": 2, "next": null, "previous": null, "results": [
          {"uuid": "11111111-1111-4111-8111-111111111111"},
          {"uuid": "11111111-1111-4111-8111-111111111111"}]}
        """
      Als de consumer met pagina's van 2 door de bestaande partijen bladert
      Dan staat geen record twee keer op dezelfde pagina
      Maar dat voldoet niet
        | bevinding                                     | plaats | clausule |
        | een partij staat twee keer op dezelfde pagina |        |          |

  Regel: Dan past het aantal dat de provider noemt bij wat er te lezen is

    @voldoet
    Scenario: Het aantal past
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van 2 door de bestaande klantcontacten bladert
      Dan past het aantal dat de provider noemt bij wat er te lezen is

    @voldoet-niet
    Abstract Scenario: Het aantal past niet
      Gegeven een provider die op GET /klantcontacten antwoordt met
        | plaats | waarde   |
        | /count | <aantal> |
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van <grootte> door de bestaande klantcontacten bladert
      Dan past het aantal dat de provider noemt bij wat er te lezen is
      Maar dat voldoet niet
        | bevinding                                                        | plaats | clausule |
        | het genoemde aantal past niet bij wat er in de lijst te lezen is | /count |          |

      Voorbeelden:
        | grootte | aantal |
        | 2       | 2      |
        | 50      | 99     |

  Regel: Dan toont het filter dat record, en alleen wat eraan voldoet

    @voldoet
    Abstract Scenario: Het filter toont wat eraan voldoet
      Gegeven een provider die zich aan het contract houdt
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Als de consumer de bestaande <soort> filtert op <filter> van een daarvan
      Dan toont het filter dat record, en alleen wat eraan voldoet

      Voorbeelden:
        | soort               | filter                        |
        | klantcontacten      | de partij                     |
        | klantcontacten      | de betrokkene                 |
        | betrokkenen         | het klantcontact en de partij |
        | actorklantcontacten | de actor                      |

    @voldoet-niet
    Scenario: Het filter toont niets
      Gegeven een provider met de fout relation-betrokkene-not-in-lists
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Als de consumer de bestaande betrokkenen filtert op de partij van een daarvan
      Dan toont het filter dat record, en alleen wat eraan voldoet
      Maar dat voldoet niet
        | bevinding                               | plaats | clausule |
        | het filter toont niet wat eraan voldoet |        |          |

    @voldoet-niet
    Abstract Scenario: Het filter toont alles
      Gegeven een provider met de fout <fout>
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Als de consumer de bestaande <soort> filtert op <filter> van een daarvan
      Dan toont het filter dat record, en alleen wat eraan voldoet
      Maar dat voldoet niet
        | bevinding                                    | plaats | clausule |
        | het filter toont ook wat er niet aan voldoet |        |          |

      Voorbeelden:
        | soort          | filter        | fout                                  |
        | betrokkenen    | de partij     | list-filter-ignored-betrokkene-partij |
        | klantcontacten | de betrokkene | list-filter-ignored-betrokkene        |

  Regel: Dan toont het niets voor een waarde die niet bestaat

    @voldoet
    Scenario: Een onbekende waarde levert niets op
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de bestaande klantcontacten filtert op de partij van een daarvan
      Dan toont het niets voor een waarde die niet bestaat

    @voldoet-niet
    Scenario: Een onbekende waarde levert toch iets op
      Gegeven een provider met de fout list-filter-ignored-partij
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de bestaande klantcontacten filtert op de partij van een daarvan
      Dan toont het niets voor een waarde die niet bestaat
      Maar dat voldoet niet
        | bevinding                                              | plaats | clausule |
        | het filter toont iets voor een waarde die niet bestaat |        |          |

  Regel: Dan wordt die persoon geweigerd, zonder iets te zien te krijgen

    @voldoet
    Abstract Scenario: Een onbekende bezoeker ziet niets
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als iemand <inloggegevens> <wat> opvraagt
      Dan wordt die persoon geweigerd, zonder iets te zien te krijgen

      Voorbeelden:
        | inloggegevens               | wat                   |
        | zonder inloggegevens        | de bestaande partijen |
        | met verkeerde inloggegevens | een bestaande partij  |

    @voldoet-niet
    Abstract Scenario: Een onbekende bezoeker ziet toch iets
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      Als iemand zonder inloggegevens een bestaand klantcontact opvraagt
      Dan wordt die persoon geweigerd, zonder iets te zien te krijgen
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | fout                     | bevinding                                                  |
        | access-single-reads-open | zonder geldige inloggegevens antwoordt de provider met 200 |
        | access-refused-but-shown | de weigering toont toch gegevens uit het register          |
