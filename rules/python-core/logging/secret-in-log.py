import logging
from logging import getLogger

logger = getLogger(__name__)


class Service:
    log = getLogger("service")

    def login(self, request, user, password, masked):
        # ruleid: python.logging.secret-in-log
        logger.info("login of %s with %s", user, password)
        # ruleid: python.logging.secret-in-log
        logging.debug(f"password is {request.form['password']}")
        # ruleid: python.logging.secret-in-log
        self.log.warning("token: " + user.access_token)
        # ruleid: python.logging.secret-in-log
        logger.info("login of %s with %s", user, request.form["passwd"])
        pw = request.form["pw"]
        # ruleid: python.logging.secret-in-log
        logger.info(pw)
        text = "card {}".format(user.card_number)
        # ruleid: python.logging.secret-in-log
        logger.error(text)
        # ruleid: python.logging.secret-in-log
        logger.debug("header %s", request.headers.get("Authorization"))

        # ok: python.logging.secret-in-log
        logger.info("login of %s", user)
        # ok: python.logging.secret-in-log
        logger.info("password of %d characters", len(password))
        # ok: python.logging.secret-in-log
        logger.info("token %s", mask(user.access_token))
        # ok: python.logging.secret-in-log
        logger.info("wrong password")
        # ok: python.logging.secret-in-log
        logger.info("has password: %s", password is not None)
        # ok: python.logging.secret-in-log
        logger.info("reset of %s", user.password_reset_count)
        answer = self.send(user, password=password)
        # ok: python.logging.secret-in-log
        logger.info("answer %s", answer)
        # ok: python.logging.secret-in-log
        self.mailer.error(password)


def mask(text):
    return text[:2] + "..."
