"""How Arabic writes numbers and dates."""
