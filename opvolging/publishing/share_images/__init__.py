"""The picture that goes with a shared link: `cards` has what it says, `drawing` makes it."""
