# language: nl
@alleen
Functionaliteit: Wel of niet registreren
  Als gemeente
  wil ik dat alleen gesprekken met bekende klanten worden geregistreerd
  zodat er niets wordt bewaard over mensen die anoniem bellen

  @C0992-1.6 @C0992-1.7 @BT-2
  Regel: Of er een klantcontact ontstaat, hangt af van wie er belt

    @MUST
    Abstract Scenario: Wie er belt bepaalt of er een klantcontact ontstaat
      Gegeven een proefregistratie waarmee is bewezen wat de consumer kan zien
      En de stand van alle klantcontacten
      Als een beller met identiteit <identiteit> en gekende klant <gekende klant> een vraag stelt die meteen wordt beantwoord
      Dan is de uitkomst <uitkomst>

      Voorbeelden:
        | identiteit       | gekende klant | uitkomst         |
        | vastgesteld      | ja            | registreren      |
        | niet vastgesteld | nee           | niet registreren |
