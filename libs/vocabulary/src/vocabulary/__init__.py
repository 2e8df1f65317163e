"""The shared words of the network: economies, sectors, units, criteria, schemes and claims."""
