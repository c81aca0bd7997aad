# language: nl
Functionaliteit: Welke lezing de consumer volgt
  Als auteur van de standaard
  wil ik weten hoe applicaties de open vragen lezen
  zodat ik kan beslissen wat de tekst moet zeggen

  @Q1
  Regel: Wat er met de naam van de beller gebeurt
    @OPEN
    Scenario: De naam van de beller
      Gegeven een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q1 de consumer volgt

  @Q2
  Regel: Wat er van anonieme gesprekken wordt geregistreerd
    @OPEN
    Scenario: Het anonieme gesprek
      Gegeven een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q2 de consumer volgt

  @Q12
  Regel: Wat de consumer na een geweigerde stap verwijdert
    @OPEN
    Scenario: Wat er na een geweigerde stap wordt verwijderd
      Gegeven een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q12 de consumer volgt

  @Q18
  Regel: Welk moment Plaatsgevonden op is
    @OPEN
    Scenario: Welk moment de consumer stuurt
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q18 de consumer volgt

  @Q20
  Regel: Waar de consumer vraag en antwoord zet
    @OPEN
    Scenario: Waar vraag en antwoord staan
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q20 de consumer volgt

  @Q30
  Regel: Hoeveel klantcontacten een gesprek met meer vragen krijgt
    @OPEN
    Scenario: Meer vragen in een gesprek
      Gegeven een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien welke lezing van Q30 de consumer volgt
