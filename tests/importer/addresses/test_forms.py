"""Each row of the table reads its own example, and no other row takes it away."""

import re

import pytest

from generator.importer.addresses import FORMS, Form, classify


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_reads_its_example(form: Form) -> None:
    address = classify("http://paper.example.com/" + form.example.lstrip("/"))
    assert (address.form, address.kind) == (form.name, form.kind)
    read = (address.date.isoformat() if address.date else "", address.page, address.serial, address.part)
    assert read == form.reads


def test_names_are_unique() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_survives_any_case(form: Form) -> None:
    given, upper = (
        classify("http://h.example" + re.sub("^/?", "/", text)) for text in (form.example, form.example.upper())
    )
    assert given.identity == upper.identity
    assert (given.form, given.date, given.page, given.part) == (upper.form, upper.date, upper.page, upper.part)
