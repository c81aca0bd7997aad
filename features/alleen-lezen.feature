# language: nl
@lezen
Functionaliteit: Lezen wat er al staat
  Als beheerder van een omgeving waarin niets geschreven mag worden
  wil ik weten wat er over de provider te zeggen is door alleen te lezen
  zodat ik ook daar kan zien of het register klopt

  @C0992-2.1
  Regel: Elk klantcontact heeft een eigen ID

    @MUST
    Scenario: De klantcontacten die er staan hebben elk een eigen ID
      Als de consumer de lijst van het soort klantcontact leest
      Dan heeft elk record in die lijst een eigen ID

    @MUST
    Scenario: Elk klantcontact uit de lijst is onder zijn ID op te vragen
      Als de consumer een steekproef van het soort klantcontact leest
      Dan is elk daarvan onder zijn eigen ID op te vragen

  Regel: Een klantcontact toont wat bij de registratie verplicht is

    @MUST @C0992-2.3
    Scenario: Elk klantcontact toont het Kanaal
      Als de consumer een steekproef van het soort klantcontact leest
      Dan is van elk daarvan Kanaal te lezen

    @MUST @C0992-2.4
    Scenario: Elk klantcontact toont het Onderwerp
      Als de consumer een steekproef van het soort klantcontact leest
      Dan is van elk daarvan Onderwerp te lezen

    @MUST @C0992-2.7
    Scenario: Elk klantcontact toont de Taal
      Als de consumer een steekproef van het soort klantcontact leest
      Dan is van elk daarvan Taal te lezen

    @MUST @C0992-2.8
    Scenario: Elk klantcontact toont de Vertrouwelijkheid
      Als de consumer een steekproef van het soort klantcontact leest
      Dan is van elk daarvan Vertrouwelijkheid te lezen

    @MUST @C0992-2.9
    Scenario: Wat een klantcontact aan tijdstip toont is een tijdstip
      Als de consumer een steekproef van het soort klantcontact leest
      Dan is van elk daarvan Plaatsgevonden op te lezen

  @C0992-1.9
  Regel: Klantcontact, betrokkene en partij horen van alle kanten gezien bij elkaar

    @MUST
    Abstract Scenario: Wie door de een wordt genoemd, bestaat en noemt de ander
      Als de consumer een steekproef van het soort <soort> leest
      Dan bestaat elke <ander> waarnaar is verwezen, en verwijst die terug

      Voorbeelden:
        | soort        | ander        |
        | betrokkene   | klantcontact |
        | klantcontact | betrokkene   |
        | betrokkene   | partij       |
        | partij       | betrokkene   |

  @C0992-2.10
  Regel: Klantcontact en actor horen van alle kanten gezien bij elkaar

    @MUST
    Abstract Scenario: Wie aan een klantcontact is gekoppeld, bestaat en wordt getoond
      Als de consumer een steekproef van het soort <soort> leest
      Dan bestaat elke <ander> waarnaar is verwezen, en verwijst die terug

      Voorbeelden:
        | soort             | ander        |
        | actorklantcontact | klantcontact |
        | actorklantcontact | actor        |
        | klantcontact      | actor        |

  @API-5
  Regel: Een lijst vertelt de waarheid over wat er staat

    @SHOULD
    Abstract Scenario: De lijst toont elk record zoals het zelf wordt getoond
      Als de consumer een steekproef van het soort <soort> leest
      Dan is elk daarvan onder zijn eigen ID op te vragen
      En toont een opvraging van elk daarvan hetzelfde als de lijst

      Voorbeelden:
        | soort             |
        | klantcontact      |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

    @SHOULD
    Abstract Scenario: Elk ander record in een lijst heeft een eigen ID
      Als de consumer de lijst van het soort <soort> leest
      Dan heeft elk record in die lijst een eigen ID

      Voorbeelden:
        | soort             |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

    @SHOULD
    Abstract Scenario: Bladeren met kleine pagina's
      Als de consumer met pagina's van <aantal> door het soort <soort> bladert
      Dan staat geen record twee keer op dezelfde pagina
      En past het aantal dat de provider noemt bij wat er te lezen is

      Voorbeelden:
        | aantal | soort             |
        | 5      | klantcontact      |
        | 5      | betrokkene        |
        | 5      | actorklantcontact |
        | 5      | actor             |
        | 5      | partij            |

  @API-6
  Regel: Wat er staat heeft de vorm uit het contract

    @SHOULD
    Abstract Scenario: Elk record heeft de vorm uit het contract
      Als de consumer een steekproef van het soort <soort> leest
      Dan heeft elk daarvan de vorm uit het contract

      Voorbeelden:
        | soort             |
        | klantcontact      |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

    @SHOULD
    Abstract Scenario: Elke lijst heeft de vorm uit het contract
      Als de consumer de lijst van het soort <soort> leest
      Dan heeft die lijst de vorm uit het contract

      Voorbeelden:
        | soort             |
        | klantcontact      |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

  @API-1 @API-2
  Regel: Lezen geeft de status en het mediatype uit het contract

    @SHOULD
    Abstract Scenario: De status en het mediatype van wat is gelezen
      Als de consumer een steekproef van het soort <soort> leest
      Dan hebben die antwoorden een status en een mediatype uit het contract

      Voorbeelden:
        | soort             |
        | klantcontact      |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

  @API-7
  Regel: Een filter laat van wat er staat zien wat eraan voldoet en niets anders

    @SHOULD
    Abstract Scenario: Filteren op wat er staat
      Als de consumer het soort <soort> filtert op de <filter> van een bestaand record
      Dan toont het filter dat record, en alleen wat eraan voldoet
      En toont het niets voor een waarde die niet bestaat

      Voorbeelden:
        | soort             | filter              |
        | klantcontact      | partij              |
        | klantcontact      | betrokkene          |
        | betrokkene        | klantcontact        |
        | betrokkene        | partij              |
        | betrokkene        | klantcontact_partij |
        | actorklantcontact | actor               |
        | actorklantcontact | klantcontact        |
        | actorklantcontact | actor_klantcontact  |

  @API-4
  Regel: Wat er niet staat, wordt niet gevonden

    @SHOULD
    Abstract Scenario: Een onbekend ID opvragen
      Als de consumer een <soort> met een onbekend ID opvraagt
      Dan zegt de provider dat die niet bestaat

      Voorbeelden:
        | soort             |
        | klantcontact      |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

  @API-3
  Regel: Wie niet bekend is, krijgt niets te zien van wat er staat

    @SHOULD
    Abstract Scenario: Lezen zonder geldige inloggegevens
      Als iemand met <inloggegevens> <wat> van het soort <soort> opvraagt
      Dan wordt die persoon geweigerd, zonder iets te zien te krijgen

      Voorbeelden:
        | inloggegevens           | wat        | soort        |
        | geen inloggegevens      | de lijst   | klantcontact |
        | verkeerde inloggegevens | de lijst   | klantcontact |
        | geen inloggegevens      | een record | klantcontact |
        | verkeerde inloggegevens | een record | klantcontact |
        | geen inloggegevens      | de lijst   | partij       |
        | geen inloggegevens      | een record | partij       |
