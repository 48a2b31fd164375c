"""Lessons and rule pages: what a developer reads about a weakness, made of a rule's facts and a lesson.

`lessons` turns a lesson's Markdown into a value, `library` reads lessons from pack directories (the only
file access here), `facts` renders what the standards say, `pages` puts the pages together. Nothing here
knows a report format, an editor or a terminal: every page is Markdown.
"""

from wardline.training.lessons import Lesson, LessonProblem, parse_lesson
from wardline.training.library import LessonLibrary, lesson
from wardline.training.pages import card, help_uri, hover_page, lesson_page, rule_page

__all__ = [
    "Lesson",
    "LessonLibrary",
    "LessonProblem",
    "card",
    "help_uri",
    "hover_page",
    "lesson",
    "lesson_page",
    "parse_lesson",
    "rule_page",
]
