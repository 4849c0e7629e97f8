/** Decides in which order the code of remedies is shown, and what each framework is called. */
import type { RemedyCode } from './rule-info.ts'

export interface RemedyLanguage {
  readonly key: keyof RemedyCode
  readonly name: string
  /** After the three backticks of Markdown. */
  readonly fence: string
}

export const remedyLanguages: readonly RemedyLanguage[] = [
  { key: 'flask', name: 'Flask', fence: 'python' },
  { key: 'fastapi', name: 'FastAPI', fence: 'python' },
  { key: 'django', name: 'Django', fence: 'python' },
  { key: 'express', name: 'Express', fence: 'js' },
  { key: 'fastify', name: 'Fastify', fence: 'js' },
  { key: 'hono', name: 'Hono', fence: 'js' },
  { key: 'koa', name: 'Koa', fence: 'js' },
  { key: 'next', name: 'Next.js', fence: 'js' },
  { key: 'nginx', name: 'nginx', fence: 'nginx' },
]
