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
