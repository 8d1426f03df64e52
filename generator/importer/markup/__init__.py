"""What the families of e-paper markup share: how heads, lists and hot zones are printed. No family is known here."""
