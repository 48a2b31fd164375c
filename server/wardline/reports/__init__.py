"""Reports: a scan's result as text, JSON or SARIF. Values in, text or bytes out.

Nothing here reads a file, prints, or knows how the result came about: whoever calls decides where it goes.
"""

from wardline.reports.json_report import render_json
from wardline.reports.sarif import render_sarif
from wardline.reports.text import render_text

__all__ = ["render_json", "render_sarif", "render_text"]
