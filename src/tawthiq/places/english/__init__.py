"""How English names places: what capitals tell, level words before and after a name, transliterations."""
