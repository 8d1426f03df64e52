"""Looks at a built site as a reader would: does every link lead somewhere, is anything left over that should not be."""
