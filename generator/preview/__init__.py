"""The preview: builds, serves, watches, rebuilds, and reloads the open page."""
