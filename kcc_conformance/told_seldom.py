"""What is said of what consumers seldom send, in Dutch and in English; see `phrases`."""

SELDOM: tuple[tuple[str, str], ...] = (
    (
        "de {} is aangenomen (status {n}) maar kreeg geen ID",
        "the {} was accepted (status {n}) but was given no ID",
    ),
    # what checks find
    ("{} kreeg het ID van een dat is verwijderd", "{} was given the ID of one that was deleted"),
    (
        "de partij toont nog een betrokkene van een verwijderd klantcontact",
        "the partij still shows a betrokkene of a deleted klantcontact",
    ),
    (
        "met iets wat geen ID is opgevraagd, antwoordt de provider met status {n}",
        "asked for by what is no ID, the provider answers with status {n}",
    ),
    (
        "met iets wat geen ID is opgevraagd, toont de provider toch een {}",
        "asked for by what is no ID, the provider shows a {} all the same",
    ),
    (
        "op een identificator die niemand heeft, antwoordt de provider met {}",
        "for an identificator that nobody has, the provider answers with {}",
    ),
    (
        "een identificator die niemand heeft, levert toch partijen op",
        "an identificator that nobody has finds partijen all the same",
    ),
    (
        "het Nummer heeft in {} zijn voorloopnullen niet meer",
        "the Nummer no longer has its leading zeros in {}",
    ),
    (
        "het Nummer is na een wijziging van iets anders niet meer hetzelfde",
        "the Nummer is no longer the same after a change of something else",
    ),
    (
        "het klantcontact toont de actor met de naam van een ander",
        "the klantcontact shows the actor with the name of another",
    ),
    (
        "de betrokkene toont contactgegevens die niemand heeft gestuurd",
        "the betrokkene shows contact data that nobody sent",
    ),
    (
        "een klantcontact met een zo lang mogelijke waarde van {}",
        "a klantcontact with a value of {} that is as long as may be",
    ),
    ("een {} met alleen wat verplicht is", "a {} with nothing but what is required"),
    ("een opvraging na het verwijderen", "a reading after the deletion"),
    (
        "een groot Nummer wordt aangenomen, maar is bij een latere opvraging een ander",
        "a large Nummer is accepted, but is another one when it is read later",
    ),
    (
        "{} is niet gestuurd, en heeft in {} de waarde van een ander klantcontact",
        "{} was not sent, and has the value of another klantcontact in {}",
    ),
    (
        "de betrokkene is zonder naam gestuurd, en toont de naam van een ander",
        "the betrokkene was sent without a name, and shows that of another",
    ),
    (
        "een klantcontact dat is verwijderd, is na een wijziging weer te lezen (de wijziging kreeg"
        " status {n})",
        "a klantcontact that was deleted can be read again after a change (which was answered with"
        " status {n})",
    ),
    (
        "de provider zegt een klantcontact te wijzigen dat is verwijderd (de wijziging kreeg"
        " status {n})",
        "the provider says that it changes a klantcontact that was deleted (the change was answered"
        " with status {n})",
    ),
    (
        "{} is verwijderd, en wordt als nieuw geweigerd (status {n})",
        "{} was deleted, and is refused as a new one (status {n})",
    ),
    (
        "een tweede partij met dezelfde naam krijgt het ID van de eerste",
        "a second partij with the same name is given the ID of the first",
    ),
    (
        "het klantcontact is na een wijziging ook nog op zijn oude Onderwerp te vinden",
        "after a change the klantcontact is still found by its old Onderwerp as well",
    ),
    (
        "het klantcontact is na een wijziging op zijn oude Onderwerp te vinden, en niet op zijn"
        " nieuwe",
        "after a change the klantcontact is found by its old Onderwerp, and not by its new one",
    ),
    (
        "een klantcontact met alleen wat verplicht is",
        "a klantcontact with nothing but what is required",
    ),
    (
        "een opvraging na een wijziging van de naam",
        "a reading after a change of the name",
    ),
    # why a check could not tell, or does not apply
    (
        "het contract laat zo'n groot Nummer niet toe",
        "the contract does not allow such a large Nummer",
    ),
    (
        "de provider neemt zo'n groot Nummer niet aan",
        "the provider does not take such a large Nummer",
    ),
    (
        "het contract laat niets weg waaraan dit te zien is",
        "the contract lets nothing be left out by which this shows",
    ),
    (
        "{} is verwijderd maar nog te lezen (status {n})",
        "{} was deleted but can still be read (status {n})",
    ),
    (
        "het contract kent geen naam van een betrokkene",
        "the contract knows no name of a betrokkene",
    ),
    ("het contract kent geen naam van een partij", "the contract knows no name of a partij"),
    (
        "de provider laat een betrokkene niet wijzigen",
        "the provider does not let a betrokkene be changed",
    ),
    (
        "de provider neemt geen tweede partij met dezelfde naam aan",
        "the provider does not accept a second partij with the same name",
    ),
    (
        "het klantcontact heeft geen ander Onderwerp gekregen",
        "the klantcontact was not given another Onderwerp",
    ),
    ("het filter op Onderwerp doet niets", "the filter by Onderwerp does nothing"),
    (
        "het contract laat als {} alleen een korte code toe",
        "the contract allows a short code only as {}",
    ),
    (
        "de provider kent niet elk woord, en dat mag",
        "the provider does not know every word, which is allowed",
    ),
    (
        "de provider heeft geen filter van partijen op wat hen identificeert",
        "the provider has no filter of partijen by what identifies them",
    ),
    (
        "een Nummer is in het contract een getal, zonder voorloopnullen",
        "a Nummer is a number in the contract, without leading zeros",
    ),
    (
        "de provider neemt geen Nummer aan dat met nullen begint",
        "the provider does not take a Nummer that begins with zeros",
    ),
    ("{}, bij {n} van de {n} gesprekken", "{}, at {n} of the {n} calls"),
    (
        "de provider neemt geen derde {} bij een klantcontact aan",
        "the provider does not accept a third {} at a klantcontact",
    ),
    (
        "het contract toont de actor niet bij het klantcontact zelf",
        "the contract does not show the actor at the klantcontact itself",
    ),
    (
        "de provider laat een klantcontact niet in zijn geheel vervangen",
        "the provider does not let a klantcontact be replaced in its entirety",
    ),
    ("{} is niet verwijderd (status {n})", "{} was not deleted (status {n})"),
)
