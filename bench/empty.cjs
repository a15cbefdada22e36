// Nothing: what a module costs that does nothing.
