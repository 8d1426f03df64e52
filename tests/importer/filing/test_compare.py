"""Whose file is it? What is written, deleted, offered beside it, and told."""

import hashlib
from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.importer.filing import JOURNAL_FILE, Conflict, Filing, Journal, carry_out, compare
from generator.importer.ledger import FileLine

NAME = "2021/01/08/A01/7.md"
OLD, NEW, HAND = b"old", b"new", b"by hand"


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(content: Path, name: str, text: bytes) -> None:
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_bytes(text)


def filed(
    content: Path, wanted: bytes | None, line: FileLine | None, planned: dict[str, list[str]] | None = None
) -> Filing:
    """One import of one file: compared, and carried out."""
    filing = compare(
        content, "2021-01-08", {NAME: wanted} if wanted else {}, {NAME: line} if line else {}, planned or {}
    )
    carry_out(content, filing, {}, Journal(content))
    return filing


def on_disk(content: Path) -> dict[str, bytes]:
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_a_new_file(tmp_path: Path) -> None:
    filing = filed(tmp_path, NEW, None)
    assert on_disk(tmp_path) == {NAME: NEW}
    assert filing.lines == {NAME: FileLine(NAME, sha(NEW))}


def test_our_file_is_written_anew(tmp_path: Path) -> None:
    put(tmp_path, NAME, OLD)
    assert filed(tmp_path, NEW, FileLine(NAME, sha(OLD))).conflicts == ()
    assert on_disk(tmp_path) == {NAME: NEW}


