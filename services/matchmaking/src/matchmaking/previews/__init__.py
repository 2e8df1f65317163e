"""How many suppliers could meet what a buyer is about to ask for."""
