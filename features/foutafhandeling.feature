# language: nl
Functionaliteit: Wat niet klopt, wordt geweigerd en niet bewaard
  Als consumer
  wil ik dat een ongeldige registratie duidelijk wordt geweigerd
  zodat ik weet dat er niets is vastgelegd en wat ik moet verbeteren

  @F2173-4
  Regel: Een ongeldig klantcontact wordt geweigerd en laat niets na

    @SHOULD
    Abstract Scenario: Een klantcontact met een fout erin
      Als de consumer een klantcontact registreert waarin <attribuut> <fout>
      Dan weigert de provider met een status die een consumer begrijpt
      En legt de provider uit wat er mis is
      En is er van deze poging niets bewaard

      Voorbeelden:
        | attribuut                | fout                  |
        | Kanaal                   | ontbreekt             |
        | Kanaal                   | null is               |
        | Kanaal                   | van het verkeerde type is |
        | Kanaal                   | te lang is            |
        | Kanaal                   | leeg is               |
        | Onderwerp                | ontbreekt             |
        | Onderwerp                | null is               |
        | Onderwerp                | van het verkeerde type is |
        | Onderwerp                | te lang is            |
        | Onderwerp                | leeg is               |
        | Inhoud                   | van het verkeerde type is |
        | Inhoud                   | te lang is            |
        | Indicatie contact gelukt | ontbreekt             |
        | Indicatie contact gelukt | van het verkeerde type is |
        | Indicatie contact gelukt | een onbekende waarde heeft |
        | Taal                     | ontbreekt             |
        | Taal                     | null is               |
        | Taal                     | van het verkeerde type is |
        | Taal                     | te lang is            |
        | Taal                     | leeg is               |
        | Vertrouwelijkheid        | ontbreekt             |
        | Vertrouwelijkheid        | null is               |
        | Vertrouwelijkheid        | van het verkeerde type is |
        | Plaatsgevonden op        | ontbreekt             |
        | Plaatsgevonden op        | null is               |
        | Plaatsgevonden op        | van het verkeerde type is |
        | Plaatsgevonden op        | geen tijdstip is      |

    @SHOULD
    Scenario: Een bericht dat geen JSON is
      Als de consumer een klantcontact registreert met een afgebroken JSON-bericht
      Dan weigert de provider met een status die een consumer begrijpt
      En is er van deze poging niets bewaard

  @F2173-4
  Regel: Een koppeling met iets dat niet bestaat wordt geweigerd en laat niets na

    @SHOULD
    Abstract Scenario: Een koppeling of betrokkene die naar niets verwijst
      Gegeven een klantcontact zonder actor en betrokkene
      Als de consumer een <wat> registreert met een onbekende <onbekende>
      Dan weigert de provider met een status die een consumer begrijpt
      En is er van deze koppeling niets bewaard

      Voorbeelden:
        | wat               | onbekende    |
        | actorklantcontact | actor        |
        | actorklantcontact | klantcontact |
        | betrokkene        | partij       |
        | betrokkene        | klantcontact |

    @SHOULD
    Scenario: Alles in één keer met een onbekende partij
      Als de consumer in één keer registreert met een onbekende partij
      Dan weigert de provider met een status die een consumer begrijpt
      En is er van deze poging niets bewaard

    @SHOULD
    Scenario: Alles in één keer met een te lang Onderwerp
      Als de consumer in één keer registreert met een te lang Onderwerp
      Dan weigert de provider met een status die een consumer begrijpt
      En is er van deze poging niets bewaard

    @SHOULD
    Abstract Scenario: Een betrokkene zonder geldige rol
      Gegeven een klantcontact zonder actor en betrokkene
      Als de consumer een betrokkene <fout> rol registreert
      Dan weigert de provider met een status die een consumer begrijpt
      En is er van deze koppeling niets bewaard

      Voorbeelden:
        | fout              |
        | met een onbekende |
        | zonder            |

  @F2173-4
  Regel: Een ongeldige wijziging wordt geweigerd en verandert niets

    @SHOULD
    Scenario: Een te lang Onderwerp bij een bestaand klantcontact
      Gegeven een klantcontact zonder actor en betrokkene
      Als de consumer het Onderwerp van dat klantcontact in een te lange tekst wijzigt
      Dan weigert de provider met een status die een consumer begrijpt
      En heeft dat klantcontact nog zijn eigen gegevens

  @API-4
  Regel: Wat niet bestaat, wordt niet gevonden

    @SHOULD
    Abstract Scenario: Een onbekend ID opvragen
      Als de consumer een <wat> met een onbekend ID opvraagt
      Dan zegt de provider dat die niet bestaat

      Voorbeelden:
        | wat               |
        | klantcontact      |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

  @API-3
  Regel: Wie niet bekend is, krijgt niets te zien en bewaart niets

    @SHOULD
    Abstract Scenario: Lezen zonder geldige inloggegevens
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Als iemand met <inloggegevens> de <wat> opvraagt
      Dan wordt die persoon de toegang geweigerd

      Voorbeelden:
        | inloggegevens          | wat                     |
        | geen inloggegevens     | lijst van klantcontacten |
        | verkeerde inloggegevens | lijst van klantcontacten |
        | alleen een schema      | lijst van klantcontacten |
        | een afgekapt token     | lijst van klantcontacten |
        | een verlengd token     | lijst van klantcontacten |
        | geen inloggegevens     | gegevens van het klantcontact |
        | verkeerde inloggegevens | gegevens van het klantcontact |
        | geen inloggegevens     | gegevens van de partij  |

    @SHOULD
    Abstract Scenario: Registreren zonder geldige inloggegevens
      Als iemand met <inloggegevens> een klantcontact registreert
      Dan wordt die persoon de toegang geweigerd
      En heeft deze bezoeker niets bewaard

      Voorbeelden:
        | inloggegevens           |
        | geen inloggegevens      |
        | verkeerde inloggegevens |

    @SHOULD
    Scenario: Alles in één keer registreren zonder inloggegevens
      Als iemand met geen inloggegevens alles in één keer registreert
      Dan wordt die persoon de toegang geweigerd
      En heeft deze bezoeker niets bewaard

    @SHOULD
    Abstract Scenario: Iemand bekend maken zonder inloggegevens
      Als iemand met geen inloggegevens een <wie> aanmeldt
      Dan wordt die persoon de toegang geweigerd

      Voorbeelden:
        | wie    |
        | actor  |
        | partij |

    @SHOULD
    Abstract Scenario: Iets toevoegen of wijzigen zonder inloggegevens
      Gegeven een klantcontact zonder actor en betrokkene
      Als iemand met geen inloggegevens bij dat klantcontact <iets> probeert
      Dan wordt die persoon de toegang geweigerd
      En hoort bij dat klantcontact nog niemand en is het niet veranderd

      Voorbeelden:
        | iets                     |
        | een betrokkene te voegen |
        | een actor te koppelen    |
        | iets te wijzigen         |

    @SHOULD
    Scenario: Verwijderen zonder geldige inloggegevens
      Gegeven een klantcontact zonder actor en betrokkene
      Als iemand met geen inloggegevens dat klantcontact verwijdert
      Dan wordt die persoon de toegang geweigerd
      En bestaat dat klantcontact nog
