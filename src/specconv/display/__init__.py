"""Pure functions of an answer: customer-ready text and HTML."""
