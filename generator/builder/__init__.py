"""Program 2: content/ -> site/."""
