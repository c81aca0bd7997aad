"""Makes the files of a release of the last commit: wheel, sdist, SBOM and checksums.

`python release/make.py` after `pip install 'kcc-conformance[release]'`; `--help` says the rest, and
docs/develop/release.md what is done before and after.
"""

import argparse
import gzip
import hashlib
import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUMS, SBOM = "SHA256SUMS", "sbom.cdx.json"

CHECKS = (
    ("bash .ci/run", "the README's commands in fresh copies, all tests, style, types"),
    ("KILL_MATRIX=all pytest", "every fault, variation and hostile server on every feature"),
    ("pytest tests/browser", "report and document in a real browser (extra `browser`)"),
    ("pytest tests/validators", "each artefact by a validator of others (extra `validators`)"),
    ("python release/make.py", "versions and dates agree; two builds have the same bytes"),
)
"""What a release checks, in this order: commands, and what each sees to."""


def obstacles(root: Path, draft: bool = False) -> Iterator[str]:
    """What keeps the last commit from being released; of a draft, only what makes it another than
    it says."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    version = re.escape(project["version"])
    if told(root, "status", "--porcelain"):
        yield "there are changes that are not in the last commit"
    public = (root / "publiccode.yml").read_text("utf-8")
    if not re.search(rf'^softwareVersion: "?{version}"?$', public, re.M):
        yield f"publiccode.yml: softwareVersion is not {project['version']}"
    changes = (root / "CHANGELOG.md").read_text("utf-8")
    entry = re.search(rf"^## \[{version}\] - (\S+)$", changes, re.M)
    if entry is None:
        yield f"CHANGELOG.md: has no entry for {project['version']}"
    if draft:
        return
    date = entry[1] if entry else ""
    if entry and not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        yield f"CHANGELOG.md: {project['version']} is {date}, and wants a date"
    elif entry and not re.search(rf'^releaseDate: "?{date}"?$', public, re.M):
        yield f"publiccode.yml: releaseDate is not {date}"
    tagged = told(root, "rev-parse", "--verify", "--quiet", f"v{project['version']}^{{commit}}")
    if tagged and tagged != told(root, "rev-parse", "HEAD"):
        yield f"v{project['version']} is another commit: this version is released already"


def told(root: Path, *arguments: str) -> str:
    """What git says, empty where it fails."""
    ended = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True)
    return ended.stdout.strip() if ended.returncode == 0 else ""


def export(root: Path, folder: Path) -> None:
    """The files of the last commit, with the same rights for whoever makes the release."""
    archive = subprocess.run(
        ["git", "-c", "tar.umask=0022", "archive", "--format=tar", "HEAD"],
        cwd=root, capture_output=True, check=True,
    )  # fmt: skip
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(folder, filter="tar")


def build(root: Path, out: Path, epoch: int) -> tuple[Path, Path]:
    """The wheel, built from the sdist, and the sdist; both of the last commit, and with the moment
    of that commit (seconds since 1970) wherever a moment is kept."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "source"), Path(folder, "made")
        export(root, source)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", made, source, epoch=epoch)
        (wheel,), (sdist,) = made.glob("*.whl"), made.glob("*.tar.gz")
        out.mkdir(parents=True, exist_ok=True)
        kept = out / wheel.name, out / sdist.name
        kept[0].write_bytes(wheel.read_bytes())
        kept[1].write_bytes(normalised(sdist.read_bytes(), epoch))
    return kept


def normalised(sdist: bytes, epoch: int) -> bytes:
    """The same sdist without what differs from machine to machine: order, owners, moments."""
    packed = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(sdist)) as old,
        gzip.GzipFile(fileobj=packed, mode="wb", filename="", mtime=epoch) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for member in sorted(old.getmembers(), key=lambda each: each.name):
            member.uid = member.gid = 0
            member.uname = member.gname = ""
            member.mtime, member.pax_headers = epoch, {}
            member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            new.addfile(member, old.extractfile(member) if member.isfile() else None)
    return packed.getvalue()


def sbom(root: Path, wheel: Path, out: Path) -> Path:
    """What the wheel comes with when it is installed today, as CycloneDX (JSON, 1.6), validated by
    the tool that writes it."""
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, "-m", "venv", "--without-pip", folder)
        python = Path(folder, "bin", "python")
        run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel)
        for address in Path(folder).rglob("*.dist-info/direct_url.json"):
            address.unlink()  # where the wheel lay on this machine
        run(sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible",
            "--spec-version", "1.6", "--pyproject", root / "pyproject.toml", "--validate",
            "--output-format", "JSON", "--output-file", out / SBOM, python)  # fmt: skip
    return out / SBOM


def run(*command: str | Path, epoch: int | None = None) -> None:
    """A command that has to end well; raises SystemExit with what it printed."""
    more = {} if epoch is None else {"SOURCE_DATE_EPOCH": str(epoch)}
    ended = subprocess.run(
        [str(part) for part in command], env={**os.environ, **more},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if ended.returncode:
        sys.exit(f"{ended.stdout[-3_000:]}\nrelease: {command[0]} ended with {ended.returncode}")


def sums(files: Sequence[Path], out: Path) -> Path:
    """The checksums, as `sha256sum --check` reads them."""
    lines = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in files]
    (out / SUMS).write_text("".join(lines), encoding="ascii")
    return out / SUMS


def main(arguments: Sequence[str] | None = None) -> None:
    """Makes the files, or says in a line each why not (exit code 1)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to (default dist)")
    parser.add_argument("--draft", action="store_true", help="of a version without a date as well")
    parser.add_argument("--checks", action="store_true", help="say what a release checks; no more")
    given = parser.parse_args(arguments)
    if given.checks:
        for command, what in CHECKS:
            print(f"{command:<26} {what}")
        return
    wrong = list(obstacles(ROOT, given.draft))
    if wrong:
        sys.exit("\n".join(f"release: {each}" for each in wrong))
    os.umask(0o022)
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or told(ROOT, "log", "-1", "--format=%ct"))
    out = given.out.resolve()
    files = build(ROOT, out, epoch)
    with tempfile.TemporaryDirectory() as folder:
        for one, other in zip(files, build(ROOT, Path(folder), epoch), strict=True):
            if one.read_bytes() != other.read_bytes():
                sys.exit(f"release: {one.name} comes out different a second time")
    summed = (*files, sbom(ROOT, files[0], out))
    for path in (*summed, sums(summed, out)):
        print(path)


if __name__ == "__main__":
    main()
