"""Many papers printed at once: into one file, a file each, or onto a printer."""
