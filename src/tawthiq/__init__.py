"""Tawthiq: reports of war read into sourced records."""

__version__ = "0.1.0"
