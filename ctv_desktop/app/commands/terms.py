"""What argparse itself says; it asks this table instead of a catalog of its own."""

from ctv_desktop.values.say import say

TERMS = {
    text.message: text
    for text in (
        say("usage: "),
        say("positional arguments"),
        say("options"),
        say("show this help message and exit"),
        say("show program's version number and exit"),
        say("the following arguments are required: %s"),
        say("unrecognized arguments: %s"),
        say("expected one argument"),
        say("argument %(argument_name)s: %(message)s"),
        say("invalid choice: %(value)r (choose from %(choices)s)"),
        say("%(prog)s: error: %(message)s\n"),
        say("invalid %(type)s value: %(value)r"),
    )
}


def argparse_says(text: str) -> str:
    """A sentence of argparse in the language now in use; its own English where it is not known."""
    found = TERMS.get(text)
    return str(found) if found else text
