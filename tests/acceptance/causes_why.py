"""Why a named fault is not one cause: two things are seen of it that do not explain each other."""

from collections.abc import Mapping

WHY: Mapping[str, str] = {
    "missing-second-record": "Two attributes come back empty, not always in the same answers.",
    "id-as-number": "An ID that is no text shows in every way in which an ID is used.",
    "value-partij-always-organisatie": "An organisation has no names of a person: that the Soort is"
    " another, and that the names are not there, are two sights.",
    "write-amend-done-but-500": "That a change is answered with 500, of two kinds, and that it is"
    " kept, are three sights in three checks.",
    "write-betrokkene-done-but-400": "The call that registers all at once leaves its klantcontact"
    " behind when its betrokkene is refused: that is seen of both.",
    "protocol-body-latin-1": "What is read with a wrong character set is replaced in one answer and"
    " not readable in another.",
    "access-people-open": "Actor and partij are open and the rest is not: it may be two defects.",
    "address-previous-unreachable": "The page that is not there, and the address that leads to it.",
    "inside-deleted-though-refused": "A klantcontact goes though its deletion is refused, and its"
    " betrokkenen go with it: of neither is there an answer that says so.",
    "reported-next-without-filter": "A page without its filter shows too much, and one without its"
    " size too little.",
    "reported-empty-list-cached": "Two lists lack something; that it was looked for before does not"
    " show in either.",
}
