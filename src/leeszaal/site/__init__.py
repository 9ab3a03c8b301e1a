"""Settings, urls and the `leeszaal` command: what ties the apps into one running library."""
