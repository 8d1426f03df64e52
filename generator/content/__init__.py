"""The store between the two programs: Markdown articles, YAML issues, media beside them."""
