"""Knowledge as data files with one loader: names, cues, codebook and the press's conventions."""
