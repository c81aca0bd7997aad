# language: nl
Functionaliteit: Wat niet klopt, wordt geweigerd en niet bewaard
  Als consumer
  wil ik dat een ongeldige registratie duidelijk wordt geweigerd
  zodat ik weet dat er niets is vastgelegd en wat ik moet verbeteren

  @F2173-4
  Regel: Een ongeldig klantcontact wordt geweigerd en laat geen sporen na
    De norm is status 400 of 422. Een andere 4xx voldoet als die over het bericht zelf gaat (zoals
    404 of 409), niet als die over de bezoeker of het moment gaat (401, 403, 405, 406, 407, 408, 415
    en 429).

    @SHOULD
    Abstract Scenario: Een klantcontact met een fout
      Als de consumer een klantcontact registreert waarin <attribuut> <fout>
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      En legt de provider uit wat er mis is
      En is er van deze poging niets bewaard

      Voorbeelden:
        | attribuut                | fout                       |
        | Kanaal                   | ontbreekt                  |
        | Kanaal                   | de waarde null heeft       |
        | Kanaal                   | van het verkeerde type is  |
        | Kanaal                   | te lang is                 |
        | Kanaal                   | leeg is                    |
        | Onderwerp                | ontbreekt                  |
        | Onderwerp                | de waarde null heeft       |
        | Onderwerp                | van het verkeerde type is  |
        | Onderwerp                | te lang is                 |
        | Onderwerp                | leeg is                    |
        | Inhoud                   | van het verkeerde type is  |
        | Inhoud                   | te lang is                 |
        | Indicatie contact gelukt | ontbreekt                  |
        | Indicatie contact gelukt | van het verkeerde type is  |
        | Indicatie contact gelukt | een onbekende waarde heeft |
        | Taal                     | ontbreekt                  |
        | Taal                     | de waarde null heeft       |
        | Taal                     | van het verkeerde type is  |
        | Taal                     | te lang is                 |
        | Taal                     | leeg is                    |
        | Vertrouwelijkheid        | ontbreekt                  |
        | Vertrouwelijkheid        | de waarde null heeft       |
        | Vertrouwelijkheid        | van het verkeerde type is  |
        | Plaatsgevonden op        | ontbreekt                  |
        | Plaatsgevonden op        | de waarde null heeft       |
        | Plaatsgevonden op        | van het verkeerde type is  |
        | Plaatsgevonden op        | geen tijdstip is           |

    @SHOULD @snel
    Scenario: Een bericht dat geen JSON is
      Als de consumer een klantcontact registreert met een afgebroken JSON-bericht
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      En is er van deze poging niets bewaard

  @F2173-4
  Regel: Een verwijzing naar iets wat niet bestaat wordt geweigerd en laat geen sporen na

    @SHOULD
    Abstract Scenario: Een koppeling of betrokkene die verwijst naar iets wat niet bestaat
      Gegeven een klantcontact zonder actor en betrokkene
      Als de consumer een <wat> registreert met <onbekende>
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      En is er aan dat klantcontact niets toegevoegd

      Voorbeelden:
        | wat               | onbekende                 |
        | actorklantcontact | een onbekende actor       |
        | actorklantcontact | een onbekend klantcontact |
        | betrokkene        | een onbekende partij      |
        | betrokkene        | een onbekend klantcontact |

    @SHOULD
    Scenario: Alles in één keer met een onbekende partij
      Als de consumer alles in één keer registreert met een onbekende partij
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      En is er van deze poging niets bewaard

    @SHOULD
    Scenario: Alles in één keer met een te lang Onderwerp
      Als de consumer alles in één keer registreert met een te lang Onderwerp
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      En is er van deze poging niets bewaard

    @SHOULD
    Abstract Scenario: Een betrokkene zonder geldige rol
      Gegeven een klantcontact zonder actor en betrokkene
      Als de consumer een betrokkene <fout> registreert
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      En is er aan dat klantcontact niets toegevoegd

      Voorbeelden:
        | fout                  |
        | met een onbekende rol |
        | zonder rol            |

  @F2173-4
  Regel: Een ongeldige wijziging wordt geweigerd en verandert niets

    @SHOULD
    Scenario: Een te lang Onderwerp bij een bestaand klantcontact
      Gegeven een klantcontact zonder actor en betrokkene
      Als de consumer het Onderwerp van dat klantcontact in een te lange tekst wijzigt
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      En heeft dat klantcontact nog zijn eigen gegevens

  @API-4
  Regel: Wat niet bestaat, wordt niet gevonden

    @SHOULD
    Abstract Scenario: Een onbekend ID opvragen
      Als de consumer een <wat> met een onbekend ID opvraagt
      Dan meldt de provider dat dit ID niet bestaat

      Voorbeelden:
        | wat               |
        | klantcontact      |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

  @API-3
  Regel: Wie niet bekend is, krijgt niets te zien en kan niets vastleggen

    @SHOULD
    Abstract Scenario: Lezen zonder geldige inloggegevens
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Als iemand <inloggegevens> de <wat> opvraagt
      Dan wordt die persoon de toegang geweigerd

      Voorbeelden:
        | inloggegevens               | wat                           |
        | zonder inloggegevens        | lijst van klantcontacten      |
        | met verkeerde inloggegevens | lijst van klantcontacten      |
        | met een leeg token          | lijst van klantcontacten      |
        | met een afgekapt token      | lijst van klantcontacten      |
        | met een verlengd token      | lijst van klantcontacten      |
        | zonder inloggegevens        | gegevens van het klantcontact |
        | met verkeerde inloggegevens | gegevens van het klantcontact |
        | zonder inloggegevens        | gegevens van de partij        |

    @SHOULD
    Abstract Scenario: Wat de consumer net heeft gelezen, krijgt een vreemde niet te zien
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Als een vreemde de <soort> opvraagt die de consumer net heeft gelezen
      Dan krijgt de vreemde daar niets van te zien

      Voorbeelden:
        | soort               |
        | klantcontacten      |
        | betrokkenen         |
        | actorklantcontacten |
        | actoren             |
        | partijen            |
        | interne taken       |

    @SHOULD
    Abstract Scenario: Registreren zonder geldige inloggegevens
      Als iemand <inloggegevens> een klantcontact registreert
      Dan wordt die persoon de toegang geweigerd
      En is van deze bezoeker niets bewaard

      Voorbeelden:
        | inloggegevens               |
        | zonder inloggegevens        |
        | met verkeerde inloggegevens |

    @SHOULD
    Scenario: Alles in één keer registreren zonder inloggegevens
      Als iemand zonder inloggegevens alles in één keer registreert
      Dan wordt die persoon de toegang geweigerd
      En is van deze bezoeker niets bewaard

    @SHOULD
    Abstract Scenario: Een actor of partij aanmelden zonder inloggegevens
      Als iemand zonder inloggegevens een <wie> aanmeldt
      Dan wordt die persoon de toegang geweigerd

      Voorbeelden:
        | wie    |
        | actor  |
        | partij |

    @SHOULD
    Abstract Scenario: Iets toevoegen of wijzigen zonder inloggegevens
      Gegeven een klantcontact zonder actor en betrokkene
      Als iemand zonder inloggegevens probeert <iets>
      Dan wordt die persoon de toegang geweigerd
      En hoort bij dat klantcontact nog niemand en is het niet veranderd

      Voorbeelden:
        | iets                                              |
        | een betrokkene aan dat klantcontact toe te voegen |
        | een actor aan dat klantcontact te koppelen        |
        | dat klantcontact te wijzigen                      |

    @SHOULD
    Scenario: Verwijderen zonder geldige inloggegevens
      Gegeven een klantcontact zonder actor en betrokkene
      Als iemand zonder inloggegevens dat klantcontact verwijdert
      Dan wordt die persoon de toegang geweigerd
      En bestaat dat klantcontact nog