def test_our_file_that_nothing_gives_any_more_goes_with_its_folder(tmp_path: Path) -> None:
    put(tmp_path, NAME, OLD)
    assert filed(tmp_path, None, FileLine(NAME, sha(OLD))).lines == {}
    assert on_disk(tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


def test_a_persons_file_stays_and_ours_lies_beside_it(tmp_path: Path) -> None:
    put(tmp_path, NAME, HAND)
    filing = filed(tmp_path, NEW, FileLine(NAME, sha(OLD)))
    assert on_disk(tmp_path) == {NAME: HAND, f"{NAME}.new": NEW}
    assert filing.conflicts == (Conflict(NAME, "edited", f"{NAME}.new"),)
    assert filing.lines == {NAME: FileLine(NAME, sha(OLD), sha(NEW))}


def test_without_a_ledger_every_file_is_a_persons(tmp_path: Path) -> None:
    put(tmp_path, NAME, HAND)
    assert filed(tmp_path, NEW, None).conflicts == (Conflict(NAME, "edited", f"{NAME}.new"),)
    assert on_disk(tmp_path) == {NAME: HAND, f"{NAME}.new": NEW}


def test_without_a_ledger_a_file_that_is_the_same_is_taken_over(tmp_path: Path) -> None:
    put(tmp_path, NAME, NEW)
    assert filed(tmp_path, NEW, None).lines == {NAME: FileLine(NAME, sha(NEW))}


def test_an_edit_is_no_conflict_while_the_import_has_nothing_new(tmp_path: Path) -> None:
    put(tmp_path, NAME, HAND)
    assert filed(tmp_path, OLD, FileLine(NAME, sha(OLD))).conflicts == ()
    assert on_disk(tmp_path) == {NAME: HAND}


def test_the_conflict_is_told_again_while_the_new_version_lies_there(tmp_path: Path) -> None:
    put(tmp_path, NAME, HAND)
    first = filed(tmp_path, NEW, FileLine(NAME, sha(OLD)))
    assert filed(tmp_path, NEW, first.lines[NAME]).conflicts == first.conflicts


def test_a_person_who_dealt_with_it_is_not_asked_again(tmp_path: Path) -> None:
    put(tmp_path, NAME, HAND)
    first = filed(tmp_path, NEW, FileLine(NAME, sha(OLD)))
    (tmp_path / f"{NAME}.new").unlink()
    put(tmp_path, NAME, HAND + NEW)
    again = filed(tmp_path, NEW, first.lines[NAME])
    assert (again.conflicts, again.lines) == ((), first.lines)
    assert on_disk(tmp_path) == {NAME: HAND + NEW}
    newer = filed(tmp_path, b"newer", again.lines[NAME])
    assert newer.conflicts == (Conflict(NAME, "edited", f"{NAME}.new"),)


def test_the_person_takes_ours(tmp_path: Path) -> None:
    put(tmp_path, NAME, HAND)
    first = filed(tmp_path, NEW, FileLine(NAME, sha(OLD)))
    put(tmp_path, NAME, NEW)
    assert filed(tmp_path, NEW, first.lines[NAME]).lines == {NAME: FileLine(NAME, sha(NEW))}
    assert on_disk(tmp_path) == {NAME: NEW}


def test_a_removed_file_stays_away(tmp_path: Path) -> None:
    filing = filed(tmp_path, NEW, FileLine(NAME, sha(OLD)))
    assert on_disk(tmp_path) == {}
    assert (filing.conflicts, filing.lines) == ((Conflict(NAME, "removed"),), {NAME: FileLine(NAME, sha(OLD))})


def test_an_edited_file_that_nothing_gives_any_more_stays(tmp_path: Path) -> None:
    put(tmp_path, NAME, HAND)
    filing = filed(tmp_path, None, FileLine(NAME, sha(OLD)))
    assert on_disk(tmp_path) == {NAME: HAND}
    assert filing.conflicts == (Conflict(NAME, "obsolete"),)
    assert filing.lines == {NAME: FileLine(NAME, sha(OLD))}


@pytest.mark.parametrize("disk", [OLD, NEW, None])
def test_what_a_broken_off_import_was_about_to_write_is_ours(tmp_path: Path, disk: bytes | None) -> None:
    if disk:
        put(tmp_path, NAME, disk)
    filing = filed(tmp_path, b"third", FileLine(NAME, sha(OLD)), {NAME: [sha(NEW), ""]})
    assert (on_disk(tmp_path), filing.conflicts) == ({NAME: b"third"}, ())


def test_a_person_who_edits_after_a_broken_off_import_keeps_the_edit(tmp_path: Path) -> None:
    put(tmp_path, NAME, HAND)
    filing = filed(tmp_path, NEW, FileLine(NAME, sha(OLD)), {NAME: [sha(NEW)]})
    assert on_disk(tmp_path) == {NAME: HAND, f"{NAME}.new": NEW}
    assert filing.conflicts == (Conflict(NAME, "edited", f"{NAME}.new"),)


def test_media_whose_bytes_are_gone_cost_nothing_else(tmp_path: Path) -> None:
    filing = compare(tmp_path, "2021-01-08", {"a.jpg": (None, sha(NEW)), NAME: NEW}, {}, {})
    carry_out(tmp_path, filing, {}, Journal(tmp_path))
    assert on_disk(tmp_path) == {NAME: NEW}


def test_two_photos_that_change_places_keep_their_bytes(tmp_path: Path) -> None:
    put(tmp_path, "a.jpg", OLD)
    put(tmp_path, "b.jpg", NEW)
    wanted = {"a.jpg": (tmp_path / "b.jpg", sha(NEW)), "b.jpg": (tmp_path / "a.jpg", sha(OLD))}
    known = {"a.jpg": FileLine("a.jpg", sha(OLD)), "b.jpg": FileLine("b.jpg", sha(NEW))}
    carry_out(tmp_path, compare(tmp_path, "2021-01-08", wanted, known, {}), {}, Journal(tmp_path))
    assert on_disk(tmp_path) == {"a.jpg": NEW, "b.jpg": OLD}


def test_a_broken_journal_is_told(tmp_path: Path) -> None:
    put(tmp_path, JOURNAL_FILE, b"{")
    with pytest.raises(ContentError, match="not JSON"):
        Journal(tmp_path)
