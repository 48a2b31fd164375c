FROM alpine:3
# ruleid: curl-pipe
RUN curl https://example.com/install.sh | sh
# ok: curl-pipe
RUN curl -o /tmp/x https://example.com/install.sh
# ruleid: curl-pipe
RUN curl -fsSL https://example.com/install.sh | bash
# ruleid: curl-pipe
RUN wget -qO- https://example.com/i | sh
# ok: curl-pipe
RUN echo curl | sh
