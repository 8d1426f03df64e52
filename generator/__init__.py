"""Broadsheet: a clean, static, permanent mirror of a newspaper's digital edition.

Two programs meet at a content store::

    captures  --import-->  content/ (Markdown + YAML)  --build-->  site/ (static files)
"""

__version__ = "0.1.0"
