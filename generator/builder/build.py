"""The build, top to bottom: scan, read, index, list the jobs, render, write, prune."""
