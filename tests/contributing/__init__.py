"""The worked examples of CONTRIBUTING.md: how they are read and carried out, and a program that uses each."""
