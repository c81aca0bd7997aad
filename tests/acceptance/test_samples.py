"""The samples of output in the documents are what the commands say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Served, command, serving

from kcc_conformance.report.texts import say

ROOT = Path(__file__).parents[2]
TOKEN = "geheim-5c0ffee5c0ffee00"
ODD = ("--fault", "text-cut-at-200", "--variation", "delete-405")
DOCTORS = {"en": "docs/vendor.md", "nl": "docs/nl/leverancier.md"}


@pytest.fixture(scope="module")
def provider() -> Iterator[Served]:
    """A provider that cuts texts, and from which nothing can be deleted."""
    with serving(*ODD, token=TOKEN) as served:
        yield served


def sample(page: str) -> list[str]:
    """The lines of the one sample of output on a page; `[…]` is left to the reader."""
    (block,) = re.findall(r"^```text\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.M | re.S)
    return [line.strip() for line in str(block).splitlines() if line.strip(" […]")]


def said(line: str, output: str) -> bool:
    """Whether a line of a sample stands in the output, on a line of its own."""
    pattern = r".*".join(re.escape(part) for part in line.split("[…]"))
    return re.search(rf"^[\s│]*{pattern}[\s│\\]*$", output, re.M) is not None


def test_the_sample_of_the_readme(provider: Served, tmp_path: Path) -> None:
    ended = command(
        "run", provider.url, "--token", TOKEN, "--language", "en", "--only", "C0992-2.5",
        folder=tmp_path, environment={"COLUMNS": "500"},
    )  # fmt: skip
    assert ended.code == 1
    assert [line for line in sample("README.md") if not said(line, ended.out)] == []


@pytest.mark.parametrize("language", DOCTORS)
def test_the_sample_of_the_doctor(language: str, provider: Served, tmp_path: Path) -> None:
    """But for the address and what an https host and another document make of it."""
    ended = command(
        "doctor", provider.root, "--token", TOKEN, "--language", language,
        folder=tmp_path, environment={"COLUMNS": "500"},
    )  # fmt: skip
    assert ended.code == 0
    lines = sample(DOCTORS[language])
    labels = [re.split(r"\s{2,}", line)[0] for line in lines]
    assert labels == [
        label
        for label in (re.split(r"\s{2,}", line)[0] for line in ended.out.splitlines())
        if label in labels
    ]
    own = {say(f"doctor.{name}", language) for name in ("tls", "document")}
    output = ended.out.replace(provider.root, "https://klant.example").replace(
        "127.0.0.1", "klant.example"
    )
    lines = [line for line in lines if line[2:].split()[0] not in own]
    assert [line for line in lines if not said(line, output)] == []
