# language: nl
@alleen
Functionaliteit: Meer medewerkers tegelijk
  Als gemeente
  wil ik dat gesprekken die tegelijk worden geregistreerd niet door elkaar raken
  zodat op drukke momenten elk gesprek bij de juiste klant hoort

  @C0992-1.7
  Regel: Wat tegelijk wordt geregistreerd, blijft uit elkaar

    @MUST @C0992-1.9 @C0992-2.1 @C0992-2.4 @C0992-2.5 @C0992-2.10
    Scenario: Gesprekken die tegelijk worden geregistreerd
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan staat elk aangenomen gesprek er één keer, met de eigen gegevens
      En hoort bij elk gesprek de eigen actor en de eigen partij
      En toont een zoekvraag op hun Onderwerp geen klantcontact met een ander Onderwerp

    @MUST @C0992-2.1 @C0992-2.4
    Scenario: Gesprekken die tegelijk worden gelezen
      Gegeven vijf klantcontacten met een gezamenlijk kenmerk
      Als vijf medewerkers tegelijk elk een ander klantcontact opvragen, drie keer achter elkaar
      Dan krijgt elk van hen het klantcontact dat is opgevraagd
