# language: nl
Functionaliteit: Wat de consumer in het klantcontact zet
  Als gemeente
  wil ik dat in het klantcontact staat wat er in het gesprek was
  zodat een collega later kan lezen wat is gevraagd en geantwoord

  @C0992-2.3.consumer
  Regel: De consumer vult in langs welke weg is gesproken
    @MUST
    Scenario: Kanaal
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Kanaal zoals opgegeven

  @C0992-2.4.consumer
  Regel: De consumer stuurt het onderwerp dat de medewerker opgaf
    @MUST
    Scenario: Onderwerp
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Onderwerp zoals opgegeven

  @C0992-2.0.consumer @C0992-2.5.consumer
  Regel: De consumer stuurt vraag en antwoord
    @MUST
    Scenario: Inhoud
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Inhoud zoals opgegeven

  @C0992-2.6.consumer
  Regel: De consumer vult in dat het contact is gelukt
    @MUST
    Scenario: Indicatie contact gelukt
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Indicatie contact gelukt zoals opgegeven

  @C0992-2.7.consumer
  Regel: De consumer stuurt de taal van het gesprek
    @MUST
    Scenario: Taal
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Taal zoals opgegeven

  @C0992-2.8.consumer
  Regel: De consumer stuurt de vertrouwelijkheid die is gekozen
    @MUST
    Scenario: Vertrouwelijkheid
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Vertrouwelijkheid zoals opgegeven

  @C0992-2.9.consumer
  Regel: De consumer stuurt een moment van het gesprek
    @MUST
    Scenario: Plaatsgevonden op
      Gegeven een gesprek dat is vastgelegd
      Als de consumer het gesprek heeft afgehandeld
      Dan is Plaatsgevonden op zoals opgegeven
