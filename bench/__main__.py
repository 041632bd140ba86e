"""`python -m bench [NAME …]`: run the named measurements, or all of them, one after another.

A measurement is a module of this folder with a `main()` that prints a table; its docstring's first
line says what is measured.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from pathlib import Path


def measurements() -> list[str]:
    """The names of the modules in this folder, in order."""
    found = pkgutil.iter_modules([str(Path(__file__).parent)])
    return sorted(one.name for one in found if not one.name.startswith("_"))


def main(names: list[str]) -> int:
    """Run what is named (all where nothing is); 2 where a name is not there."""
    there = measurements()
    if unknown := [name for name in names if name not in there]:
        print(f"No such measurement: {', '.join(unknown)}. There are: {', '.join(there)}")
        return 2
    for name in names or there:
        module = import_module(f"bench.{name}")
        print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}\n", flush=True)
        module.main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
