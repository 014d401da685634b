"""From files to a register, or to everything that is wrong with them."""
