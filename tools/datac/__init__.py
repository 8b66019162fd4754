"""The data compiler: reads ``data/``, validates every row, writes the compact tables that ship in the wheel."""
