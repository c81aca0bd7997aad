# language: nl
Functionaliteit: Welke lezing de consumer volgt
  Als auteur van de standaard
  wil ik weten hoe applicaties de open vragen lezen
  zodat ik kan beslissen wat de tekst moet zeggen

  @OPEN @Q1
  Regel: Komt er een betrokkene om de naam te bewaren die de beller noemt?
    Scenario: De naam van de beller
      Gegeven een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q1 de consumer volgt
        | waarneming                                                         | past bij |
        | de betrokkene van een gekende klant heeft een naam                 | A        |
        | de betrokkene van een gekende klant verwijst alleen naar de partij | B, C     |
        | een genoemde naam wordt vastgelegd zonder partij                   | D        |

  @OPEN @Q2
  Regel: Mag een anoniem gesprek zonder vervolg als klantcontact worden vastgelegd?
    Scenario: Het anonieme gesprek
      Gegeven een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q2 de consumer volgt
        | waarneming                                                   | past bij |
        | geen anoniem gesprek is geregistreerd                        | A        |
        | het ene anonieme gesprek is geregistreerd en het andere niet | B        |
        | anonieme gesprekken zijn geregistreerd                       | C        |

  @OPEN @Q12
  Regel: Wat verwijdert de consumer als een vervolgstap mislukt?
    Scenario: Wat er na een geweigerde stap wordt verwijderd
      Gegeven een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q12 de consumer volgt
        | waarneming                                            | past bij |
        | na een geweigerde stap is de partij verwijderd        | A        |
        | na een geweigerde stap is het klantcontact verwijderd | B        |
        | na een geweigerde stap is niets verwijderd            | C        |

  @OPEN @Q18
  Regel: Is het de tijd van het gesprek of de tijd van het registreren?
    Scenario: Welk moment de consumer stuurt
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q18 de consumer volgt
        | waarneming                                      | past bij |
        | Plaatsgevonden op is het begin van het gesprek  | A        |
        | Plaatsgevonden op is het moment van registreren | B        |

  @OPEN @Q20
  Regel: Staan vraag en antwoord samen in de inhoud, of elk apart?
    Scenario: Waar vraag en antwoord staan
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q20 de consumer volgt
        | waarneming                                 | past bij |
        | vraag en antwoord staan samen in de inhoud | A        |
        | het antwoord staat in een eigen veld       | B        |

  @OPEN @Q30
  Regel: Gaat een klantcontact over één onderwerp of over meer?
    Scenario: Meer vragen in een gesprek
      Gegeven een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q30 de consumer volgt
        | waarneming                               | past bij |
        | elke vraag krijgt een eigen klantcontact | A        |
        | meer vragen staan in een klantcontact    | B        |
