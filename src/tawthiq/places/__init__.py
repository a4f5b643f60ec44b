"""Where things happened: the gazetteer and the resolver that finds its places in a text."""
