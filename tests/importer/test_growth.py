"""An archive grows in any order: batch by batch the content is, byte for byte, that of one import of everything."""

import random
import tempfile
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from import_runs import demo_files, difference, gold_files, make_project, report_rows, run, tree, without_file

HEAPS = {"demo": demo_files(), "gold": gold_files()}
"""One paper as it was scraped; the gold set, which has every family and oddity, and papers that share their dates."""
EDIT = "\n\n一个人在这里添了一段。\n"


@cache
def at_once(heap: str) -> dict[str, bytes]:
    """The content that one import of everything gives."""
    with tempfile.TemporaryDirectory() as folder:
        config = make_project(Path(folder))
        run(config, HEAPS[heap])
        return tree(config.content)


@st.composite
def batches(draw: st.DrawFn, heap: str) -> list[list[Path]]:
    """All captures in a random order, cut into one to six imports; some of them come twice."""
    files = HEAPS[heap]
    order = draw(st.permutations(files))
    cuts = sorted(draw(st.sets(st.integers(1, len(files) - 1), max_size=5)))
    again = draw(st.lists(st.sampled_from(files), max_size=5))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)] + [again]


PACE = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # a failing heap takes minutes to make smaller
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def grow(heap: str, parts: list[list[Path]]) -> None:
    """Imports the parts one after the other: the content is that of one import of all."""
    with tempfile.TemporaryDirectory() as folder:
        config = make_project(Path(folder))
        for part in parts:
            run(config, part)
        assert difference(tree(config.content), at_once(heap)) == []


def grow_with_an_edit(heap: str, parts: list[list[Path]], chance: random.Random) -> None:
    """The same, with a person's edit of one file after the first part: it is kept, and told where that matters."""
    with tempfile.TemporaryDirectory() as folder:
        config = make_project(Path(folder))
        run(config, parts[0])
        articles = sorted(name for name in tree(config.content) if name.endswith((".md", "issue.yaml")))
        edited = chance.choice(articles) if articles else ""
        if edited:
            file = config.content / edited
            persons = file.read_bytes() + (b"\n# hand\n" if edited.endswith(".yaml") else EDIT.encode())
            file.write_bytes(persons)
        conflicts: list[dict[str, str]] = []
        for part in parts[1:]:
            conflicts += report_rows(run(config, part), "conflicts")
        grown = tree(config.content)
        if not edited:
            assert difference(grown, at_once(heap)) == []
            return
        assert grown.pop(edited) == persons
        expected = dict(at_once(heap))
        offered = grown.pop(f"{edited}.new", None)
        whole = expected.pop(edited, None)
        if whole is None:
            assert {"file": edited, "kind": "obsolete"} in conflicts
        elif offered is not None:
            assert offered == whole
            assert {"file": edited, "kind": "edited", "offered": f"{edited}.new"} in conflicts
        else:
            assert persons.startswith(whole.rstrip(b"\n")), "a newer version was not offered"
        issue = PurePosixPath(*PurePosixPath(edited).parts[:3])
        ledger = f"{issue}/import.jsonl"
        inside = str(PurePosixPath(edited).relative_to(issue))
        for side in (grown, expected):
            side[ledger] = without_file(side[ledger], inside)
        assert difference(grown, expected) == []


@given(batches("demo"))
@PACE
def test_in_any_order(parts: list[list[Path]]) -> None:
    grow("demo", parts)


@given(batches("gold"))
@settings(PACE, max_examples=3)
def test_every_family_in_any_order(parts: list[list[Path]]) -> None:
    grow("gold", parts)


@given(batches("demo"), st.randoms(use_true_random=False))
@PACE
def test_with_a_persons_edit_in_between(parts: list[list[Path]], chance: random.Random) -> None:
    grow_with_an_edit("demo", parts, chance)


@given(batches("gold"), st.randoms(use_true_random=False))
@settings(PACE, max_examples=3)
def test_every_family_with_a_persons_edit_in_between(parts: list[list[Path]], chance: random.Random) -> None:
    grow_with_an_edit("gold", parts, chance)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@given(batches("gold"), st.randoms(use_true_random=False), st.booleans())
@settings(PACE, max_examples=60)
def test_every_family_at_length(parts: list[list[Path]], chance: random.Random, edits: bool) -> None:
    if edits:
        grow_with_an_edit("gold", parts, chance)
    else:
        grow("gold", parts)


@given(batches("demo"))
@settings(PACE, max_examples=4)
def test_a_file_that_a_person_took_away_stays_away(parts: list[list[Path]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        config = make_project(Path(folder))
        run(config, parts[0])
        articles = sorted(name for name in tree(config.content) if name.endswith(".md"))
        if not articles:
            return
        (config.content / articles[0]).unlink()
        for part in parts[1:]:
            run(config, part)
        assert articles[0] not in tree(config.content)
        assert set(difference(tree(config.content), at_once("demo"))) <= {
            articles[0],
            f"{articles[0][:10]}/import.jsonl",
        }
