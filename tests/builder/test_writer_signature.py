"""What a writer says of an issue's folder that was made for it is what a look finds; it writes nowhere else."""

from pathlib import Path

import pytest

from generator.builder.writer import Writer, signature
from generator.errors import BroadsheetError

HOME = "2021/01/08"
FILES = ("index.html", "A01/index.html", "A01/1.html", "ZC02/2.html", "ZC02/.htaccess", ".nojekyll", "import.jsonl",
         "A01/deep/er.txt", ".well-known/x.txt")  # fmt: skip


@pytest.mark.parametrize("count", range(1, len(FILES) + 1))
@pytest.mark.parametrize("home_is_there", [False, True])
def test_it_is_what_a_look_finds(tmp_path: Path, count: int, home_is_there: bool) -> None:
    (tmp_path / "photo.png").write_bytes(b"...")
    site = tmp_path / "site"
    if home_is_there:
        (site / HOME / "A01").mkdir(parents=True)
        (site / HOME / "A01" / "own.txt").write_text("a person's own")
    writer = Writer(site)
    written = [writer.write(f"{HOME}/{name}", name.encode()) for name in FILES[:count]]
    written.append(writer.copy(f"{HOME}/photo.png", tmp_path / "photo.png"))
    assert writer.signature(HOME, [one.receipt for one in written]) == signature(HOME, site)


def test_what_another_hand_adds_meanwhile_is_not_counted_as_the_builds_own(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    receipts = [writer.write(f"{HOME}/index.html", b"").receipt]
    (tmp_path / HOME / "own.txt").write_text("a person's own")
    found = writer.signature(HOME, receipts)
    assert found != signature(HOME, tmp_path)
    (tmp_path / HOME / "own.txt").unlink()
    assert found == signature(HOME, tmp_path)


def test_an_issue_without_files_has_none(tmp_path: Path) -> None:
    assert Writer(tmp_path).signature(HOME, []) == signature(HOME, tmp_path) == ""


def test_a_folder_that_is_made_for_one_within_it_is_known_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(tmp_path / "site")
    receipts = [writer.write(f"{HOME}/{name}", b"").receipt for name in ("A01/1.html", "index.html", "ZC02/2.html")]
    looked = signature(HOME, tmp_path / "site")
    monkeypatch.delattr("generator.builder.writer.signature")
    assert writer.signature(HOME, receipts) == looked


@pytest.mark.parametrize("folder_is_known", [False, True])
@pytest.mark.parametrize("name", ["..", ".", "", "a\\b", "a\0b", "../x", "./x", "/x", "x/", "a//b", "a/../../x"])
def test_a_path_that_leads_astray_is_refused(tmp_path: Path, name: str, folder_is_known: bool) -> None:
    writer = Writer(tmp_path / "site")
    if folder_is_known:
        writer.write(f"{HOME}/index.html", b"")
        writer.write("index.html", b"")
    for path in (name, f"{HOME}/{name}"):
        with pytest.raises(BroadsheetError, match="cannot be a file of the site"):
            writer.write(path, b"")
        with pytest.raises(BroadsheetError, match="cannot be a file of the site"):
            writer.copy(path, Path(__file__))
