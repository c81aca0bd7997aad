# language: nl
Functionaliteit: Wat de consumer in het klantcontact zet

  Regel: Dan is Kanaal zoals opgegeven

    @voldoet
    Scenario: Kanaal past
      Gegeven het gesprek bekend van de consumer kanaal-lower-case
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Kanaal zoals opgegeven

    @voldoet-niet
    Scenario: Kanaal past niet
      Gegeven het gesprek bekend van de consumer kanaal-desk
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Kanaal zoals opgegeven
      Maar dat voldoet niet
        | bevinding           |
        | Kanaal is een ander |

  Regel: Dan is Onderwerp zoals opgegeven

    @voldoet
    Scenario: Onderwerp past
      Gegeven het gesprek bekend van de consumer subject-with-more
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Onderwerp zoals opgegeven

    @voldoet-niet
    Scenario: Onderwerp past niet
      Gegeven het gesprek bekend van de consumer onderwerp-fixed
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Onderwerp zoals opgegeven
      Maar dat voldoet niet
        | bevinding                                 |
        | Onderwerp is niet wat de medewerker opgaf |

  Regel: Dan is Inhoud zoals opgegeven

    @voldoet
    Scenario: Inhoud past
      Gegeven het gesprek bekend van de consumer other-case
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Inhoud zoals opgegeven

    @voldoet-niet
    Scenario: Inhoud past niet
      Gegeven het gesprek bekend van de consumer inhoud-no-answer
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Inhoud zoals opgegeven
      Maar dat voldoet niet
        | bevinding                           |
        | in de inhoud ontbreekt het antwoord |

  Regel: Dan is Indicatie contact gelukt zoals opgegeven

    @voldoet
    Scenario: Indicatie contact gelukt past
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Indicatie contact gelukt zoals opgegeven

    @voldoet-niet
    Scenario: Indicatie contact gelukt past niet
      Gegeven het gesprek bekend van de consumer gelukt-none
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Indicatie contact gelukt zoals opgegeven
      Maar dat voldoet niet
        | bevinding                                 |
        | Indicatie contact gelukt is niet ingevuld |

  Regel: Dan is Taal zoals opgegeven

    @voldoet
    Scenario: Taal past
      Gegeven het gesprek anders van de consumer behaves
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Taal zoals opgegeven

    @voldoet-niet
    Scenario: Taal past niet
      Gegeven het gesprek anders van de consumer taal-fixed
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Taal zoals opgegeven
      Maar dat voldoet niet
        | bevinding                 |
        | Taal is een andere waarde |

  Regel: Dan is Vertrouwelijkheid zoals opgegeven

    @voldoet
    Scenario: Vertrouwelijkheid past
      Gegeven het gesprek anders van de consumer behaves
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Vertrouwelijkheid zoals opgegeven

    @voldoet-niet
    Scenario: Vertrouwelijkheid past niet
      Gegeven het gesprek anders van de consumer vertrouwelijk-fixed
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Vertrouwelijkheid zoals opgegeven
      Maar dat voldoet niet
        | bevinding                              |
        | Vertrouwelijkheid is een andere waarde |

  Regel: Dan is Plaatsgevonden op zoals opgegeven

    @voldoet
    Scenario: Plaatsgevonden op past
      Gegeven het gesprek bekend van de consumer moment-utc
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Plaatsgevonden op zoals opgegeven

    @voldoet-niet
    Scenario: Plaatsgevonden op past niet
      Gegeven het gesprek bekend van de consumer moment-zone
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Plaatsgevonden op zoals opgegeven
      Maar dat voldoet niet
        | bevinding                                                                                                     |
        | Plaatsgevonden op valt niet in het gesprek, en is niet het moment van opslaan: het scheelt 1 uur, de tijdzone |
