"""Who looked: see the modules; `door` gathers, `writing` writes, `telling` tells."""
