import logging

logger = logging.getLogger(__name__)


class Login:
    def run(self, user, password):
        # ruleid: logging-secret
        logger.info("login of %s with %s", user, password)
        # ruleid: logging-secret
        logging.debug(f"password: {password}")
        # ok: logging-secret
        logger.info("login of %s", user)
        # ruleid: logging-secret
        self.log.error("key " + self.settings.api_key)
        # ok: logging-secret
        self.audit.error(password)
        # ok: logging-secret
        logger.exception(password)
        # ok: logging-secret
        logger.info("password")
        # ruleid: logging-secret
        logger.warning("bad: %s" % (user.password,))
