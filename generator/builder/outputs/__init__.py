"""Every output of the site, in the order they are built. Adding one: a file here, and a row below."""

from generator.builder.output import Output

OUTPUTS: tuple[Output, ...] = ()
