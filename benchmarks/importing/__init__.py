"""What reading a capture costs, beside trafilatura."""
