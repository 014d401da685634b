"""What is known of the content once it is right: registers, and what follows from them."""
