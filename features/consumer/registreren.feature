# language: nl
Functionaliteit: Wat de consumer van een gesprek registreert
  Als gemeente
  wil ik dat de applicatie van het KCC alleen gesprekken met bekende klanten registreert
  zodat er niets wordt bewaard over mensen die anoniem bellen

  @C0992-1.6.consumer
  Regel: Van een anoniem gesprek registreert de consumer niets
    Niets gezien is nog niets bewezen: dat de consumer langs deze weg registreert, moet in dezelfde
    sessie bij een bekende klant te zien zijn.

    @MUST
    Scenario: Een anoniem gesprek
      Gegeven een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen klantcontact geregistreerd

  @C0992-1.7.consumer
  Regel: Van een gesprek met een gekende klant registreert de consumer een klantcontact
    @MUST
    Scenario: Een gesprek met een gekende klant
      Gegeven een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is er één klantcontact per vraag en niet meer

  @B7682
  Regel: Elke vraag krijgt een eigen klantcontact
    @SHOULD
    Scenario: Een gesprek met meer vragen
      Gegeven een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan zijn er niet minder klantcontacten dan vragen

  @C0992-1.2.consumer @C0992-2.11.consumer
  Regel: De consumer registreert pas als het gesprek voorbij is
    Een partij en een actor mogen er eerder zijn.

    @MUST
    Scenario: Registreren na het gesprek
      Gegeven een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer niets van wat gezegd is voor het einde gestuurd

  @C0992-0.6.consumer
  Regel: Van een gesprek zonder vervolg komt geen interne taak
    @SHOULD
    Scenario: Geen vervolg
      Gegeven een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen interne taak uitgezet

  @F2173-5.consumer
  Regel: Na een geweigerde stap blijft er niets half staan
    De stap is met opzet geweigerd. Herhalen mag, opruimen ook.

    @SHOULD
    Scenario: Een geweigerde stap
      Gegeven een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is de geweigerde stap herhaald of is wat half was weggehaald

  @API-6.consumer
  Regel: Wat de consumer stuurt, past bij het contract
    @SHOULD @contract
    Scenario: De vorm van wat is gestuurd
      Gegeven een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan past alles wat de consumer stuurt bij het contract
