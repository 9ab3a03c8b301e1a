"""Tests of the demo library: a package, so that the library is taken back when its tests are done."""
