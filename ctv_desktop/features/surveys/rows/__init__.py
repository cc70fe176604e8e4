"""Reads condition reports."""
