FROM python:latest AS base
FROM node:20
FROM debian:latest
ADD http://x/y.tgz /tmp/
ADD a b
COPY . /app
COPY a /app
RUN apt-get update && apt-get install -y curl
RUN apt-get install -y --no-install-recommends curl
RUN sudo ls
RUN ls
WORKDIR app
WORKDIR /app
ENV DB_PASSWORD=x
ENV A=b
EXPOSE 22
EXPOSE 80
HEALTHCHECK CMD curl localhost
USER root
ENTRYPOINT ["python", "x.py"]
ENTRYPOINT python x.py
CMD ["a"]
