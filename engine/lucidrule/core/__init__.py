"""Words that every stage uses: verdicts, quantities, places in files, faults."""
