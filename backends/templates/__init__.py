"""Chat templates, which strangers wrote: rendered and tried within limits."""
