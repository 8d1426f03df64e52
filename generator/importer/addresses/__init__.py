"""URL or path -> Address, by one visible table of forms; an address says nothing about the markup behind it."""

from generator.importer.addresses.address import (
    Address,
    classify,
    folder_date,
    identity,
    is_address_folder,
    known_address,
    paper_prefix,
)
from generator.importer.addresses.forms import FORMS, AddressKind, Form, custom_form

__all__ = [
    "FORMS", "Address", "AddressKind", "Form", "classify", "custom_form", "folder_date", "identity",
    "is_address_folder", "known_address", "paper_prefix",
]  # fmt: skip
