"""What the mouse does over an image: one small object per tool and view."""
