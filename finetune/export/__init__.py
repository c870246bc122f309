"""From an adapter to files that others load: GGUF, merged model, the Hub."""
