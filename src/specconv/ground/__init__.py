"""What both domains stand on: values, intervals, quantities, text, sources, compiled data."""
