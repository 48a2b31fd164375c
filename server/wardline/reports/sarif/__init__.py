"""The report as SARIF 2.1.0 (OASIS), in the form that code scanning services and defect trackers read best.

`rules` writes what is known of each rule, `taxonomies` the standards they map to, `results` the findings; here
they become one run. What each consumer needs is said where it is written.
"""

from wardline.reports.sarif.log import render_sarif

__all__ = ["render_sarif"]
