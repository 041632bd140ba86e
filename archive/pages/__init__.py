"""What a page needs beside the shapes: things numbered, grouped, cut and counted for the eye.

Pure functions over ``archive.shapes``, tested without a database. Only views call them.
"""
