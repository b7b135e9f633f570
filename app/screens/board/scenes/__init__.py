"""The scenes of the board, a file each: what it shows, and whether there is anything of it to show now."""
