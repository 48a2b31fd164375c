import tornado.web
from tornado.web import RequestHandler


class Calc(RequestHandler):
    name = "calc"

    def get(self):
        # ruleid: eval-in-class-method
        return eval(self.get_argument("x"))

    @staticmethod
    def helper(text):
        # ok: eval-in-class-method
        return eval(text)


class Other(Base):
    def get(self):
        # ok: eval-in-class-method
        return eval(self.x)


class Third(Handler):
    def post(self, *args):
        # ruleid: eval-in-class-method
        value = eval(args[0], {}, {})
        return value


class Mixed(Handler, TestCase):
    def post(self):
        # ok: eval-in-class-method
        return eval("1")
