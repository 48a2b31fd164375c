import httpx
import requests
import urllib.request
from rest_framework.views import APIView


class Preview(APIView):
    def post(self, request):
        url = request.data["url"]
        # ruleid: requests-ssrf
        page = requests.get(url, timeout=2)
        # ok: requests-ssrf
        other = requests.get("https://api.example.com/v1/" + url)
        # ruleid: requests-ssrf
        third = urllib.request.urlopen("http://" + url)
        return page, other, third

    def put(self, request, pk):
        # ruleid: requests-ssrf
        return httpx.get(request.data.get("callback"))

    def get(self, request):
        target = allowed_url(request.data["url"])
        # ok: requests-ssrf
        return requests.get(target)

    def patch(self, request):
        # ok: requests-ssrf
        return httpx.post(f"https://api.internal/{request.data['id']}")


class Plain:
    def post(self, request):
        # ok: requests-ssrf
        return requests.get(request.data["url"])
