"""A picture as boxes, paths and words with their meaning: what slides and files of pictures are written from."""
