"""The gold set: figures must not fall below their floors, and every difference is shown."""

from collections import Counter

import pytest
from gold_scores import Score, read_floors, score_set
from gold_set import CAPTURES, EXPECTED, capture_files, expected_file, read_cases

FLOORS = read_floors()


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return score_set(read_cases())


@pytest.mark.parametrize("name", FLOORS)
def test_precision_and_recall_hold(name: str, scores: dict[str, Score]) -> None:
    score = scores[name]
    held = score.precision >= FLOORS[name]["precision"] and score.recall >= FLOORS[name]["recall"]
    assert held, (
        f"{name}: precision {score.precision:.4f} (floor {FLOORS[name]['precision']}), "
        f"recall {score.recall:.4f} (floor {FLOORS[name]['recall']}); capture and field, - expected, + got:\n\n"
        + "\n\n".join(score.differences)
    )


def test_every_field_has_a_floor(scores: dict[str, Score]) -> None:
    assert sorted(scores) == sorted(FLOORS)


def test_every_capture_has_expected_content_and_the_other_way_round() -> None:
    stated = set(CAPTURES.rglob(f"*{EXPECTED}"))
    assert stated == {expected_file(capture) for capture in capture_files()}


def test_the_set_is_large_enough() -> None:
    kinds = Counter(case.expected["reading"] for case in read_cases())
    assert kinds["article"] >= 60
    assert kinds["page"] >= 12
    assert kinds["unknown"] >= 3


def test_a_wrong_paragraph_costs_precision_and_recall() -> None:
    case = next(case for case in read_cases() if len(case.expected.get("body", [])) >= 3)
    case.expected["body"][1] += "？"
    score = score_set([case])["body"]
    assert (score.invented, score.missed) == (1, 1)
    assert case.name in score.differences[0]
