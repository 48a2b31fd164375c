/** The settings as the server gets them: only the ones that are set, so that the project's configuration decides the rest. */
import { ResponseError, type Middleware } from "vscode-languageclient/node";

/** Settings of the extension itself; the server has no use for them. */
const OWN = new Set(["server", "trace"]);

export const settingsMiddleware: Middleware = {
  workspace: {
    configuration: async (params, token, next) => {
      const sections = await next(params, token);
      return sections instanceof ResponseError ? sections : sections.map(chosen);
    },
  },
};

function chosen(section: unknown): unknown {
  if (typeof section !== "object" || section === null || Array.isArray(section)) return section;
  return Object.fromEntries(Object.entries(section).filter(([name, value]) => value !== null && !OWN.has(name)));
}
