/** Decides whether Flask runs with its debugger, in which strangers run code. */
import type { CodeFix } from '../code-finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { flaskSample } from '../code-samples.ts'
import { isTrue, removeArgument } from '../fixes/remove-argument.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findRouter } from '../model/find-router.ts'
import type { SourceFile } from '../syntax/source-file.ts'

const REMEDY = 'gunicorn --bind 127.0.0.1:8000 app:app  # and no debug anywhere'

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  if (file.language !== 'python') return []
  const calls = file.all('call').flatMap((call): CodeSighting[] => {
    const { callee } = call
    if (callee.kind !== 'member' || callee.name !== 'run' || !isTrue(call.named.get('debug')))
      return []
    if (findRouter(callee.object, project)?.framework !== 'flask') return []
    const edits = removeArgument(call, 'debug')
    const text = 'Leave the argument away.'
    const code = REMEDY
    const fix: CodeFix = { framework: 'flask', text, code, isSafe: true, edits }
    return [
      { at: call, confidence: 'confirmed', detail: '`run` is called with `debug=True`.', fix },
    ]
  })
  const settings = file.all('assign').flatMap(({ target, value }): CodeSighting[] => {
    if (target.kind !== 'member' || !isTrue(value)) return []
    const owner = target.object
    const isConfig = target.name === 'DEBUG' && owner.kind === 'member' && owner.name === 'config'
    const app = isConfig && owner.kind === 'member' ? owner.object : owner
    if (!isConfig && target.name !== 'debug') return []
    if (findRouter(app, project)?.framework !== 'flask') return []
    const text = 'Take the line out; where a debugger is wanted, use `flask --debug run` by hand.'
    const fix: CodeFix = { framework: 'flask', text, code: REMEDY, isSafe: false }
    return [{ at: target, confidence: 'likely', detail: 'The setting is switched on here.', fix }]
  })
  return [...calls, ...settings]
}

export const flaskDebug: CodeRule = {
  id: 'flask-debug',
  category: 'input-handling',
  severity: 'high',
  title: 'Flask runs with its debugger',
  why:
    'The debugger of Werkzeug shows source code and variables, keys included, on every error, ' +
    'and has a console that runs any Python. Its PIN can be worked out from what errors show.',
  looksFor: '`run(debug=True)`, `app.debug = True` and `app.config["DEBUG"] = True`.',
  spares: 'Values that come from the environment, and programs that are not Flask.',
  remedy: 'Leave `debug` away and run the program by a production server such as gunicorn.',
  remedyCode: { flask: REMEDY },
  controls: 'debug',
  check,
  catches: [
    flaskSample('run', ['app.run(debug=True)'], { also: ['app-run-cleartext'] }),
    flaskSample('settings', ['app.config["DEBUG"] = True']),
    flaskSample(
      'of a factory',
      ['from factory import create_app', 'create_app().run(port=5000, debug=True)'],
      {
        also: ['app-run-cleartext'],
        files: {
          'factory.py': [
            'from flask import Flask',
            'def create_app():',
            '    app = Flask(__name__)',
            '    return app',
          ],
        },
      },
    ),
  ],
  ignores: [
    flaskSample('from the environment', [
      'app.run(host="127.0.0.1", debug=os.environ.get("DEBUG") == "1")',
    ]),
    flaskSample('something else', ['import worker', 'worker.run(debug=True)']),
  ],
}
