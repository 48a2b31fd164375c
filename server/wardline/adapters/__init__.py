"""Other analysers under Wardline's roof: their findings become Wardline's values, their failures error values.

Each runs in a process of its own (`wardline.adapters.helper`), where it can be stopped and where what it
prints, logs or exits with harms nobody. Importing this package imports none of them.
"""
