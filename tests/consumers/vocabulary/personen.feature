# language: nl
Functionaliteit: Wie de consumer vastlegt

  Regel: Dan verwijst de betrokkene naar de ene partij van de klant

    @voldoet
    Scenario: De partij van de klant
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan verwijst de betrokkene naar de ene partij van de klant

    @voldoet
    Scenario: Eerst het klantcontact
      Gegeven het gesprek nieuw van de consumer klantcontact-first
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan verwijst de betrokkene naar de ene partij van de klant

    @voldoet
    Scenario: Eerst proberen, dan zoeken
      Gegeven het gesprek bekend van de consumer tries
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan verwijst de betrokkene naar de ene partij van de klant

    @voldoet-niet
    Scenario: Geen betrokkene
      Gegeven het gesprek bekend van de consumer betrokkene-none
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan verwijst de betrokkene naar de ene partij van de klant
      Maar dat voldoet niet
        | bevinding                                                                |
        | bij het klantcontact van een gekende klant is geen betrokkene vastgelegd |

    @voldoet-niet
    Scenario: Geen partij
      Gegeven het gesprek bekend van de consumer betrokkene-nobody
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan verwijst de betrokkene naar de ene partij van de klant
      Maar dat voldoet niet
        | bevinding                               |
        | de betrokkene verwijst naar geen partij |

    @voldoet-niet
    Scenario: Een andere partij
      Gegeven het gesprek bekend van de consumer betrokkene-stranger
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan verwijst de betrokkene naar de ene partij van de klant
      Maar dat voldoet niet
        | bevinding                                                          |
        | de betrokkene verwijst naar een andere partij dan die van de klant |

    @voldoet-niet
    Scenario: Twee partijen
      Gegeven het gesprek nieuw van de consumer partij-twice
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan verwijst de betrokkene naar de ene partij van de klant
      Maar dat voldoet niet
        | bevinding                                 |
        | voor één klant zijn twee partijen gemaakt |

  Regel: Dan heeft de consumer geen partij gemaakt

    @voldoet
    Scenario: Niets gemaakt
      Gegeven het gesprek anoniem van de consumer behaves
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen partij gemaakt

    @voldoet-niet
    Scenario: Een partij voor wie anoniem belt
      Gegeven het gesprek anoniem van de consumer anonymous-partij
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen partij gemaakt
      Maar dat voldoet niet
        | bevinding                                       |
        | voor een onbekende beller is een partij gemaakt |

  Regel: Dan staan er geen contactgegevens bij de betrokkene

    @voldoet
    Scenario: Alleen de partij
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan staan er geen contactgegevens bij de betrokkene

    @voldoet
    Scenario: Een lege naam
      Gegeven het gesprek bekend van de consumer empty-name
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan staan er geen contactgegevens bij de betrokkene

    @voldoet-niet
    Scenario: Een naam
      Gegeven het gesprek bekend van de consumer betrokkene-named
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan staan er geen contactgegevens bij de betrokkene
      Maar dat voldoet niet
        | bevinding                                                 |
        | de betrokkene van een gekende klant heeft contactgegevens |

    @voldoet-niet
    Scenario: Een e-mailadres
      Gegeven het gesprek bekend van de consumer betrokkene-mailed
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan staan er geen contactgegevens bij de betrokkene
      Maar dat voldoet niet
        | bevinding                                                                |
        | bij de betrokkene van een gekende klant is een digitaal adres vastgelegd |

  Regel: Dan is te zien of de consumer de actor al kende

    @waarneming
    Scenario: Opgezocht
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien of de consumer de actor al kende
        | bevinding                     |
        | de consumer zocht de actor op |

  Regel: Dan is de medewerker als actor vastgelegd

    @voldoet
    Scenario: De medewerker
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is de medewerker als actor vastgelegd

    @voldoet
    Scenario: De medewerker en een collega
      Gegeven het gesprek bekend van de consumer actor-two
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is de medewerker als actor vastgelegd

    @voldoet-niet
    Scenario: Niemand
      Gegeven het gesprek bekend van de consumer actor-none
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is de medewerker als actor vastgelegd
      Maar dat voldoet niet
        | bevinding                                     |
        | bij het klantcontact is geen actor vastgelegd |

    @voldoet-niet
    Scenario: Een ander
      Gegeven het gesprek bekend van de consumer actor-other
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is de medewerker als actor vastgelegd
      Maar dat voldoet niet
        | bevinding                                        |
        | een andere actor is vastgelegd dan de medewerker |

    @voldoet-niet
    Scenario: Een afdeling
      Gegeven het gesprek bekend van de consumer actor-unit
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is de medewerker als actor vastgelegd
      Maar dat voldoet niet
        | bevinding                                                |
        | alleen een afdeling is vastgelegd, en niet de medewerker |
