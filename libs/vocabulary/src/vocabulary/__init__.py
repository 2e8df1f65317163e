"""The shared words of the network: economies, sectors, units, criteria, schemes and claims.

Import the module of the list that you need (`from vocabulary import criteria, economies`); nothing
is loaded before it is asked for. `fields` holds the types for request and response models.
"""
