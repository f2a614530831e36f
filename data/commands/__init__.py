"""The commands of `python -m data`, a module each: `add` registers its parser, which names the function that runs it."""
