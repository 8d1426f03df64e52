"""The command `broadsheet`: the only layer that prints, exits, and turns errors into messages."""

from generator.cli.app import main

__all__ = ["main"]
