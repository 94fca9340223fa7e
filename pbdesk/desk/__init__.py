"""What a person can do with a desk: the one door for the window and the shell."""
