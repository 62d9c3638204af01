"""What objects beside an image say of it: our own reviews, and layers of any maker."""
