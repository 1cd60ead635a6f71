"""What territories could do together: alike actions, pools, and shares that hold."""
