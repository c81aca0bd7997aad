# language: nl
Functionaliteit: Wie de consumer bij een gesprek vastlegt
  Als gemeente
  wil ik dat de applicatie van het KCC de juiste klant en de juiste medewerker vastlegt
  zodat later te zien is wie met wie sprak

  @C0992-1.9.consumer
  Regel: Bij een gekende klant hoort een betrokkene die naar diens partij verwijst
    In welke volgorde de partij, het klantcontact en de betrokkene er komen, maakt niet uit.

    @MUST
    Scenario: De betrokkene van een gekende klant
      Gegeven een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan verwijst de betrokkene naar de ene partij van de klant

    @MUST
    Scenario: Geen partij voor een onbekende beller
      Gegeven een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen partij gemaakt

  @BT-1.consumer
  Regel: Van een gekende klant legt de consumer geen contactgegevens vast
    @SHOULD
    Scenario: Contactgegevens bij de betrokkene
      Gegeven een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan staan er geen contactgegevens bij de betrokkene

  @C0992-1.1a.consumer
  Regel: De actor van de medewerker is er al
    @INFO
    Scenario: De actor vooraf
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is te zien of de consumer de actor al kende

  @C0992-2.10.consumer
  Regel: De consumer legt vast welke medewerker het gesprek voerde
    @MUST
    Scenario: De medewerker
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is de medewerker als actor vastgelegd
