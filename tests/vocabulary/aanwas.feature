# language: nl
Functionaliteit: De woorden van steps/aanwas.py
  Ook van andere records komt er niets vanzelf bij.

  Regel: Dan is er geen interne taak bijgekomen waar niemand om heeft gevraagd

    @voldoet
    Scenario: Uit een gesprek is geen interne taak gekomen
      Gegeven een provider die zich aan het contract houdt
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle interne taken vergelijkt met die aan het begin
      Dan is er geen interne taak bijgekomen waar niemand om heeft gevraagd

    @voldoet-niet
    Scenario: Bij elk klantcontact komt een interne taak die nergens aan hangt
      Gegeven een provider met de fout uninvited-task-on-nothing
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle interne taken vergelijkt met die aan het begin
      Dan is er geen interne taak bijgekomen waar niemand om heeft gevraagd
      Maar dat voldoet niet
        | bevinding                                                                                                                                   | plaats | clausule  |
        | er zijn 2 interne taken waar niemand om heeft gevraagd, en steeds als de consumer iets doet komen er meer bij, en als er niets gebeurt niet |        | C0992-0.6 |

    @voldoet-niet
    Scenario: Bij elk klantcontact komt een interne taak voor de actor
      Gegeven een provider met de fout uninvited-task-on-actor
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle interne taken vergelijkt met die aan het begin
      Dan is er geen interne taak bijgekomen waar niemand om heeft gevraagd
      Maar dat voldoet niet
        | bevinding                                                                                  | plaats | clausule  |
        | er is een interne taak waar niemand om heeft gevraagd: er staat een record van deze run in |        | C0992-0.6 |

  Regel: Dan is er bij de klantcontacten en partijen van deze run geen betrokkene bijgekomen waar niemand om heeft gevraagd

    @voldoet
    Scenario: Bij het klantcontact hoort alleen de betrokkene die erbij is vastgelegd
      Gegeven een provider die zich aan het contract houdt
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle betrokkenen vergelijkt met die aan het begin
      Dan is er bij de klantcontacten en partijen van deze run geen betrokkene bijgekomen waar niemand om heeft gevraagd

    @voldoet-niet
    Scenario: Bij elk klantcontact komt nog een betrokkene
      Gegeven een provider met de fout uninvited-betrokkene-on-klantcontact
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle betrokkenen vergelijkt met die aan het begin
      Dan is er bij de klantcontacten en partijen van deze run geen betrokkene bijgekomen waar niemand om heeft gevraagd
      Maar dat voldoet niet
        | bevinding                                                                                | plaats | clausule  |
        | er is een betrokkene waar niemand om heeft gevraagd: er staat een record van deze run in |        | C0992-1.9 |

  Regel: Dan is er ook geen ander record bijgekomen waar niemand om heeft gevraagd

    @voldoet
    Abstract Scenario: Van <records> is er niets bijgekomen
      Gegeven een provider die zich aan het contract houdt
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle <records> vergelijkt met die aan het begin
      Dan is er ook geen ander record bijgekomen waar niemand om heeft gevraagd

      Voorbeelden:
        | records             |
        | betrokkenen         |
        | actorklantcontacten |
        | partijen            |
        | actoren             |

    @voldoet-niet
    Scenario: Bij elk klantcontact komt een betrokkene die nergens bij hoort
      Gegeven een provider met de fout uninvited-loose-betrokkene
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle betrokkenen vergelijkt met die aan het begin
      Dan is er ook geen ander record bijgekomen waar niemand om heeft gevraagd
      Maar dat voldoet niet
        | bevinding                                                                                                                                 | plaats | clausule |
        | er zijn 2 betrokkenen waar niemand om heeft gevraagd, en steeds als de consumer iets doet komen er meer bij, en als er niets gebeurt niet |        |          |
