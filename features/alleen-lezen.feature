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
      Als de consumer de lijst van bestaande klantcontacten leest
      Dan heeft elk record in die lijst een eigen ID

    @SHOULD @contract
    Scenario: Elk klantcontact uit de lijst is onder zijn ID op te vragen
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is elk daarvan onder zijn eigen ID op te vragen

  Regel: Een klantcontact toont wat bij de registratie verplicht is

    @MUST @C0992-2.3
    Scenario: Elk klantcontact toont het Kanaal
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is van elk daarvan het attribuut Kanaal te lezen

    @MUST @C0992-2.4
    Scenario: Elk klantcontact toont het Onderwerp
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is van elk daarvan het attribuut Onderwerp te lezen

    @MUST @C0992-2.7
    Scenario: Elk klantcontact toont de Taal
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is van elk daarvan het attribuut Taal te lezen

    @MUST @C0992-2.8
    Scenario: Elk klantcontact toont de Vertrouwelijkheid
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is van elk daarvan het attribuut Vertrouwelijkheid te lezen

    @MUST @C0992-2.9
    Scenario: Elk klantcontact toont een geldig tijdstip of geen tijdstip
      Als de consumer een steekproef van de bestaande klantcontacten leest
      Dan is van elk daarvan het attribuut Plaatsgevonden op te lezen

  @C0992-1.9
  Regel: Klantcontact, betrokkene en partij horen van alle kanten gezien bij elkaar

    @SHOULD @contract
    Abstract Scenario: Elke verwijzing klopt van beide kanten
      Als de consumer een steekproef van de bestaande <soort> leest
      Dan bestaan de <ander> waarnaar is verwezen, en verwijzen ze terug

      Voorbeelden:
        | soort          | ander          |
        | betrokkenen    | klantcontacten |
        | klantcontacten | betrokkenen    |
        | betrokkenen    | partijen       |
        | partijen       | betrokkenen    |

  @C0992-2.10
  Regel: Klantcontact en actor horen van alle kanten gezien bij elkaar

    @SHOULD @contract
    Abstract Scenario: Elke koppeling klopt van beide kanten
      Als de consumer een steekproef van de bestaande <soort> leest
      Dan bestaan de <ander> waarnaar is verwezen, en verwijzen ze terug

      Voorbeelden:
        | soort               | ander          |
        | actorklantcontacten | klantcontacten |
        | actorklantcontacten | actoren        |
        | klantcontacten      | actoren        |

  @API-5
  Regel: Een lijst klopt met wat er staat

    @SHOULD
    Abstract Scenario: De lijst toont elk record zoals het zelf wordt getoond
      Als de consumer een steekproef van de bestaande <soort> leest
      Dan is elk daarvan onder zijn eigen ID op te vragen
      En toont een opvraging van elk daarvan hetzelfde als de lijst

      Voorbeelden:
        | soort               |
        | klantcontacten      |
        | betrokkenen         |
        | actorklantcontacten |
        | actoren             |
        | partijen            |

    @SHOULD
    Abstract Scenario: Ook elk ander record heeft een eigen ID
      Als de consumer de lijst van bestaande <soort> leest
      Dan heeft elk record in die lijst een eigen ID

      Voorbeelden:
        | soort               |
        | betrokkenen         |
        | actorklantcontacten |
        | actoren             |
        | partijen            |

    @SHOULD
    Abstract Scenario: Bladeren met kleine pagina's
      Als de consumer met pagina's van <aantal> door de bestaande <soort> bladert
      Dan staat geen record twee keer op dezelfde pagina
      En past het aantal dat de provider noemt bij wat er te lezen is

      Voorbeelden:
        | aantal | soort               |
        | 5      | klantcontacten      |
        | 5      | betrokkenen         |
        | 5      | actorklantcontacten |
        | 5      | actoren             |
        | 5      | partijen            |

  @API-6
  Regel: Wat er staat, heeft de vorm uit het contract

    @SHOULD
    Abstract Scenario: Elk record heeft de vorm uit het contract
      Als de consumer een steekproef van de bestaande <soort> leest
      Dan heeft elk daarvan de vorm uit het contract

      Voorbeelden:
        | soort               |
        | klantcontacten      |
        | betrokkenen         |
        | actorklantcontacten |
        | actoren             |
        | partijen            |

    @SHOULD
    Abstract Scenario: Elke lijst heeft de vorm uit het contract
      Als de consumer de lijst van bestaande <soort> leest
      Dan heeft die lijst de vorm uit het contract

      Voorbeelden:
        | soort               |
        | klantcontacten      |
        | betrokkenen         |
        | actorklantcontacten |
        | actoren             |
        | partijen            |

  @API-1 @API-2
  Regel: Lezen geeft de status en het mediatype uit het contract

    @SHOULD
    Abstract Scenario: De status en het mediatype van wat is gelezen
      Als de consumer een steekproef van de bestaande <soort> leest
      Dan hebben die antwoorden een status en een mediatype uit het contract

      Voorbeelden:
        | soort               |
        | klantcontacten      |
        | betrokkenen         |
        | actorklantcontacten |
        | actoren             |
        | partijen            |

  @API-7
  Regel: Een filter toont wat eraan voldoet en niets anders

    @SHOULD
    Abstract Scenario: Filteren op wat er staat
      Als de consumer de bestaande <soort> filtert op <filter> van een daarvan
      Dan toont het filter dat record, en alleen wat eraan voldoet
      En toont het niets voor een waarde die niet bestaat

      Voorbeelden:
        | soort               | filter                        |
        | klantcontacten      | de partij                     |
        | klantcontacten      | de betrokkene                 |
        | betrokkenen         | het klantcontact              |
        | betrokkenen         | de partij                     |
        | betrokkenen         | het klantcontact en de partij |
        | actorklantcontacten | de actor                      |
        | actorklantcontacten | het klantcontact              |
        | actorklantcontacten | de actor en het klantcontact  |

  @API-4
  Regel: Wat er niet staat, wordt niet gevonden

    @SHOULD
    Abstract Scenario: Een onbekend ID opvragen
      Als de consumer een <soort> met een onbekend ID opvraagt
      Dan meldt de provider dat dit ID niet bestaat

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
      Als iemand <inloggegevens> <wat> opvraagt
      Dan wordt die persoon geweigerd, zonder iets te zien te krijgen

      Voorbeelden:
        | inloggegevens               | wat                         |
        | zonder inloggegevens        | de bestaande klantcontacten |
        | met verkeerde inloggegevens | de bestaande klantcontacten |
        | zonder inloggegevens        | een bestaand klantcontact   |
        | met verkeerde inloggegevens | een bestaand klantcontact   |
        | zonder inloggegevens        | de bestaande partijen       |
        | zonder inloggegevens        | een bestaande partij        |
