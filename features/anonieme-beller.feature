# language: nl
@alleen
Functionaliteit: Wel of niet registreren
  Als gemeente
  wil ik dat alleen gesprekken met bekende klanten worden geregistreerd
  zodat er niets wordt bewaard over mensen die anoniem bellen

  @C0992-1.6 @C0992-1.7 @BT-2
  Regel: Of er een klantcontact ontstaat, hangt af van wie er belt
    De tekst noemt twee combinaties. De andere twee (de identiteit staat vast maar de klant is niet
    gekend, en andersom) laat hij open: die zijn vraag Q3 (vragen/klant-en-medewerker.feature).

    @MUST @snel
    Abstract Scenario: Wie er belt bepaalt of er een klantcontact ontstaat
      Gegeven een proefregistratie die bewijst wat de consumer kan zien
      En de stand van alle klantcontacten is bekend
      Als <beller> een vraag stelt die meteen wordt beantwoord
      Dan ontstaat er <uitkomst>

      Voorbeelden:
        | beller                                                    | uitkomst          |
        | een gekende klant van wie de identiteit vaststaat         | een klantcontact  |
        | een onbekende beller van wie de identiteit niet vaststaat | geen klantcontact |
