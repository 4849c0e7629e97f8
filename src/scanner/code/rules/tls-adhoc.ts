/** Decides whether a server makes up a certificate that nobody can check. */
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { flaskSample } from '../code-samples.ts'
import type { SourceFile } from '../syntax/source-file.ts'

const REMEDY = 'app.run(ssl_context=("/etc/shop/cert.pem", "/etc/shop/key.pem"))'

function check(file: SourceFile): readonly CodeSighting[] {
  if (file.language !== 'python') return []
  return file.all('call').flatMap((call): CodeSighting[] => {
    const given = call.named.get('ssl_context')
    if (given?.kind !== 'text' || given.value !== 'adhoc') return []
    return [
      {
        at: given,
        confidence: 'confirmed',
        detail: 'With `ssl_context="adhoc"` each start makes up another certificate.',
        fix: {
          framework: 'flask',
          text: 'Use a certificate of an authority, best in a proxy before the program.',
          code: REMEDY,
          isSafe: false,
        },
      },
    ]
  })
}

export const tlsAdhoc: CodeRule = {
  id: 'tls-adhoc',
  category: 'transport',
  severity: 'medium',
  title: 'The certificate is made up at every start',
  why:
    'Clients cannot know such a certificate, so they are told not to look, and then accept that ' +
    'of anybody who steps between: keys are read on the way although all seems encrypted.',
  looksFor: '`ssl_context="adhoc"` in a call.',
  spares: 'Certificates from files, and contexts that are built.',
  remedy:
    'Get a certificate from an authority (Let’s Encrypt, or your own) and give it to a proxy ' +
    'before the program, or to the program itself.',
  remedyCode: { flask: REMEDY },
  controls: 'cleartext',
  check,
  catches: [flaskSample('run', ['app.run(ssl_context="adhoc")'])],
  ignores: [flaskSample('files', ['app.run(ssl_context=("cert.pem", "key.pem"))'])],
}
