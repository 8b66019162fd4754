"""Mains power: supplies, plugs and sockets, mating, loads, verdict tables, remedies, marks."""
