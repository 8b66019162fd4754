"""``python -m specconv``: the console script."""

from specconv.interfaces.cli import main

if __name__ == "__main__":
    main()
