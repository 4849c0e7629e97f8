/** Decides which code mends a place, where only the language matters and not the framework. */
import type { Framework } from './code-finding.ts'

export function codeByLanguage(
  python: string,
  script: string,
): Readonly<Record<Framework, string>> {
  return {
    flask: python,
    fastapi: python,
    django: python,
    express: script,
    fastify: script,
    hono: script,
    koa: script,
    next: script,
  }
}
