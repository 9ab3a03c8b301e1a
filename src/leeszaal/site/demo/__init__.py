"""The demo library: Bibliotheek Lindeveen, with invented people and a catalogue one would like to browse."""
