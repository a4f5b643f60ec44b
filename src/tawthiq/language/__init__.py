"""Knows Arabic, and nothing of war."""
