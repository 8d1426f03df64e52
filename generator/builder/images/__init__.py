"""Pictures as a browser should get them: known size, several widths, nothing private.

`picture` is what is known of one, `metadata` takes private data out of a file without touching its pixels, `reading`
opens hostile files within bounds, `encoding` gives deterministic bytes, `pictures` joins them and keeps what it made.
"""
