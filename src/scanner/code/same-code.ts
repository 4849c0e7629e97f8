/** Decides that a remedy reads the same in all frameworks of a language. */
import type { Framework } from './code-finding.ts'

export function sameCode(
  python: readonly string[],
  script: readonly string[],
): Readonly<Record<Framework, string>> {
  const [flask, express] = [python.join('\n'), script.join('\n')]
  return {
    flask,
    fastapi: flask,
    django: flask,
    express,
    fastify: express,
    hono: express,
    koa: express,
    next: express,
  }
}
