# language: nl
@alleen
Functionaliteit: Alles van deze run nog eens bekeken
  Als beoordelaar
  wil ik aan het eind weten dat alles wat is geregistreerd nog klopt
  zodat ook fouten opvallen die pas later of maar soms ontstaan

  Regel: Elk aangenomen klantcontact bestaat en is ongewijzigd

    @MUST @C0992-1.7 @C0992-2.3 @C0992-2.4 @C0992-2.5 @C0992-2.6 @C0992-2.7 @C0992-2.8 @C0992-2.9 @snel
    Scenario: Elk klantcontact van deze run heeft nog zijn eigen gegevens
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan heeft elk klantcontact nog zijn eigen gegevens

    @MUST @C0992-1.1a @C0992-1.9 @C0992-2.10 @snel
    Scenario: Alles rond de klantcontacten van deze run is nog zoals het is geregistreerd
      Als de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt
      Dan is elk daarvan nog zoals het is geregistreerd

    @SHOULD @API-6
    Scenario: De klanten van deze run hebben nog hun eigen naam
      Als de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt
      Dan hebben de betrokkenen en partijen nog hun eigen naam

    @SHOULD @API-5
    Scenario: Elk klantcontact van deze run staat in de lijst
      Als de consumer elk klantcontact van deze run in de lijst zoekt
      Dan staat elk daarvan in de lijst

  @C0992-1.6
  Regel: Er ontstaat geen klantcontact waar niemand om heeft gevraagd

    @MUST @C0992-1.7 @snel
    Scenario: Elk klantcontact met het kenmerk van deze run is door de consumer geregistreerd
      Als de consumer alle klantcontacten met het kenmerk van deze run opvraagt
      Dan zijn dat alleen klantcontacten die de provider heeft aangenomen

    @MUST
    Scenario: Er is in deze run geen klantcontact vanzelf bijgekomen
      Als de consumer de stand van alle klantcontacten vergelijkt met die aan het begin
      Dan is er niets bijgekomen waar niemand om heeft gevraagd

    @MUST @C0992-0.6 @snel
    Scenario: Uit geen enkel klantcontact van deze run is een interne taak ontstaan
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan toont geen klantcontact een interne taak

  Regel: Er ontstaat ook verder niets waar niemand om heeft gevraagd
    Een interne taak is werk dat volgt, en dat sluit de tekst uit, waar zij ook aan hangt. Van een
    bekende klant wordt bij het klantcontact de betrokkene vastgelegd, en niet nog een. Van andere
    records zegt de tekst het niet: daar is het contract de maat, waarin een record ontstaat door
    een POST.

    @MUST @C0992-0.6
    Scenario: Er is in deze run geen interne taak vanzelf bijgekomen
      Als de consumer de stand van alle interne taken vergelijkt met die aan het begin
      Dan is er geen interne taak bijgekomen waar niemand om heeft gevraagd

    @MUST @C0992-1.9
    Scenario: Bij geen klantcontact of partij van deze run is vanzelf een betrokkene gekomen
      Als de consumer de stand van alle betrokkenen vergelijkt met die aan het begin
      Dan is er bij de klantcontacten en partijen van deze run geen betrokkene bijgekomen waar niemand om heeft gevraagd

    @SHOULD @API-5
    Abstract Scenario: Er is in deze run ook geen ander record vanzelf bijgekomen
      Als de consumer de stand van alle <records> vergelijkt met die aan het begin
      Dan is er ook geen ander record bijgekomen waar niemand om heeft gevraagd

      Voorbeelden:
        | records             |
        | betrokkenen         |
        | actorklantcontacten |
        | partijen            |
        | actoren             |

  @API-6
  Regel: Elk antwoord van deze run heeft de vorm uit het contract

    @SHOULD
    Abstract Scenario: Alles wat is getoond heeft de vorm uit het contract
      Dan hebben alle getoonde <wat> van deze run de vorm uit het contract

      Voorbeelden:
        | wat                 |
        | klantcontacten      |
        | betrokkenen         |
        | actorklantcontacten |
        | actoren             |
        | partijen            |
        | lijsten             |
        | foutmeldingen       |

    @SHOULD
    Scenario: Elk adres in de antwoorden leidt naar wat het noemt
      Als de consumer de adressen in de antwoorden van deze run bekijkt en er van elke soort een volgt
      Dan leidt elk adres naar wat het noemt

  Regel: Wat eenmaal goed te lezen was, blijft dat
    Een kopie die achterloopt mag na een wijziging even het oude tonen (--patience). Daarna is wat
    eens goed was en het niet meer is een fout, ook als de volgende opvraging weer goed is.

    @MUST @C0992-1.1a @C0992-1.7 @C0992-1.9 @C0992-2.1 @C0992-2.3 @C0992-2.4 @C0992-2.5 @C0992-2.6 @C0992-2.7 @C0992-2.8 @C0992-2.9 @C0992-2.10
    Scenario: Geen record van deze run valt terug nadat het goed te lezen was
      Als de consumer enkele records van deze run na een poos weer opvraagt
      Dan is van geen enkel record iets teruggevallen dat al goed te lezen was

    @SHOULD @API-5
    Scenario: Geen klantcontact verdwijnt uit een lijst waar het al in stond
      Als de consumer enkele records van deze run na een poos weer opvraagt
      Dan is geen record uit een lijst verdwenen die nog eens is opgevraagd

    @SHOULD @contract @F2173-5
    Scenario: Wat is verwijderd en weg was, komt niet terug
      Als de consumer enkele records van deze run na een poos weer opvraagt
      Dan is niets teruggekomen dat verwijderd en weg was
