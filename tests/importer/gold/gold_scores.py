"""Precision and recall of the gold set, field by field and paragraph by paragraph."""

import difflib
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml
from gold_set import HERE, Case, read_all, read_cases

FLOORS = HERE / "floors.yaml"


@dataclass
class Score:
    """Hits and misses of one field over the set."""

    hits: int = 0
    invented: int = 0
    """Given, but not expected."""
    missed: int = 0
    """Expected, but not given."""
    differences: list[str] = field(default_factory=list)
    """Each: capture, then what is expected (-) and what was got (+)."""

    @property
    def precision(self) -> float:
        return _share(self.hits, self.invented)

    @property
    def recall(self) -> float:
        return _share(self.hits, self.missed)


def score_set(cases: Iterable[Case]) -> dict[str, Score]:
    """The score of every field over these cases."""
    scores: dict[str, Score] = defaultdict(Score)
    for case, expected, got in read_all(list(cases)):
        for name in sorted({*expected, *got}):
            short = name.rpartition(".")[2]
            _count(scores[short], f"{case.name}  {name}", expected.get(name, ""), got.get(name, ""))
    return dict(sorted(scores.items()))


def read_floors() -> dict[str, dict[str, float]]:
    """Field -> its `precision` and `recall` that must hold."""
    floors: dict[str, dict[str, float]] = yaml.safe_load(FLOORS.read_text("utf-8"))
    return floors


def raise_floors(scores: dict[str, Score]) -> None:
    """Lift every floor to what holds; none is lowered."""
    floors = read_floors() if FLOORS.exists() else {}
    lines = ["# What must hold; the goal is 1.0. gold_scores.py --raise lifts floors and never lowers one.\n"]
    for name in sorted({*floors, *scores}):
        known, score = floors.get(name, {}), scores.get(name, Score())
        precision = max(known.get("precision", 0.0), _floor(score.precision))
        recall = max(known.get("recall", 0.0), _floor(score.recall))
        lines.append(f"{name}: {{precision: {precision}, recall: {recall}}}\n")
    FLOORS.write_text("".join(lines), "utf-8")


def table(scores: dict[str, Score]) -> str:
    """The figures, one line a field."""
    lines = [f"{'field':20} {'precision':>9} {'recall':>7} {'items':>6}"]
    for name, score in scores.items():
        lines.append(f"{name:20} {score.precision:9.4f} {score.recall:7.4f} {score.hits + score.missed:6}")
    return "\n".join(lines)


def _count(score: Score, place: str, expected: str | list[str], got: str | list[str]) -> None:
    if not isinstance(expected, list) and not isinstance(got, list):
        wanted, given = [expected] if expected else [], [got] if got else []
    else:
        wanted, given = list(expected or []), list(got or [])
    matcher = difflib.SequenceMatcher(None, wanted, given, autojunk=False)
    hits = sum(block.size for block in matcher.get_matching_blocks())
    score.hits += hits
    score.missed += len(wanted) - hits
    score.invented += len(given) - hits
    if wanted != given:
        changed = [line for line in difflib.ndiff(wanted, given) if line[0] in "-+"]
        score.differences.append("\n".join([place, *(f"    {line}" for line in changed)]))


def _share(hits: int, others: int) -> float:
    return hits / (hits + others) if hits + others else 1.0


def _floor(share: float) -> float:
    return int(share * 10_000) / 10_000


def main(words: list[str]) -> None:
    """Print the figures and every difference; `--raise` lifts the floors; other words choose captures by their path."""
    chosen = [word for word in words if not word.startswith("--")]
    cases = [case for case in read_cases() if not chosen or any(word in case.name for word in chosen)]
    scores = score_set(cases)
    for name, score in scores.items():
        for difference in score.differences:
            print(f"[{name}] {difference}\n")
    print(f"{len(cases)} captures\n{table(scores)}")
    if "--raise" in words and not chosen:
        raise_floors(scores)


if __name__ == "__main__":
    main(sys.argv[1:])
