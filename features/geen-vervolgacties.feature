# language: nl
Functionaliteit: De vraag is beantwoord, er volgt niets meer
  Als KCC-medewerker
  wil ik dat een beantwoorde vraag geen werk voor een ander oplevert
  zodat niemand een klant terugbelt die al geholpen is

  @C0992-0.6
  Regel: Uit het klantcontact ontstaat geen interne taak

    @MUST
    Abstract Scenario: Het klantcontact toont geen interne taken
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact geen interne taken

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @MUST @snel
    Scenario: In de lijst van interne taken hoort niets bij dit klantcontact
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de interne taken van het klantcontact opvraagt
      Dan is er geen interne taak bij dit klantcontact
