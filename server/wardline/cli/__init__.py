"""The command line: arguments in, exit codes out. What the commands do is `wardline.scan`'s business."""
