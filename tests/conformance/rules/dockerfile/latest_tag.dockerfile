# ruleid: latest-tag
FROM python:latest
# ok: latest-tag
FROM python:3.12
# ruleid: latest-tag
FROM node
# ok: latest-tag
FROM scratch
# ruleid: latest-tag
FROM golang:latest AS build
# ok: latest-tag
FROM alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
