"""OnRecord: news pages in, a sourced record of who did what, and who says so, out."""
