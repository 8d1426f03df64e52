"""A paper's own theme: what there is to change, a copy to change, what was changed, and the reference of it all."""
