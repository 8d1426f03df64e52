"""One module a template family's skin: values -> markup."""
