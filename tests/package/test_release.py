"""release/make.py: what keeps a version from being released, and the same bytes each time."""

import io
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "release"))
import make  # noqa: E402

VERSION, DATE = "1.2.0", "2027-01-31"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose last commit can be released."""
    (tmp_path / "pyproject.toml").write_text(f'[project]\nname = "x"\nversion = "{VERSION}"\n')
    (tmp_path / "CHANGELOG.md").write_text(f"# Changes\n\n## [{VERSION}] - {DATE}\n")
    (tmp_path / "publiccode.yml").write_text(
        f'softwareVersion: "{VERSION}"\nreleaseDate: "{DATE}"\n'
    )
    git(tmp_path, "init", "--quiet")
    return committed(tmp_path)


def committed(project: Path) -> Path:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "x")
    return project


def altered(project: Path, name: str, old: str, new: str) -> Path:
    path = project / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    return committed(project)


def test_nothing_keeps_it(project: Path) -> None:
    assert list(make.obstacles(project)) == []
    git(project, "tag", f"v{VERSION}")
    assert list(make.obstacles(project)) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told", "draft"),
    [
        ("CHANGELOG.md", DATE, "unreleased", "CHANGELOG.md: 1.2.0 is unreleased", False),
        ("CHANGELOG.md", VERSION, "1x2.0", "CHANGELOG.md: has no entry for 1.2.0", True),
        ("CHANGELOG.md", DATE, "2027-02-01", "publiccode.yml: releaseDate is not 2027", False),
        ("publiccode.yml", "releaseDate", "# releaseDate", "releaseDate is not 2027", False),
        ("publiccode.yml", VERSION, "1.1.0", "softwareVersion is not 1.2.0", True),
        ("pyproject.toml", VERSION, "1.3.0", "softwareVersion is not 1.3.0", True),
    ],
)
def test_versions_and_dates_agree(
    name: str, old: str, new: str, told: str, draft: bool, project: Path
) -> None:
    altered(project, name, old, new)
    assert told in " / ".join(make.obstacles(project))
    assert bool(list(make.obstacles(project, draft=True))) is draft


def test_only_what_is_committed_is_released(project: Path) -> None:
    (project / "new.py").touch()
    assert list(make.obstacles(project, draft=True)) == [
        "there are changes that are not in the last commit"
    ]


def test_a_version_is_released_once(project: Path) -> None:
    git(project, "tag", "--annotate", "--message", "x", f"v{VERSION}")
    committed(project)
    (told,) = make.obstacles(project)
    assert told == "v1.2.0 is another commit: this version is released already"


def packed(*, owner: int, moment: int, names: list[str], mode: int) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        for name in names:
            member = tarfile.TarInfo(name)
            member.uid, member.uname, member.mtime, member.mode = owner, f"u{owner}", moment, mode
            member.size = len(name.encode())
            tar.addfile(member, io.BytesIO(name.encode()))
    return made.getvalue()


def test_an_sdist_has_the_same_bytes_wherever_it_is_made() -> None:
    names = [f"x-1/{name}" for name in ("b.py", "a.py", "é" * 120)]
    one = packed(owner=0, moment=1_700_000_000, names=names, mode=0o600)
    other = packed(owner=1000, moment=1_800_000_000, names=names[::-1], mode=0o664)
    assert one != other
    made = make.normalised(one, 1_600_000_000)
    assert make.normalised(other, 1_600_000_000) == made
    with tarfile.open(fileobj=io.BytesIO(made)) as tar:
        assert tar.getnames() == sorted(names)
        for member in tar.getmembers():
            file = tar.extractfile(member)
            assert file is not None
            assert file.read() == member.name.encode()
            assert (member.mtime, member.uid, member.mode) == (1_600_000_000, 0, 0o644)
    script = packed(owner=0, moment=0, names=names, mode=0o755)
    assert make.normalised(script, 0) != make.normalised(one, 0)


def test_the_sums_are_read_by_sha256sum(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a b.whl", "c.tar.gz")]
    for path in files:
        path.write_bytes(path.name.encode())
    make.sums(files, tmp_path)
    command = ["sha256sum", "--check", "--strict", make.SUMS]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0
    files[0].write_bytes(b"x")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 1


def test_what_goes_wrong_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="ended with 3"):
        make.run(sys.executable, "-c", "raise SystemExit(3)")


def test_the_page_lists_what_a_release_checks() -> None:
    page = (ROOT / "docs" / "develop" / "release.md").read_text("utf-8")
    part = page.partition("## Before\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(.+)` \| (.+) \|$", part, re.M) == [*make.CHECKS]
    for name in (make.SUMS, make.SBOM):
        assert f"`{name}`" in page
    for command, _ in make.CHECKS:
        for path in re.findall(r"\S+/\S+", command):
            assert (ROOT / path).exists()
