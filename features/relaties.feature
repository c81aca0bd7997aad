# language: nl
Functionaliteit: Wie bij het klantcontact betrokken waren
  Als KCC-medewerker
  wil ik dat vastligt met wie ik namens de gemeente heb gesproken
  zodat het klantcontact bij de juiste klant en de juiste medewerker hoort

  @C0992-2.10 @F2173-6
  Regel: De medewerker is als actor bij het klantcontact betrokken

    @MUST @snel
    Scenario: De koppeling noemt de actor en het klantcontact
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Dan noemt het antwoord op de registratie van de koppeling de juiste actor en het juiste klantcontact
      En noemt de koppeling bij een latere opvraging de juiste actor en het juiste klantcontact

    @MUST
    Abstract Scenario: Bij het klantcontact is alleen deze actor te vinden
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer de koppelingen van het klantcontact opvraagt
      Dan is dat alleen de koppeling met de juiste actor

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @MUST
    Abstract Scenario: Het klantcontact toont zelf de actor
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact alleen deze actor

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @SHOULD @contract
    Abstract Scenario: Het klantcontact toont de actor met zijn eigen naam
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact die actor met zijn eigen naam

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

  @C0992-1.9 @F2173-6
  Regel: De klant is als betrokkene met zijn partij bij het klantcontact betrokken

    @MUST @snel
    Abstract Scenario: De betrokkene noemt de partij, het klantcontact en de rol
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Dan noemt het antwoord op de registratie van de betrokkene de juiste partij, het juiste klantcontact en de juiste rol
      En noemt de betrokkene bij een latere opvraging de juiste partij, het juiste klantcontact en de juiste rol

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @MUST
    Abstract Scenario: Bij het klantcontact is alleen deze betrokkene te vinden
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer de betrokkenen van het klantcontact opvraagt
      Dan is dat alleen de betrokkene met de juiste partij

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @MUST
    Abstract Scenario: Het klantcontact toont zelf de betrokkene
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact alleen deze betrokkene

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @SHOULD @contract
    Scenario: De partij toont zelf de betrokkene
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de partij opvraagt
      Dan toont de partij deze betrokkene

    @MUST
    Scenario: Een betrokkene van wie de naam wordt gewijzigd, houdt zijn partij
      Gegeven een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer de naam van de betrokkene wijzigt
      Dan noemt die betrokkene nog dezelfde partij en hetzelfde klantcontact

    @SHOULD @contract
    Abstract Scenario: Bij de betrokkene staan geen contactgegevens die niemand heeft gestuurd
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Dan toont de betrokkene geen contactgegevens

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

  @C0992-1.1a @C0992-1.9
  Regel: Ook van wie weinig bekend is, blijft dat bewaard

    @SHOULD @contract
    Abstract Scenario: Een actor of partij met alleen wat verplicht is
      Als de consumer een <wat> aanmeldt met alleen wat verplicht is
      Dan neemt de provider die <wat> aan en toont de provider hem zo

      Voorbeelden:
        | wat    |
        | actor  |
        | partij |

  @C0992-1.9
  Regel: Klanten met dezelfde naam zijn verschillende klanten

    @SHOULD @contract
    Scenario: Twee klanten met dezelfde naam
      Gegeven twee klanten met dezelfde naam die na elkaar als partij zijn aangemeld
      Dan zijn dat twee partijen, elk met de eigen gegevens

  @C0992-1.9 @C0992-2.10
  Regel: Met meer gesprekken en mensen blijft alles bij het juiste klantcontact

    @MUST
    Scenario: Twee gesprekken van verschillende medewerkers met verschillende klanten
      Gegeven twee gesprekken van verschillende medewerkers met verschillende klanten
      Dan hoort bij elk klantcontact alleen de eigen actor
      En hoort bij elk klantcontact alleen de eigen partij
      En is via elke partij en elke actor alleen het eigen gesprek te vinden

    @MUST
    Scenario: Een tweede medewerker bij hetzelfde gesprek
      Gegeven een gesprek waarbij twee medewerkers betrokken waren
      Dan horen bij het klantcontact beide actoren

    @SHOULD
    Scenario: Een tweede betrokkene bij hetzelfde gesprek
      Gegeven een gesprek waarbij twee klanten betrokken waren
      Dan horen bij het klantcontact beide partijen

    @MUST
    Scenario: Een derde medewerker bij hetzelfde gesprek
      Gegeven een gesprek waarbij drie medewerkers betrokken waren
      Dan horen bij het klantcontact alle drie de actoren

    @SHOULD
    Scenario: Een derde betrokkene bij hetzelfde gesprek
      Gegeven een gesprek waarbij drie klanten betrokken waren
      Dan horen bij het klantcontact alle drie de partijen

  @API-6
  Regel: Wie erbij hoort, hoort er ook bij als het klantcontact wordt vervangen

    @SHOULD
    Scenario: Een klantcontact in zijn geheel vervangen
      Gegeven een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact vervangt door hetzelfde met een ander Onderwerp
      Dan toont een latere opvraging het vervangen klantcontact
      En horen bij het vervangen klantcontact nog dezelfde mensen

  @F2173-4
  Regel: Een verwijzing met iets wat geen ID is, wordt geweigerd

    @SHOULD
    Abstract Scenario: Een koppeling of betrokkene met iets wat geen ID is
      Gegeven een klantcontact zonder actor en betrokkene
      Als de consumer daarbij een <wat> registreert met een <wie> waarvan het ID geen ID is
      Dan weigert de provider die verwijzing

      Voorbeelden:
        | wat               | wie    |
        | actorklantcontact | actor  |
        | betrokkene        | partij |

  @API-7
  Regel: Zoeken naar wie er niet is, levert niemand op

    @SHOULD
    Scenario: Een partij zoeken op een identificator die niemand heeft
      Als de consumer een partij zoekt op een identificator die niemand heeft
      Dan levert dat geen partij op

  @API-7
  Regel: Wat is gewijzigd, wordt gevonden zoals het nu is

    @SHOULD
    Scenario: Zoeken op het nieuwe en op het oude Onderwerp
      Gegeven een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact een ander Onderwerp geeft
      Dan vindt het filter op Onderwerp het klantcontact op het nieuwe, en niet meer op het oude
