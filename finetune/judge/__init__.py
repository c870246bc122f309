"""Makes the judge of what a persona knows: trained once, over many owners."""
