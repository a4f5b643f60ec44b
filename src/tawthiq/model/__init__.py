"""What everything speaks: frozen types, no behaviour that needs another package."""
