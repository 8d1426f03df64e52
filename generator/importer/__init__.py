"""Program 1: captures -> content/."""
