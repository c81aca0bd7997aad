# language: nl
Functionaliteit: Een bekende klant belt met een vraag die meteen beantwoord wordt
  Als KCC-medewerker
  wil ik het gesprek met een bekende klant vastleggen
  zodat een collega later kan zien wat er is gevraagd en geantwoord

  @C0992-1.1a
  Regel: De medewerker is bij de provider als actor bekend

    @MUST @snel
    Scenario: De medewerker is als actor op te vragen
      Gegeven een medewerker die als actor bekend is
      Als de consumer die actor opvraagt
      Dan toont de provider die actor

    @MUST
    Scenario: Een nieuwe medewerker kan als actor bekend worden gemaakt
      Als de consumer een nieuwe medewerker als actor aanmeldt
      Dan neemt de provider de actor aan
      En toont de provider de actor met de aangemelde gegevens

  @C0992-1.7
  Regel: Van het gesprek met een bekende klant ontstaat een klantcontact

    @MUST @C0992-2.11 @F2173-1 @snel
    Abstract Scenario: De provider neemt de registratie aan
      Gegeven een medewerker die als actor bekend is
      En een klant die als partij bekend is
      Als de consumer het gesprek registreert met <werkwijze>
      Dan neemt de provider elke stap van de registratie aan

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @MUST
    Abstract Scenario: Het klantcontact is op zijn ID terug te vinden
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer het klantcontact opvraagt
      Dan toont de provider dat klantcontact

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @MUST
    Abstract Scenario: Er is precies één klantcontact van het gesprek
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer alle klantcontacten met het kenmerk van het gesprek opvraagt
      Dan is dat precies dit ene klantcontact

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @SHOULD @contract @alleen
    Scenario: Het klantcontact staat in de lijst van alle klantcontacten
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de lijst van alle klantcontacten tot en met de laatste pagina leest
      Dan staat dit klantcontact in de lijst

    @SHOULD @contract
    Abstract Scenario: Het klantcontact is via de partij van de klant te vinden
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer de klantcontacten van de partij opvraagt
      Dan staat dit klantcontact in de lijst
      En levert dezelfde vraag voor een onbekende partij dit klantcontact niet op

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @SHOULD @contract @C0992-2.10
    Scenario: Het klantcontact is via de actor van de medewerker te vinden
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de klantcontacten van de actor opvraagt
      Dan staat dit klantcontact in de lijst
      En levert dezelfde vraag voor een onbekende actor dit klantcontact niet op

  @C0992-1.9
  Regel: Bij een bekende klant hoort zo nodig een nieuwe partij

    @MUST
    Scenario: Een nieuwe klant kan als partij bekend worden gemaakt
      Als de consumer een nieuwe klant als partij aanmeldt
      Dan neemt de provider de partij aan
      En toont de provider de partij met de aangemelde gegevens
