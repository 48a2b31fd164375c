from django.http import HttpResponse


class View:
    def get(self):
        name = self.request.GET.get("name", "")
        if name:
            text = "<p>" + name
            # ruleid: return-tainted-view
            return HttpResponse(text)
        # ok: return-tainted-view
        return HttpResponse("none")

    def head(self):
        # ok: return-tainted-view
        return HttpResponse(len(self.request.headers.get("x")))


class Tag(TemplateTag):
    def render(self):
        value = self.request.params.get("v")
        # ruleid: return-tainted-view
        return "<b>%s</b>" % value
