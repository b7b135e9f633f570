"""Browsers of several makers behind one small set of acts, so that one journey is written once for all."""
