# language: nl
Functionaliteit: De woorden van steps/vragen.py
  Bij een open vraag is niets goed of fout: er is te zien welke lezing een provider volgt, en een
  andere provider laat iets anders zien.

  Regel: Dan is te zien welke lezing van Q1 de provider volgt

    @waarneming
    Scenario: Naam en partij mogen elk ontbreken
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een betrokkene met alleen een naam registreert
      Dan is te zien welke lezing van Q1 de provider volgt
        | waarneming                                         |
        | een betrokkene met alleen een naam wordt bewaard   |
        | een betrokkene met alleen een partij wordt bewaard |

    @waarneming
    Scenario: De naam gaat verloren
      Gegeven een provider die op GET /betrokkenen/{id} antwoordt met
        | plaats       | waarde |
        | /contactnaam | null   |
      Als de consumer een betrokkene met alleen een naam registreert
      Dan is te zien welke lezing van Q1 de provider volgt
        | waarneming                                                                      |
        | een betrokkene met alleen een naam wordt aangenomen, maar de naam gaat verloren |
        | een betrokkene met alleen een partij wordt bewaard                              |

    @waarneming
    Scenario: Een betrokkene zonder partij of zonder naam wordt geweigerd
      Gegeven een provider die op POST /betrokkenen antwoordt met 400
      Als de consumer een betrokkene met alleen een naam registreert
      Dan is te zien welke lezing van Q1 de provider volgt
        | waarneming                                   |
        | een betrokkene zonder partij wordt geweigerd |
        | een betrokkene zonder naam wordt geweigerd   |

  Regel: Dan is te zien welke lezing van Q2 de provider volgt

    @waarneming
    Scenario: Een klantcontact zonder betrokkene blijft
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een klantcontact zonder betrokkene registreert
      Dan is te zien welke lezing van Q2 de provider volgt
        | waarneming                                       |
        | een klantcontact zonder betrokkene wordt bewaard |

    @waarneming
    Scenario: Een klantcontact zonder betrokkene wordt geweigerd
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer een klantcontact zonder betrokkene registreert
      Dan is te zien welke lezing van Q2 de provider volgt
        | waarneming                                         |
        | een klantcontact zonder betrokkene wordt geweigerd |

    @waarneming
    Scenario: Een klantcontact zonder betrokkene verdwijnt
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 404
      Als de consumer een klantcontact zonder betrokkene registreert
      Dan is te zien welke lezing van Q2 de provider volgt
        | waarneming                                                           |
        | een klantcontact zonder betrokkene wordt aangenomen en is daarna weg |

  Regel: Dan is te zien welke lezing van Q3 de provider volgt

    @waarneming
    Scenario: Een nieuwe partij is meteen te gebruiken
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een net aangemaakte partij aan een klantcontact verbindt
      Dan is te zien welke lezing van Q3 de provider volgt
        | waarneming                                                          |
        | een net gemaakte partij is meteen aan een klantcontact te verbinden |

    @waarneming
    Scenario: Een nieuwe partij is niet te verbinden
      Gegeven een provider die op POST /betrokkenen antwoordt met 400
      Als de consumer een net aangemaakte partij aan een klantcontact verbindt
      Dan is te zien welke lezing van Q3 de provider volgt
        | waarneming                                              |
        | een nieuwe partij is niet te maken of niet te verbinden |

  Regel: Dan is te zien welke lezing van Q5 de provider volgt

    @waarneming
    Scenario: Een partij zonder contactgegevens mag
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een partij zonder contactgegevens aanmeldt
      Dan is te zien welke lezing van Q5 de provider volgt
        | waarneming                                      |
        | een partij zonder contactgegevens wordt bewaard |

    @waarneming
    Scenario: Een partij zonder contactgegevens mag niet
      Gegeven een provider die op POST /partijen antwoordt met 400
      Als de consumer een partij zonder contactgegevens aanmeldt
      Dan is te zien welke lezing van Q5 de provider volgt
        | waarneming                                        |
        | een partij zonder contactgegevens wordt geweigerd |

    @waarneming
    Scenario: Een consumer mag geen partij maken
      Gegeven een provider die op POST /partijen antwoordt met 405
      Als de consumer een partij zonder contactgegevens aanmeldt
      Dan is te zien welke lezing van Q5 de provider volgt
        | waarneming                         |
        | een consumer kan geen partij maken |

  Regel: Dan is te zien welke lezing van Q6 de provider volgt

    @waarneming
    Scenario: Een lege partij is te verbinden
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een partij zonder contactgegevens aan een klantcontact verbindt
      Dan is te zien welke lezing van Q6 de provider volgt
        | waarneming                                           |
        | een klantcontact is te verbinden met een lege partij |

    @waarneming
    Scenario: Een lege partij is niet te verbinden
      Gegeven een provider die op POST /betrokkenen antwoordt met 400
      Als de consumer een partij zonder contactgegevens aan een klantcontact verbindt
      Dan is te zien welke lezing van Q6 de provider volgt
        | waarneming                                                |
        | een klantcontact is niet te verbinden met een lege partij |

  Regel: Dan is te zien welke lezing van Q7 de provider volgt

    @waarneming
    Scenario: De provider geeft Nummers en neemt ze over
      Gegeven een provider met de eigenaardigheid number-given
      Als de consumer een klantcontact zonder Nummer en een met een eigen Nummer registreert
      Dan is te zien welke lezing van Q7 de provider volgt
        | waarneming                                                   |
        | een klantcontact zonder nummer krijgt er een van de provider |
        | een eigen nummer wordt overgenomen                           |

    @waarneming
    Scenario: De provider geeft altijd een eigen Nummer
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats  | waarde       |
        | /nummer | "0000000007" |
      Als de consumer een klantcontact zonder Nummer en een met een eigen Nummer registreert
      Dan is te zien welke lezing van Q7 de provider volgt
        | waarneming                                                   |
        | een klantcontact zonder nummer krijgt er een van de provider |
        | een eigen nummer wordt door een ander vervangen              |

    @waarneming
    Scenario: De provider geeft geen Nummers
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats  | waarde |
        | /nummer | (weg)  |
      Als de consumer een klantcontact zonder Nummer en een met een eigen Nummer registreert
      Dan is te zien welke lezing van Q7 de provider volgt
        | waarneming                                          |
        | een klantcontact zonder nummer blijft zonder nummer |

    @waarneming
    Scenario: De provider weigert een klantcontact zonder Nummer
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer een klantcontact zonder Nummer en een met een eigen Nummer registreert
      Dan is te zien welke lezing van Q7 de provider volgt
        | waarneming                                     |
        | een klantcontact zonder nummer wordt geweigerd |

  Regel: Dan is te zien welke lezing van Q8 de provider volgt

    @waarneming
    Scenario: Het meegestuurde ID doet niets
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een klantcontact met een eigen ID registreert
      Dan is te zien welke lezing van Q8 de provider volgt
        | waarneming                                          |
        | de provider geeft een ander ID dan het meegestuurde |

    @waarneming
    Scenario: Het meegestuurde ID wordt overgenomen
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats | waarde            |
        | /uuid  | (laatst gestuurd) |
      Als de consumer een klantcontact met een eigen ID registreert
      Dan is te zien welke lezing van Q8 de provider volgt
        | waarneming                                 |
        | de provider neemt het meegestuurde ID over |

    @waarneming
    Scenario: Het meegestuurde ID wordt geweigerd
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer een klantcontact met een eigen ID registreert
      Dan is te zien welke lezing van Q8 de provider volgt
        | waarneming                             |
        | de provider weigert een meegestuurd ID |

  Regel: Dan is te zien welke lezing van Q9 de provider volgt

    @waarneming
    Scenario: Alleen een koppeling
      Gegeven een provider die zich aan het contract houdt
      Als de consumer de actor als attribuut en als koppeling vastlegt
      Dan is te zien welke lezing van Q9 de provider volgt
        | waarneming                                             |
        | de actor is alleen met een koppelobject vast te leggen |

    @waarneming
    Scenario: Een attribuut en een koppeling
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats   | waarde            |
        | /actorId | (laatst gestuurd) |
      Als de consumer de actor als attribuut en als koppeling vastlegt
      Dan is te zien welke lezing van Q9 de provider volgt
        | waarneming                                   |
        | de actor is op beide manieren vast te leggen |

    @waarneming
    Scenario: Alleen een attribuut
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats   | waarde            |
        | /actorId | (laatst gestuurd) |
      En die op POST /actorklantcontacten antwoordt met 400
      Als de consumer de actor als attribuut en als koppeling vastlegt
      Dan is te zien welke lezing van Q9 de provider volgt
        | waarneming                                      |
        | de actor is alleen als attribuut vast te leggen |

  Regel: Dan is te zien welke lezing van Q10 de provider volgt

    @waarneming
    Scenario: Het onvolledige klantcontact is te zien
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een klantcontact opvraagt voordat actor en betrokkene er zijn
      Dan is te zien welke lezing van Q10 de provider volgt
        | waarneming                                                  |
        | het klantcontact is al zichtbaar zonder actor en betrokkene |

    @waarneming
    Scenario: Het onvolledige klantcontact is nog niet te zien
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 404
      Als de consumer een klantcontact opvraagt voordat actor en betrokkene er zijn
      Dan is te zien welke lezing van Q10 de provider volgt
        | waarneming                                               |
        | het klantcontact wordt pas zichtbaar als het compleet is |

    @waarneming
    Scenario: Het onvolledige klantcontact wordt geweigerd
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer een klantcontact opvraagt voordat actor en betrokkene er zijn
      Dan is te zien welke lezing van Q10 de provider volgt
        | waarneming                                                  |
        | een klantcontact zonder actor en betrokkene wordt geweigerd |

  Regel: Dan is te zien welke lezing van Q11 de provider volgt

    @waarneming
    Scenario: Los of met twee aanroepen
      Gegeven een provider die zich aan het contract houdt
      Als de consumer op elke manier registreert die de provider aanbiedt
      Dan is te zien welke lezing van Q11 de provider volgt
        | waarneming                         |
        | met drie aanroepen en ook met twee |

    @waarneming
    Scenario: Alleen los
      Gegeven een provider die op POST /maak-klantcontact antwoordt met 400
      Als de consumer op elke manier registreert die de provider aanbiedt
      Dan is te zien welke lezing van Q11 de provider volgt
        | waarneming                |
        | alleen met drie aanroepen |

    @waarneming
    Scenario: Alleen met twee aanroepen
      Gegeven een provider die op POST /betrokkenen antwoordt met 400
      Als de consumer op elke manier registreert die de provider aanbiedt
      Dan is te zien welke lezing van Q11 de provider volgt
        | waarneming                |
        | alleen met twee aanroepen |

  Regel: Dan is te zien welke lezing van Q12 de provider volgt

    @waarneming
    Scenario: Alles is terug te draaien
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een registratie en een partij terugdraait
      Dan is te zien welke lezing van Q12 de provider volgt
        | waarneming                                                                 |
        | een klantcontact is te verwijderen, en betrokkenen en koppelingen gaan mee |
        | een partij is te verwijderen                                               |

    @waarneming
    Scenario: Niets is terug te draaien
      Gegeven een provider die op DELETE /klantcontacten/{id} antwoordt met 405
      En die op DELETE /partijen/{id} antwoordt met 409
      Als de consumer een registratie en een partij terugdraait
      Dan is te zien welke lezing van Q12 de provider volgt
        | waarneming                              |
        | een klantcontact is niet te verwijderen |
        | een partij is niet te verwijderen       |

    @waarneming
    Scenario: Betrokkenen en koppelingen blijven achter
      Gegeven een provider die op DELETE /klantcontacten/{id} antwoordt met 204
      Als de consumer een registratie en een partij terugdraait
      Dan is te zien welke lezing van Q12 de provider volgt
        | waarneming                                                                         |
        | een klantcontact is te verwijderen, maar betrokkenen of koppelingen blijven achter |
        | een partij is te verwijderen                                                       |

  Regel: Dan is te zien welke lezing van Q13 de provider volgt

    @waarneming
    Scenario: Vertrouwelijkheid is een ja/nee-waarde
      Gegeven een provider die zich aan het contract houdt
      Als de consumer kijkt onder welke naam Vertrouwelijkheid terugkomt
      Dan is te zien welke lezing van Q13 de provider volgt
        | waarneming                                               |
        | het antwoord draagt de korte naam, met een ja/nee-waarde |

    @waarneming
    Scenario: Vertrouwelijkheid is een woord
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats         | waarde     |
        | /vertrouwelijk | "openbaar" |
      Als de consumer kijkt onder welke naam Vertrouwelijkheid terugkomt
      Dan is te zien welke lezing van Q13 de provider volgt
        | waarneming                                                  |
        | het antwoord draagt de korte naam, met een woord als waarde |

    @waarneming
    Scenario: Vertrouwelijkheid heet zoals in de tekst
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats             | waarde     |
        | /vertrouwelijkheid | "openbaar" |
      Als de consumer kijkt onder welke naam Vertrouwelijkheid terugkomt
      Dan is te zien welke lezing van Q13 de provider volgt
        | waarneming                               |
        | het antwoord draagt de naam uit de tekst |

  Regel: Dan is te zien welke lezing van Q14 de provider volgt

    @waarneming
    Scenario: Drie waarden blijven
      Gegeven een provider die zich aan het contract houdt
      Als de consumer Ja, Nee en onbekend als Indicatie contact gelukt registreert
      Dan is te zien welke lezing van Q14 de provider volgt
        | waarneming                              |
        | Ja, Nee en onbekend blijven elk bewaard |

    @waarneming
    Scenario: Onbekend wordt Nee
      Gegeven een provider met de fout value-gelukt-onbekend-becomes-nee
      Als de consumer Ja, Nee en onbekend als Indicatie contact gelukt registreert
      Dan is te zien welke lezing van Q14 de provider volgt
        | waarneming                       |
        | alleen Ja en Nee blijven bewaard |

    @waarneming
    Scenario: Nee wordt onbekend
      Gegeven een provider met de fout value-gelukt-nee-becomes-onbekend
      Als de consumer Ja, Nee en onbekend als Indicatie contact gelukt registreert
      Dan is te zien welke lezing van Q14 de provider volgt
        | waarneming                            |
        | alleen Ja en onbekend blijven bewaard |

  Regel: Dan is te zien welke lezing van Q15 de provider volgt

    @waarneming
    Scenario: Elk kanaal mag
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een gewoon en een verzonnen Kanaal registreert
      Dan is te zien welke lezing van Q15 de provider volgt
        | waarneming                                          |
        | Telefoon wordt bewaard, en een verzonnen kanaal ook |

    @waarneming
    Scenario: Elk kanaal wordt Telefoon
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats  | waarde     |
        | /kanaal | "Telefoon" |
      Als de consumer een gewoon en een verzonnen Kanaal registreert
      Dan is te zien welke lezing van Q15 de provider volgt
        | waarneming                                                   |
        | Telefoon wordt bewaard, een verzonnen kanaal wordt geweigerd |

    @waarneming
    Scenario: Ook Telefoon wordt geweigerd
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer een gewoon en een verzonnen Kanaal registreert
      Dan is te zien welke lezing van Q15 de provider volgt
        | waarneming                         |
        | Telefoon als woord wordt geweigerd |

    @waarneming
    Scenario: Telefoon heeft bij de provider een code
      Gegeven een provider met de eigenaardigheid kanaal-codes
      Als de consumer een gewoon en een verzonnen Kanaal registreert
      Dan is te zien welke lezing van Q15 de provider volgt
        | waarneming                                            |
        | de run schrijft "001", zoals de provider het aanneemt |
        | Telefoon als woord wordt geweigerd                    |

  Regel: Dan is te zien welke lezing van Q16 de provider volgt

    @waarneming
    Scenario: Codes worden bewaard, het woord past niet
      Gegeven een provider die zich aan het contract houdt
      Als de consumer de Taal op vier manieren schrijft
      Dan is te zien welke lezing van Q16 de provider volgt
        | waarneming                 |
        | Nederlands wordt geweigerd |
        | nld wordt bewaard          |
        | dut wordt bewaard          |
        | nl wordt bewaard           |

    @waarneming
    Scenario: Elke schrijfwijze blijft staan
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats | waarde            |
        | status | 201               |
        | /taal  | (laatst gestuurd) |
      Als de consumer de Taal op vier manieren schrijft
      Dan is te zien welke lezing van Q16 de provider volgt
        | waarneming               |
        | Nederlands wordt bewaard |
        | nld wordt bewaard        |
        | dut wordt bewaard        |
        | nl wordt bewaard         |

    @waarneming
    Scenario: Elke schrijfwijze wordt geweigerd
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer de Taal op vier manieren schrijft
      Dan is te zien welke lezing van Q16 de provider volgt
        | waarneming                 |
        | Nederlands wordt geweigerd |
        | nld wordt geweigerd        |
        | dut wordt geweigerd        |
        | nl wordt geweigerd         |

  Regel: Dan is te zien welke lezing van Q17 de provider volgt

    @waarneming
    Scenario: De notatie van de tekst wordt geweigerd
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een tijdstip in de notatie van de tekst en een zonder zone registreert
      Dan is te zien welke lezing van Q17 de provider volgt
        | waarneming                                   |
        | de notatie van het voorbeeld wordt geweigerd |
        | een tijdstip zonder zone telt als UTC        |

    @waarneming
    Scenario: Zonder zone wordt ook geweigerd
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer een tijdstip in de notatie van de tekst en een zonder zone registreert
      Dan is te zien welke lezing van Q17 de provider volgt
        | waarneming                                   |
        | de notatie van het voorbeeld wordt geweigerd |
        | een tijdstip zonder zone wordt geweigerd     |

    @waarneming
    Scenario: Zonder zone telt als UTC
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats            | waarde                 |
        | status            | 201                    |
        | /plaatsgevondenOp | "2023-02-14T19:20:30Z" |
      Als de consumer een tijdstip in de notatie van de tekst en een zonder zone registreert
      Dan is te zien welke lezing van Q17 de provider volgt
        | waarneming                                    |
        | de notatie van het voorbeeld wordt aangenomen |
        | een tijdstip zonder zone telt als UTC         |

    @waarneming
    Scenario: Zonder zone telt als Nederlandse tijd
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats            | waarde                 |
        | status            | 201                    |
        | /plaatsgevondenOp | "2023-02-14T18:20:30Z" |
      Als de consumer een tijdstip in de notatie van de tekst en een zonder zone registreert
      Dan is te zien welke lezing van Q17 de provider volgt
        | waarneming                                         |
        | de notatie van het voorbeeld wordt aangenomen      |
        | een tijdstip zonder zone telt als Nederlandse tijd |

  Regel: Dan is te zien welke lezing van Q18 de provider volgt

    @waarneming
    Scenario: Het opgegeven moment blijft
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een moment in het verleden en geen moment registreert
      Dan is te zien welke lezing van Q18 de provider volgt
        | waarneming                                        |
        | een opgegeven moment in het verleden blijft staan |
        | zonder opgave geldt de tijd van het registreren   |

    @waarneming
    Scenario: Elk moment wordt dat van het registreren
      Gegeven een provider met de fout instant-always-now
      Als de consumer een moment in het verleden en geen moment registreert
      Dan is te zien welke lezing van Q18 de provider volgt
        | waarneming                                                            |
        | een opgegeven moment wordt vervangen door de tijd van het registreren |
        | zonder opgave geldt de tijd van het registreren                       |

    @waarneming
    Scenario: Zonder opgave blijft het leeg
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats            | waarde |
        | /plaatsgevondenOp | null   |
      Als de consumer een moment in het verleden en geen moment registreert
      Dan is te zien welke lezing van Q18 de provider volgt
        | waarneming                                        |
        | een opgegeven moment in het verleden blijft staan |
        | zonder opgave blijft het moment leeg              |

  Regel: Dan is te zien welke lezing van Q19 de provider volgt

    @waarneming
    Scenario: Zonder Onderwerp mag niet
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een klantcontact zonder Onderwerp registreert
      Dan is te zien welke lezing van Q19 de provider volgt
        | waarneming                                        |
        | een klantcontact zonder onderwerp wordt geweigerd |

    @waarneming
    Scenario: Zonder Onderwerp mag
      Gegeven een provider met de fout validation-onderwerp-missing-accepted
      Als de consumer een klantcontact zonder Onderwerp registreert
      Dan is te zien welke lezing van Q19 de provider volgt
        | waarneming                                      |
        | een klantcontact zonder onderwerp wordt bewaard |

  Regel: Dan is te zien welke lezing van Q20 de provider volgt

    @waarneming
    Scenario: Vraag en antwoord in één tekst
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats   | waarde |
        | /reactie | (weg)  |
      Als de consumer vraag en antwoord in één tekst registreert
      Dan is te zien welke lezing van Q20 de provider volgt
        | waarneming                            |
        | vraag en antwoord kunnen alleen samen |

    @waarneming
    Scenario: Er is ook een veld voor het antwoord
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats   | waarde         |
        | /reactie | "na te sturen" |
      Als de consumer vraag en antwoord in één tekst registreert
      Dan is te zien welke lezing van Q20 de provider volgt
        | waarneming                                               |
        | samen kan, en er is ook een eigen veld voor het antwoord |

    @waarneming
    Scenario: De tekst past niet
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats  | waarde                       |
        | /inhoud | "Klant vraagt wanneer afval" |
      Als de consumer vraag en antwoord in één tekst registreert
      Dan is te zien welke lezing van Q20 de provider volgt
        | waarneming                       |
        | de samengevoegde tekst past niet |

  Regel: Dan is te zien welke lezing van Q21 de provider volgt

    @waarneming
    Scenario: Het initiatief staat bij de betrokkene
      Gegeven een provider die zich aan het contract houdt
      Als de consumer kijkt waar het initiatief staat
      Dan is te zien welke lezing van Q21 de provider volgt
        | waarneming                                       |
        | alleen de betrokkene zegt wie het initiatief nam |

    @waarneming
    Scenario: Het initiatief staat bij beide
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats     | waarde |
        | /initiator | true   |
      Als de consumer kijkt waar het initiatief staat
      Dan is te zien welke lezing van Q21 de provider volgt
        | waarneming                          |
        | beide zeggen wie het initiatief nam |

    @waarneming
    Scenario: Het initiatief staat bij het klantcontact
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats     | waarde |
        | /initiator | true   |
      En die op POST /betrokkenen antwoordt met
        | plaats     | waarde |
        | /initiator | (weg)  |
      Als de consumer kijkt waar het initiatief staat
      Dan is te zien welke lezing van Q21 de provider volgt
        | waarneming                                          |
        | alleen het klantcontact zegt wie het initiatief nam |

  Regel: Dan is te zien welke lezing van Q22 de provider volgt

    @waarneming
    Scenario: Een samengestelde verwijzing
      Gegeven een provider die zich aan het contract houdt
      Als de consumer kijkt hoe verwijzingen terugkomen
      Dan is te zien welke lezing van Q22 de provider volgt
        | waarneming                                            |
        | verwijzingen komen terug als samengestelde verwijzing |

    @waarneming
    Scenario: Alleen een ID
      Gegeven een provider die op POST /betrokkenen antwoordt met
        | plaats           | waarde                                 |
        | /hadKlantcontact | "11111111-1111-4111-8111-111111111111" |
      Als de consumer kijkt hoe verwijzingen terugkomen
      Dan is te zien welke lezing van Q22 de provider volgt
        | waarneming                                 |
        | verwijzingen komen terug als alleen een ID |

  Regel: Dan is te zien welke lezing van Q23 de provider volgt

    @waarneming
    Scenario: De korte naam
      Gegeven een provider die het contract openklant-2.16 volgt
      Als de consumer kijkt onder welke naam de betrokkenen staan
      Dan is te zien welke lezing van Q23 de provider volgt
        | waarneming                         |
        | de lijst staat onder de korte naam |

    @waarneming
    Scenario: De volle naam
      Gegeven een provider die het contract vng-crud-0.0.3 volgt
      Als de consumer kijkt onder welke naam de betrokkenen staan
      Dan is te zien welke lezing van Q23 de provider volgt
        | waarneming                         |
        | de lijst staat onder de volle naam |

  Regel: Dan is te zien welke lezing van Q24 de provider volgt

    @waarneming
    Scenario: Wijzigen mag
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een geregistreerd klantcontact wijzigt
      Dan is te zien welke lezing van Q24 de provider volgt
        | waarneming                  |
        | een wijziging wordt bewaard |

    @waarneming
    Scenario: Wijzigen mag niet
      Gegeven een provider die op PATCH /klantcontacten/{id} antwoordt met 405
      Als de consumer een geregistreerd klantcontact wijzigt
      Dan is te zien welke lezing van Q24 de provider volgt
        | waarneming                    |
        | een wijziging wordt geweigerd |

  Regel: Dan is te zien welke lezing van Q25 de provider volgt

    @waarneming
    Scenario: Een inactieve actor mag
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een inactieve actor aan een klantcontact verbindt
      Dan is te zien welke lezing van Q25 de provider volgt
        | waarneming                                         |
        | de koppeling met een inactieve actor wordt bewaard |

    @waarneming
    Scenario: Een inactieve actor mag niet
      Gegeven een provider die op POST /actorklantcontacten antwoordt met 400
      Als de consumer een inactieve actor aan een klantcontact verbindt
      Dan is te zien welke lezing van Q25 de provider volgt
        | waarneming                                           |
        | de koppeling met een inactieve actor wordt geweigerd |

  Regel: Dan is te zien welke lezing van Q26 de provider volgt

    @waarneming
    Scenario: Zonder identificator mag
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een partij zonder identificator aanmeldt
      Dan is te zien welke lezing van Q26 de provider volgt
        | waarneming                                    |
        | een partij zonder identificator wordt bewaard |

    @waarneming
    Scenario: Zonder identificator mag niet
      Gegeven een provider die op POST /partijen antwoordt met 400
      Als de consumer een partij zonder identificator aanmeldt
      Dan is te zien welke lezing van Q26 de provider volgt
        | waarneming                                      |
        | een partij zonder identificator wordt geweigerd |

  Regel: Dan is te zien welke lezing van Q27 de provider volgt

    @waarneming
    Scenario: Gewone JSON
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats       | waarde           |
        | Content-Type | application/json |
      Als de consumer kijkt in welke vorm een weigering komt
      Dan is te zien welke lezing van Q27 de provider volgt
        | waarneming                      |
        | een foutbericht als gewone JSON |

    @waarneming
    Scenario: Een eigen mediatype
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats       | waarde                   |
        | Content-Type | application/problem+json |
      Als de consumer kijkt in welke vorm een weigering komt
      Dan is te zien welke lezing van Q27 de provider volgt
        | waarneming                              |
        | een foutbericht met een eigen mediatype |

    @waarneming
    Scenario: Een weigering zonder uitleg
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer kijkt in welke vorm een weigering komt
      Dan is te zien welke lezing van Q27 de provider volgt
        | waarneming                                  |
        | een foutbericht in een andere vorm, of geen |

  Regel: Dan is te zien welke lezing van Q30 de provider volgt

    @waarneming
    Scenario: Eén tekst
      Gegeven een provider die zich aan het contract houdt
      Als de consumer kijkt of Onderwerp één tekst is
      Dan is te zien welke lezing van Q30 de provider volgt
        | waarneming             |
        | Onderwerp is één tekst |

    @waarneming
    Scenario: Een lijst van teksten
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats     | waarde             |
        | /onderwerp | ["afval", "kerst"] |
      Als de consumer kijkt of Onderwerp één tekst is
      Dan is te zien welke lezing van Q30 de provider volgt
        | waarneming                         |
        | Onderwerp is een lijst van teksten |
