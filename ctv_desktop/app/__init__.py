"""The only place that knows everything: it starts the window and the commands."""
