"""What stands in the menus: one table of actions for each of them."""
