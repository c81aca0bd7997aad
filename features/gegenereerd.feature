# language: nl
Functionaliteit: Niet alleen het voorbeeld, maar elke toegestane waarde
  Als gemeente
  wil ik dat ook ongewone maar toegestane gegevens heel blijven
  zodat elke klant en elke vraag goed wordt vastgelegd

  Regel: Elke toegestane waarde blijft bewaard

    @MUST @C0992-2.4
    Scenario: Elk toegestaan Onderwerp
      Als de consumer klantcontacten registreert met allerlei toegestane waarden van Onderwerp
      Dan is elke waarde aangenomen en bewaard gebleven

    @MUST @C0992-2.5
    Scenario: Elke toegestane Inhoud
      Als de consumer klantcontacten registreert met allerlei toegestane waarden van Inhoud
      Dan is elke waarde aangenomen en bewaard gebleven

    @MUST @C0992-2.9
    Scenario: Elk toegestaan moment
      Als de consumer klantcontacten registreert met allerlei toegestane waarden van Plaatsgevonden op
      Dan is elke waarde aangenomen en bewaard gebleven

    @MUST @C0992-2.6 @C0992-2.7 @C0992-2.8
    Scenario: Elke combinatie van keuzes
      Als de consumer klantcontacten registreert met allerlei combinaties van keuzes
      Dan is elke waarde aangenomen en bewaard gebleven

  @F2173-4
  Regel: Elke niet-toegestane waarde wordt geweigerd en laat geen sporen na

    @SHOULD
    Abstract Scenario: Allerlei niet-toegestane waarden
      Als de consumer klantcontacten probeert te registreren met allerlei niet-toegestane waarden van <attribuut>
      Dan is elke waarde geweigerd en is er niets bewaard

      Voorbeelden:
        | attribuut                |
        | Onderwerp                |
        | Inhoud                   |
        | Taal                     |
        | Vertrouwelijkheid        |
        | Indicatie contact gelukt |
        | Plaatsgevonden op        |

  Regel: In welke volgorde ook, de provider houdt bij wat er is gebeurd

    @MUST @C0992-1.7 @C0992-1.9 @C0992-2.10
    Scenario: Registreren, koppelen, lezen en verwijderen in allerlei volgordes
      Als de consumer in allerlei volgordes registreert, koppelt, leest en verwijdert
      Dan toont de provider steeds wat er volgens de consumer moet staan
