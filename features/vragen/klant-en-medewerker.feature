# language: nl
Functionaliteit: Open vragen over de klant en de medewerker
  Als beheerder van de standaard
  wil ik weten welke lezing van een open vraag een provider volgt
  zodat de vraag op feiten kan worden besloten

  @OPEN @Q1
  Regel: Komt er een betrokkene om de naam te bewaren die de beller noemt?

    Scenario: De naam van de beller
      Als de consumer een betrokkene met alleen een naam registreert
      Dan is te zien welke lezing van Q1 de provider volgt
        | waarneming                                                                      | past bij   |
        | een betrokkene met alleen een naam wordt bewaard                                | A, B, C, D |
        | een betrokkene met alleen een naam wordt aangenomen, maar de naam gaat verloren | B, C       |
        | een betrokkene zonder partij wordt geweigerd                                    | A, B, C    |
        | een betrokkene met alleen een partij wordt bewaard                              | A, B, C, D |
        | een betrokkene zonder naam wordt geweigerd                                      | A, C, D    |

  @OPEN @Q3
  Regel: Wat gebeurt er als de identiteit vaststaat maar de klant niet gekend is, of andersom?

    Scenario: Een klant die nog niet bekend was
      Als de consumer een net aangemaakte partij aan een klantcontact verbindt
      Dan is te zien welke lezing van Q3 de provider volgt
        | waarneming                                                          | past bij |
        | een net gemaakte partij is meteen aan een klantcontact te verbinden | A, B, C  |
        | een nieuwe partij is niet te maken of niet te verbinden             | C        |

  @OPEN @Q5
  Regel: Welke gegevens krijgt een partij die tijdens het gesprek wordt gemaakt?

    Scenario: Een partij zonder contactgegevens
      Als de consumer een partij zonder contactgegevens aanmeldt
      Dan is te zien welke lezing van Q5 de provider volgt
        | waarneming                                        | past bij |
        | een partij zonder contactgegevens wordt bewaard   | A, B, C  |
        | een partij zonder contactgegevens wordt geweigerd | A, C     |
        | een consumer kan geen partij maken                | C        |

  @OPEN @Q6
  Regel: Telt toestemming voor hergebruik van gegevens mee bij wat er wordt vastgelegd?

    Scenario: Een klantcontact van een partij zonder contactgegevens
      Als de consumer een partij zonder contactgegevens aan een klantcontact verbindt
      Dan is te zien welke lezing van Q6 de provider volgt
        | waarneming                                                | past bij |
        | een klantcontact is te verbinden met een lege partij      | A, B     |
        | een klantcontact is niet te verbinden met een lege partij | B        |

  @OPEN @Q9
  Regel: Is de actor een attribuut van het klantcontact of een eigen koppelobject?

    Scenario: De actor als attribuut of als koppeling
      Als de consumer de actor als attribuut en als koppeling vastlegt
      Dan is te zien welke lezing van Q9 de provider volgt
        | waarneming                                             | past bij |
        | de actor is alleen met een koppelobject vast te leggen | B        |
        | de actor is alleen als attribuut vast te leggen        | A        |
        | de actor is op beide manieren vast te leggen           | A, B     |

  @OPEN @Q21
  Regel: Hoort de initiator bij het klantcontact, bij de betrokkene, of bij beide?

    Scenario: Wie het initiatief nam
      Als de consumer kijkt waar het initiatief staat
      Dan is te zien welke lezing van Q21 de provider volgt
        | waarneming                                          | past bij |
        | alleen de betrokkene zegt wie het initiatief nam    | A        |
        | alleen het klantcontact zegt wie het initiatief nam | B        |
        | beide zeggen wie het initiatief nam                 | C        |

  @OPEN @Q25
  Regel: Mag een actor die niet (meer) actief is bij een klantcontact worden vastgelegd?

    Scenario: Een medewerker die niet meer actief is
      Als de consumer een inactieve actor aan een klantcontact verbindt
      Dan is te zien welke lezing van Q25 de provider volgt
        | waarneming                                           | past bij |
        | de koppeling met een inactieve actor wordt geweigerd | A        |
        | de koppeling met een inactieve actor wordt bewaard   | B        |

  @OPEN @Q26
  Regel: Mag een partij bestaan zonder verwijzing naar een register?

    Scenario: Een partij zonder identificator
      Als de consumer een partij zonder identificator aanmeldt
      Dan is te zien welke lezing van Q26 de provider volgt
        | waarneming                                      | past bij |
        | een partij zonder identificator wordt bewaard   | B        |
        | een partij zonder identificator wordt geweigerd | A        |
