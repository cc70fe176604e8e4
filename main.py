"""Starts CTV Desktop: the window, or one of its commands."""

import sys

from ctv_desktop.app.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
