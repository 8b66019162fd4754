"""How a whole question is read: its words, its figures, and what they ask of the verbs."""
