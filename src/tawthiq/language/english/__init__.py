"""What is English of the language: inflection, number words, dates."""
