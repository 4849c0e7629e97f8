/** Says what the reading of source code takes. */
import { defineShape } from '../command.ts'
import { onOff } from '../option.ts'
import { reportOptions, ruleOptions } from './report-options.ts'

export const codeShape = defineShape({
  name: 'code',
  summary: 'Find how source code mishandles API keys',
  description:
    'Reads the source of an API (Flask, FastAPI, Django, Express, Fastify, Hono, Koa, Next) and ' +
    'tells where it takes keys from URLs, compares them unsafely, stores or logs them, leaves ' +
    'routes open or ships secrets to clients, each with a fix for that framework. A comment ' +
    '"keyward:allow RULE-ID reason" on the line or the line before accepts a finding. ' +
    'Exit code 1 when there are findings (--fail-on).',
  arguments: {},
  rest: { name: 'path', description: 'files and folders (default: .)' },
  options: {
    all: onOff('also read what .gitignore leaves out'),
    fix: onOff('apply the fixes that are safe, and tell what is left'),
    ...reportOptions,
    ...ruleOptions,
  },
  examples: [
    { line: 'keyward code .', does: 'the API in this folder' },
    { line: 'keyward code app.py --fix', does: 'mend what can be mended safely' },
    { line: 'keyward code src --output code.sarif', does: 'for code scanning' },
  ],
})
