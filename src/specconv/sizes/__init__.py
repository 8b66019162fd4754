"""Sizes: systems, labels, charts, the body, conversion and fit."""
