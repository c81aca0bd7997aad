# language: nl
Functionaliteit: Welke lezing de consumer volgt

  Regel: Dan is te zien welke lezing van Q1 de consumer volgt

    @waarneming
    Scenario: Q1: alleen partij
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q1 de consumer volgt
        | bevinding     |
        | alleen-partij |

    @waarneming
    Scenario: Q1: naam en partij
      Gegeven het gesprek bekend van de consumer betrokkene-named
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q1 de consumer volgt
        | bevinding      |
        | naam-en-partij |

  Regel: Dan is te zien welke lezing van Q2 de consumer volgt

    @waarneming
    Scenario: Q2: nooit geregistreerd
      Gegeven het gesprek anoniem van de consumer behaves
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q2 de consumer volgt
        | bevinding           |
        | nooit-geregistreerd |

    @waarneming
    Scenario: Q2: soms geregistreerd
      Gegeven het gesprek anoniem van de consumer anonymous-if-named
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q2 de consumer volgt
        | bevinding          |
        | soms-geregistreerd |

    @waarneming
    Scenario: Q2: altijd geregistreerd
      Gegeven het gesprek anoniem van de consumer anonymous-registered
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q2 de consumer volgt
        | bevinding            |
        | altijd-geregistreerd |

  Regel: Dan is te zien welke lezing van Q12 de consumer volgt

    @waarneming
    Scenario: Q12: klantcontact verwijderd
      Gegeven het gesprek geweigerd van de consumer behaves
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q12 de consumer volgt
        | bevinding               |
        | klantcontact-verwijderd |

    @waarneming
    Scenario: Q12: niets verwijderd
      Gegeven het gesprek geweigerd van de consumer refused-again
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q12 de consumer volgt
        | bevinding        |
        | niets-verwijderd |

  Regel: Dan is te zien welke lezing van Q18 de consumer volgt

    @waarneming
    Scenario: Q18: begin van het gesprek
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q18 de consumer volgt
        | bevinding             |
        | begin-van-het-gesprek |

    @waarneming
    Scenario: Q18: moment van registreren
      Gegeven het gesprek bekend van de consumer moment-of-saving
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q18 de consumer volgt
        | bevinding              |
        | moment-van-registreren |

  Regel: Dan is te zien welke lezing van Q20 de consumer volgt

    @waarneming
    Scenario: Q20: samen in inhoud
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q20 de consumer volgt
        | bevinding       |
        | samen-in-inhoud |

    @waarneming
    Scenario: Q20: antwoord apart
      Gegeven het gesprek bekend van de consumer answer-apart
      En een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q20 de consumer volgt
        | bevinding      |
        | antwoord-apart |

  Regel: Dan is te zien welke lezing van Q30 de consumer volgt

    @waarneming
    Scenario: Q30: per vraag een
      Gegeven het gesprek twee-vragen van de consumer behaves
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q30 de consumer volgt
        | bevinding     |
        | per-vraag-een |

    @waarneming
    Scenario: Q30: samen een
      Gegeven het gesprek twee-vragen van de consumer questions-together
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q30 de consumer volgt
        | bevinding |
        | samen-een |
