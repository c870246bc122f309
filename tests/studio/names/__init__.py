"""Private details in lines of four languages, written before what finds them was seen."""
