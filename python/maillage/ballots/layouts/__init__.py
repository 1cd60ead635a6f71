"""One module for each layout of ballots; see :mod:`maillage.ballots.registry`."""
