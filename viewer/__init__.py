"""The desktop program and its headless twin."""
