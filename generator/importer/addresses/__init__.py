"""URL or path -> Address, by one visible table of forms; an address says nothing about the markup behind it."""

from generator.importer.addresses.address import Address, classify, identity, is_address_folder
from generator.importer.addresses.forms import FORMS, AddressKind, Form, custom_form

__all__ = ["FORMS", "Address", "AddressKind", "Form", "classify", "custom_form", "identity", "is_address_folder"]
