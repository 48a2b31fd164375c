FROM alpine:3
# ruleid: add-remote-secret
ENV DB_PASSWORD=hunter2
# ok: add-remote-secret
ENV LANG=C
# ruleid: add-remote-secret
ARG API_TOKEN=abc
# ok: add-remote-secret
ARG API_TOKEN
# ruleid: add-remote-secret
ENV SECRET="x y"
EXPOSE 80
