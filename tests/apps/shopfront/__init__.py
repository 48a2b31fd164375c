"""A web shop that is vulnerable on purpose; see README.md."""
