const winston = require("winston");
const logger = winston.createLogger();

async function signIn(form, api) {
  // ruleid: log-secrets
  console.log(form.password);
  // ok: log-secrets
  console.log(form.name);
  const accessToken = await api.login(form.name, form.password);
  // ruleid: log-secrets
  logger.debug("got", accessToken, form.name);
  // ruleid: log-secrets
  console.info(`token is ${accessToken}`);
  // ok: log-secrets
  console.table(accessToken);
  if (!accessToken) {
    // ok: log-secrets
    logger.error("no token for %s", form.name);
    // ruleid: log-secrets
    logger.error(form.name, this.state.passwd);
  }
  return accessToken;
}

export default signIn;
