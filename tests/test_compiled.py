"""The hot modules can be compiled."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TO_C = "import runpy, sys; runpy.run_path('setup.py')['extensions'](sys.argv[1])"


def test_hot_modules_become_c(tmp_path):
    """mypyc turns every module that a released wheel has compiled into C; `make compiled` does the rest."""
    done = subprocess.run(
        [sys.executable, "-c", TO_C, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.glob("__native_tawthiq.c"))
