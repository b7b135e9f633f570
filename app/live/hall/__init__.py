"""Every room of this process: following the log, the door, who someone is, how much they may send."""
