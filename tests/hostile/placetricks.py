"""Tricks with places: redirects, links and pages that lead elsewhere, or on without end."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from entries import AUTO, Entry, always, entry
from jsontricks import edited
from wireserver import BASE, Asked, Reply, Trick, Which, documents, lists, on, records, rewritten


def redirect(status: int, to: Callable[[Asked], str], which: Which = records) -> Trick:
    return on(which, rewritten(lambda asked, reply: Reply(status, {"Location": to(asked)}, b"")))


def page(change: Callable[[Asked, dict[str, Any]], Any]) -> Trick:
    """Every page of every list, changed."""

    def edit(asked: Asked, reply: Reply) -> Reply:
        data = json.loads(reply.body)
        if "results" in data:
            change(asked, data)
        return replace(reply, body=json.dumps(data).encode())

    return on(lists, rewritten(edit))


def nexts(link: Any) -> Trick:
    """This as link to the next page."""
    return page(lambda asked, data: data.update(next=link))


def endless_pages(fresh: bool) -> Trick:
    numbers = count(2)

    def change(asked: Asked, data: dict[str, Any]) -> None:
        n = next(numbers)
        data["next"] = f"http://127.0.0.1{BASE}/klantcontacten?page={n}"
        if fresh:
            for record in data["results"]:
                record["uuid"] = f"{n:08d}" + record["uuid"][8:]

    return page(change)


def linked(elsewhere: str) -> Trick:
    """Every URL in every record leads elsewhere, and so does Location."""
    moved = edited(lambda record: _moved(record, elsewhere))

    def trick(line: Any, asked: Asked) -> Any:
        return moved(line, asked)

    return trick


def _moved(value: Any, elsewhere: str) -> None:
    if isinstance(value, dict):
        for key, entry in value.items():
            if isinstance(entry, str) and "://" in entry:
                value[key] = elsewhere + urlsplit(entry).path
            _moved(entry, elsewhere)
    elif isinstance(value, list):
        for entry in value:
            _moved(entry, elsewhere)


def located(elsewhere: str) -> Trick:
    return rewritten(
        lambda asked, reply: reply.with_headers(
            Location=elsewhere + "/x",
            Content_Location=elsewhere,
            Link=f"<{elsewhere}>; rel=next",
            Refresh=f"0; url={elsewhere}",
            Alt_Svc=f'h2="{urlsplit(elsewhere).netloc}"',
        )
    )


ENTRIES = [
    Entry(
        "redirect-elsewhere",
        "redirects everything to another origin",
        lambda there: redirect(307, lambda asked: there + asked.target),
        (1, 3),
    ),
    Entry(
        "redirect-document-elsewhere",
        "redirects the OpenAPI document to another origin",
        lambda there: redirect(302, lambda asked: there + asked.target, documents),
        (3,),
        options=AUTO,
    ),
    Entry(
        "redirect-protocol-relative",
        "redirects to //another-origin",
        lambda there: redirect(308, lambda asked: there.removeprefix("http:"), documents),
        (3,),
        options=AUTO,
    ),
    Entry(
        "redirect-file",
        "redirects the OpenAPI document to a file",
        always(redirect(302, lambda asked: "file:///etc/passwd", documents)),
        (3,),
        options=AUTO,
    ),
    Entry(
        "redirect-nonsense",
        "redirects to what is no URL",
        always(redirect(301, lambda asked: "http://[::1/\x7f", documents)),
        (3,),
        options=AUTO,
    ),
    Entry(
        "redirect-loop-document",
        "redirects the OpenAPI document to itself",
        always(redirect(302, lambda asked: asked.target, documents)),
        (3,),
        options=AUTO,
    ),
    entry(
        "redirect-loop", "redirects everything to itself", redirect(308, lambda a: a.target), 1, 3
    ),
    Entry(
        "next-elsewhere",
        "the next page is at another origin",
        lambda there: nexts(there + f"{BASE}/klantcontacten?page=2"),
        (0, 1, 3),
    ),
    Entry("urls-elsewhere", "every url in every record leads to another origin", linked, (0, 1)),
    Entry("location-elsewhere", "Location and its like lead to another origin", located, (0, 1)),
    entry(
        "next-itself",
        "the next page is this one",
        page(lambda asked, data: data.update(next=f"http://127.0.0.1{asked.target}")),
        0,
        1,
        3,
        says="kring",
    ),
    entry(
        "next-endless",
        "there is always a next page, with the same records",
        endless_pages(False),
        0,
        1,
        3,
    ),
    entry(
        "next-endless-fresh",
        "there is always a next page, with other records",
        endless_pages(True),
        0,
        1,
        3,
    ),
    entry(
        "next-megabyte",
        "the link to the next page is a megabyte",
        nexts("?x=" + "y" * 1_000_000),
        0,
        1,
        3,
        says="te lang",
    ),
    entry(
        "next-many-fields",
        "the next page has ten thousand parameters",
        nexts("?" + "&".join(f"a{n}=" for n in range(1_000))),
        0,
        1,
        3,
        says="geen URL",
    ),
    entry("next-number", "the link to the next page is a number", nexts(17), 0, 1),
    entry("next-nonsense", "the link to the next page is no URL", nexts("http://[::1"), 0, 1, 3),
    entry(
        "count-lie",
        "says that there are minus a billion records",
        page(lambda asked, data: data.update(count=-(10**9))),
        0,
        1,
        3,
    ),
]
