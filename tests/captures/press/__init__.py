"""The press that prints the demo newspaper 墨川晨报: captures, facsimiles, photos, and the truth about them."""
