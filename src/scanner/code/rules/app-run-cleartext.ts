/** Decides whether Flask's own server offers the API without TLS. */
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { flaskSample } from '../code-samples.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findRouter } from '../model/find-router.ts'
import type { SourceFile } from '../syntax/source-file.ts'

const REMEDY = [
  '# A server for production on loopback, and a proxy with TLS before it.',
  'gunicorn --bind 127.0.0.1:8000 app:app',
].join('\n')

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  if (file.language !== 'python') return []
  return file.all('call').flatMap((call): CodeSighting[] => {
    const { callee, args, named } = call
    if (callee.kind !== 'member' || callee.name !== 'run' || named.has('ssl_context')) return []
    if (findRouter(callee.object, project)?.framework !== 'flask') return []
    const host = named.get('host') ?? args[0]
    const name = host?.kind === 'text' ? host.value : null
    if (name !== null && /^(?:127\.|localhost$|::1$)/.test(name)) return []
    const isDefault = host === undefined
    return [
      {
        at: call,
        severity: isDefault ? 'low' : 'medium',
        confidence: isDefault ? 'possible' : 'likely',
        detail: isDefault
          ? '`run` without `ssl_context` and without a host: plain HTTP, meant for development.'
          : 'It listens on other addresses than loopback, without `ssl_context`.',
        fix: {
          framework: 'flask',
          text: 'Run it by a server for production, on loopback, behind a proxy with TLS.',
          code: REMEDY,
          isSafe: false,
        },
      },
    ]
  })
}

export const appRunCleartext: CodeRule = {
  id: 'app-run-cleartext',
  category: 'transport',
  severity: 'medium',
  title: 'The API is offered without TLS, by a server for development',
  why:
    'Keys go over the wire as they are: whoever is on the way reads them and uses them. The ' +
    'server that comes with Flask is neither fast nor safe enough for strangers.',
  looksFor: '`app.run` of Flask and Quart without `ssl_context`.',
  spares: 'An explicit host of loopback, for a proxy before it, and calls with a certificate.',
  remedy:
    'Run the program by gunicorn or the like on loopback, with a proxy that has a certificate.',
  remedyCode: { flask: REMEDY },
  controls: 'cleartext',
  check,
  catches: [
    flaskSample('to everybody', ['app.run(host="0.0.0.0", port=80)']),
    flaskSample('as it comes', ['if __name__ == "__main__":', '    app.run()']),
  ],
  ignores: [
    flaskSample('loopback', ['app.run(host="127.0.0.1")']),
    flaskSample('a certificate', ['app.run(host="0.0.0.0", ssl_context=("cert.pem", "key.pem"))']),
  ],
}
