"""The findings of images as pages to read and to print."""
