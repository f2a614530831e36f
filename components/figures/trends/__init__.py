"""Trainees 2019-21."""
