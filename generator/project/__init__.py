"""A fresh mirror project."""
