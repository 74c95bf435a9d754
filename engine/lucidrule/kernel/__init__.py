"""What the language is: the tree of conditions and amounts, its operators, what they read, what may be missing."""
