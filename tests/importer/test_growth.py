"""An archive grows in any order: batch by batch the content is, byte for byte, that of one import of everything."""

import tempfile
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from import_runs import demo_files, difference, make_project, report_rows, run, tree, without_file

FILES = demo_files()
EDIT = "\n\n一个人在这里添了一段。\n"


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    config = make_project(tmp_path_factory.mktemp("whole"))
    run(config, FILES)
    return tree(config.content)


@st.composite
def batches(draw: st.DrawFn) -> list[list[Path]]:
    """All captures in a random order, cut into one to six imports; some of them come twice."""
    order = draw(st.permutations(FILES))
    cuts = sorted(draw(st.sets(st.integers(1, len(FILES) - 1), max_size=5)))
    again = draw(st.lists(st.sampled_from(FILES), max_size=5))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)] + [again]


PACE = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # a failing heap takes minutes to make smaller
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@given(batches())
@PACE
def test_in_any_order(at_once: dict[str, bytes], parts: list[list[Path]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        config = make_project(Path(folder))
        for part in parts:
            run(config, part)
        grown = tree(config.content)
        assert difference(grown, at_once) == []


@given(batches(), st.randoms(use_true_random=False))
@PACE
def test_with_a_persons_edit_in_between(at_once: dict[str, bytes], parts: list[list[Path]], random) -> None:  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as folder:
        config = make_project(Path(folder))
        run(config, parts[0])
        articles = sorted(name for name in tree(config.content) if name.endswith((".md", "issue.yaml")))
        edited = random.choice(articles) if articles else ""
        if edited:
            file = config.content / edited
            persons = file.read_bytes() + (b"\n# hand\n" if edited.endswith(".yaml") else EDIT.encode())
            file.write_bytes(persons)
        conflicts: list[dict[str, str]] = []
        for part in parts[1:]:
            conflicts += report_rows(run(config, part), "conflicts")
        grown = tree(config.content)
        if not edited:
            assert difference(grown, at_once) == []
            return
        assert grown.pop(edited) == persons
        expected = dict(at_once)
        offered = grown.pop(f"{edited}.new", None)
        if expected.pop(edited, None) is None:
            assert {"file": edited, "kind": "obsolete"} in conflicts
        elif offered is not None:
            assert offered == at_once[edited]
            assert {"file": edited, "kind": "edited", "offered": f"{edited}.new"} in conflicts
        else:
            assert persons.startswith(at_once[edited].rstrip(b"\n")), "a newer version was not offered"
        issue = PurePosixPath(*PurePosixPath(edited).parts[:3])
        ledger = f"{issue}/import.jsonl"
        inside = str(PurePosixPath(edited).relative_to(issue))
        for side in (grown, expected):
            side[ledger] = without_file(side[ledger], inside)
        assert difference(grown, expected) == []


@given(batches())
@settings(PACE, max_examples=4)
def test_a_file_that_a_person_took_away_stays_away(at_once: dict[str, bytes], parts: list[list[Path]]) -> None:
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
        assert set(difference(tree(config.content), at_once)) <= {articles[0], f"{articles[0][:10]}/import.jsonl"}
