"""Compiles the hot modules with mypyc where TAWTHIQ_COMPILE=1 asks for it; else the package is plain Python.

The released wheels are compiled. What is compiled makes the same records of the same reports: see docs/speed.md.
"""

import os
import sys
from glob import glob

from setuptools import Extension, setup

HOT = ("language", "language/dates", "language/arabic", "places", "extraction", "extraction/arabic")
"""The packages that every report goes through."""

PLAIN = {
    # Their types are made by msgspec, which reads annotations that mypyc does not keep.
    *("language/compiled", "language/quantity", "language/dates/expression", "places/mention", "places/table"),
    # Run once, or rarely.
    *("language/tongues", "extraction/confidence", "extraction/explaining", "extraction/notes"),
    *("places/build", "places/columns", "places/finding", "places/gazetteer", "places/geometry", "places/importing"),
    *("places/merging", "places/ordinary", "places/recorded"),
}


def extensions(folder: str | None = None) -> list[Extension]:
    """The modules to compile; their C goes into `folder`, by default `build`."""
    from mypyc.build import mypycify

    os.environ["MYPYPATH"] = "src"
    files = sorted(file for package in HOT for file in glob(f"src/tawthiq/{package}/*.py"))
    plain = {f"src/tawthiq/{name}.py" for name in PLAIN}
    hot = [file for file in files if file not in plain and not file.endswith("__init__.py")]
    options = ["--config-file=pyproject.toml", *hot]
    made: list[Extension] = mypycify(options, opt_level="1", debug_level="0", group_name="tawthiq", target_dir=folder)
    return made


if __name__ == "__main__":
    asked = os.environ.get("TAWTHIQ_COMPILE") == "1" and {"bdist_wheel", "build_ext"}.intersection(sys.argv)
    setup(ext_modules=extensions() if asked else [])
