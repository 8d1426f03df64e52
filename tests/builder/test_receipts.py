"""Receipts: what a job wrote, packed and unpacked."""

import pickle

import pytest

from generator.builder.receipts import Receipt, Receipts

TWO = (Receipt("2021/01/08/index.html", 1, 2, 3), Receipt("2021/01/08/ZC02/街.html", 4, 5 << 40, 6))


@pytest.mark.parametrize("receipts", [(), TWO[:1], TWO])
def test_receipts_come_back_as_they_went(receipts: tuple[Receipt, ...]) -> None:
    packed = Receipts.of(receipts)
    assert tuple(packed) == receipts
    assert tuple(pickle.loads(pickle.dumps(packed))) == receipts
    assert all(isinstance(receipt, Receipt) for receipt in packed)


def test_equal_receipts_are_equal_packed() -> None:
    assert Receipts.of(TWO) == Receipts.of(iter(TWO))
    assert Receipts.of(TWO) != Receipts.of(TWO[::-1])
