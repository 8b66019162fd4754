"""Thin optional front ends over the pure core."""
