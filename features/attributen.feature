# language: nl
Functionaliteit: De attributen van het klantcontact
  Als KCC-medewerker
  wil ik dat wat ik over het gesprek vastleg precies zo terugkomt
  zodat de klant en mijn collega's erop kunnen vertrouwen

  @C0992-2.0
  Regel: De vraag en het antwoord staan samen in het klantcontact

    @MUST @snel
    Abstract Scenario: De vraag en het antwoord van het voorbeeld komen letterlijk terug
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staan in <bron> de vraag en het antwoord van het voorbeeld

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |

  @C0992-2.1
  Regel: De provider geeft het klantcontact een ID

    @MUST @F2173-2 @snel
    Scenario: Het klantcontact krijgt een ID van de provider
      Als de consumer het gesprek registreert met losse aanroepen
      Dan heeft het klantcontact een ID
      En is het klantcontact onder dat ID op te vragen

    @MUST
    Scenario: Twee klantcontacten hebben verschillende ID's
      Gegeven twee gesprekken die na elkaar zijn geregistreerd
      Dan hebben de klantcontacten verschillende ID's
      En staat onder elk ID het eigen klantcontact

    @SHOULD @F2173-2
    Scenario: Twee gelijke gesprekken krijgen elk een ID
      Gegeven twee gesprekken die in alles gelijk zijn en na elkaar zijn geregistreerd
      Dan hebben de klantcontacten verschillende ID's

    @MUST
    Scenario: Een meegestuurd ID wordt niet overgenomen
      Als de consumer een klantcontact met een zelfbedacht ID registreert
      Dan heeft het klantcontact niet het zelfbedachte ID

  @API-4
  Regel: Wat geen ID is, leidt nergens heen

    @SHOULD
    Abstract Scenario: Opvragen met iets wat geen ID is
      Als de consumer een <wat> opvraagt met iets wat geen ID is
      Dan zegt de provider dat dit geen ID is, of dat het er niet is

      Voorbeelden:
        | wat               |
        | klantcontact      |
        | betrokkene        |
        | actorklantcontact |
        | actor             |
        | partij            |

  @F2173-3
  Regel: Een Nummer hoort bij één klantcontact

    @SHOULD
    Scenario: Het Nummer verandert niet na de registratie
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan toont een latere opvraging hetzelfde Nummer als het antwoord op de registratie

    @SHOULD
    Scenario: Twee klantcontacten hebben nooit hetzelfde Nummer
      Gegeven twee gesprekken die na elkaar zijn geregistreerd
      Dan hebben de klantcontacten niet hetzelfde Nummer

    @SHOULD
    Scenario: Een Nummer dat al bestaat wordt geweigerd
      Gegeven een klantcontact met een Nummer
      Als de consumer nog een klantcontact met dat Nummer registreert
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      En is er van deze poging niets bewaard

    @SHOULD
    Scenario: Een Nummer houdt zijn voorloopnullen
      Gegeven een klantcontact met een Nummer dat met nullen begint
      Dan toont de provider dat Nummer met zijn voorloopnullen

    @SHOULD
    Scenario: Een groot Nummer blijft heel
      Gegeven een klantcontact met een groot Nummer
      Dan toont de provider dat grote Nummer zoals het is gestuurd

  @C0992-2.3
  Regel: Het kanaal dat de consumer invult, blijft bewaard

    @MUST @snel
    Abstract Scenario: Het Kanaal van het voorbeeld komt terug
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Kanaal "Telefoon"

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |
        | de lijst van klantcontacten    |

    @MUST
    Abstract Scenario: Ook een ander Kanaal komt terug
      Gegeven een klantcontact met Kanaal "<waarde>"
      Dan staat in het antwoord op de registratie bij Kanaal "<waarde>"
      En staat in een latere opvraging bij Kanaal "<waarde>"

      Voorbeelden:
        | waarde |
        | E-mail |
        | Balie  |
        | chat   |

    @MUST
    Scenario: Een Kanaal zo lang als het contract toestaat
      Gegeven een klantcontact met een zo lang mogelijk Kanaal en een zo lang mogelijke Taal
      Dan is dat Kanaal in zijn geheel bewaard

  @C0992-2.4
  Regel: Het onderwerp dat de medewerker invult, blijft bewaard

    @MUST @snel
    Abstract Scenario: Het Onderwerp van het voorbeeld komt terug
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Onderwerp "Afvalinzameling rond kerst"

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |
        | de lijst van klantcontacten    |

  @C0992-2.5
  Regel: De inhoud die de medewerker invult, blijft bewaard

    @MUST @snel
    Abstract Scenario: De Inhoud van het voorbeeld komt terug
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Inhoud de tekst van het voorbeeld

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |
        | de lijst van klantcontacten    |

  @C0992-2.6
  Regel: Of het contact gelukt is, blijft bewaard

    @MUST @snel
    Abstract Scenario: De Indicatie contact gelukt van het voorbeeld komt terug
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Indicatie contact gelukt "Ja"

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |
        | de lijst van klantcontacten    |

    @MUST
    Abstract Scenario: Elke waarde van Indicatie contact gelukt komt terug
      Gegeven een klantcontact met Indicatie contact gelukt "<waarde>"
      Dan staat in het antwoord op de registratie bij Indicatie contact gelukt "<waarde>"
      En staat in een latere opvraging bij Indicatie contact gelukt "<waarde>"

      Voorbeelden:
        | waarde   |
        | Ja       |
        | Nee      |
        | onbekend |

  @C0992-2.7
  Regel: De taal van het gesprek blijft bewaard, ook als de medewerker die wijzigt

    @MUST @snel
    Abstract Scenario: De Taal van het voorbeeld komt terug
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Taal "Nederlands"

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |
        | de lijst van klantcontacten    |

    @MUST
    Abstract Scenario: Ook een andere Taal komt terug
      Gegeven een klantcontact met Taal "<waarde>"
      Dan staat in het antwoord op de registratie bij Taal "<waarde>"
      En staat in een latere opvraging bij Taal "<waarde>"

      Voorbeelden:
        | waarde |
        | Engels |
        | Turks  |

    @MUST
    Scenario: Een Taal zo lang als het contract toestaat
      Gegeven een klantcontact met een zo lang mogelijk Kanaal en een zo lang mogelijke Taal
      Dan is die Taal in zijn geheel bewaard

  @C0992-2.8
  Regel: Of het gesprek vertrouwelijk is, blijft bewaard, ook als de medewerker dat wijzigt

    @MUST @snel
    Abstract Scenario: De Vertrouwelijkheid van het voorbeeld komt terug
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Vertrouwelijkheid "Nee"

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |
        | de lijst van klantcontacten    |

    @MUST
    Abstract Scenario: Elke waarde van Vertrouwelijkheid komt terug
      Gegeven een klantcontact met Vertrouwelijkheid "<waarde>"
      Dan staat in het antwoord op de registratie bij Vertrouwelijkheid "<waarde>"
      En staat in een latere opvraging bij Vertrouwelijkheid "<waarde>"

      Voorbeelden:
        | waarde |
        | Ja     |
        | Nee    |

  @C0992-2.9
  Regel: Het moment van het gesprek blijft bewaard, ook als de medewerker dat wijzigt

    @MUST @snel
    Abstract Scenario: Het tijdstip van het voorbeeld komt terug
      Gegeven het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Plaatsgevonden op "01-03-2023 10:00"

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |
        | de lijst van klantcontacten    |

    @MUST
    Abstract Scenario: Ook een ander tijdstip komt terug
      Gegeven een klantcontact met Plaatsgevonden op "<waarde>"
      Dan staat in het antwoord op de registratie bij Plaatsgevonden op "<waarde>"
      En staat in een latere opvraging bij Plaatsgevonden op "<waarde>"

      Voorbeelden:
        | waarde                 |
        | 15-07-2023 09:30       |
        | 29-02-2024 23:59:59    |
        | 29-10-2023 02:30 +0200 |
        | 29-10-2023 02:30 +0100 |
        | 26-03-2023 03:00       |
        | 31-12-2022 23:30       |
        | 01-03-2023 00:05       |

  Regel: Wat bij het ene klantcontact hoort, komt niet bij het andere terecht

    @MUST @C0992-2.0 @C0992-2.4 @C0992-2.5 @C0992-2.6 @C0992-2.7 @C0992-2.8 @C0992-2.9 @snel
    Scenario: Drie verschillende gesprekken na elkaar houden elk hun eigen gegevens
      Gegeven drie gesprekken met verschillende gegevens die na elkaar zijn geregistreerd
      Dan toont elk klantcontact bij een latere opvraging zijn eigen gegevens

    @MUST @C0992-2.5 @C0992-2.9
    Scenario: Wat de consumer weglaat, komt niet van een ander gesprek
      Gegeven een klantcontact met alleen wat verplicht is, geregistreerd na een met alles erin
      Dan toont het klantcontact niets wat voor een ander gesprek is gestuurd
