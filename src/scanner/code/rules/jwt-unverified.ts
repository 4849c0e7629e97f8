/** Decides whether claims of a token are believed although nobody checked who signed it. */
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample } from '../code-samples.ts'
import { isFalse } from '../fixes/remove-argument.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { sameCode } from '../same-code.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode, SyntaxNode } from '../syntax/syntax-node.ts'

const CODE = sameCode(
  ['claims = jwt.decode(token, PUBLIC_KEY, algorithms=["EdDSA"], audience="shop")'],
  ["const claims = jwt.verify(token, publicKey, { algorithms: ['EdDSA'], audience: 'shop' })"],
)

const VERIFIES =
  /(?:^|[.?])(?:jsonwebtoken\.verify|jwtVerify|jose\.jwtVerify|createRemoteJWKSet)\(\)$/

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  if (file.role !== 'server') return []
  const calls = file.all('call')
  const isVerified = calls.some((call) => VERIFIES.test(project.originOf(call)))
  return calls.flatMap((call): CodeSighting[] => {
    const because = findReason(call, project, isVerified)
    if (because === null) return []
    return [
      {
        at: call,
        confidence: 'likely',
        detail: because,
        fix: {
          framework: findFramework(file, project),
          text: 'Check the signature with the key of the issuer, and name the algorithm.',
          code: CODE[file.language === 'python' ? 'flask' : 'express'],
          isSafe: false,
        },
      },
    ]
  })
}

function findReason(call: CallNode, project: CodeProject, isVerified: boolean): string | null {
  const origin = project.originOf(call)
  if (/^(?:jwt|jose\.jwt|authlib\.jose\.jwt)\.decode\(\)$/.test(origin)) return ofPython(call)
  if (/(?:^|\.)get_unverified_claims\(\)$/.test(origin)) {
    return 'Claims are read without a look at the signature.'
  }
  const isDecoding =
    /^(?:jsonwebtoken\.decode|jose\.decodeJwt|hono\/jwt\.decode|jwt-decode(?:\.jwtDecode)?)\(\)$/
  if (isDecoding.test(origin)) {
    return isVerified ? null : 'The token is only taken apart; nothing in this file verifies it.'
  }
  if (/^(?:jsonwebtoken\.verify|hono\/jwt\.verify)\(\)$/.test(origin)) {
    return call.args.some((each) => namesNone(each)) ? 'The algorithm `none` is allowed.' : null
  }
  return null
}

function ofPython({ named, file }: CallNode): string | null {
  const options = named.get('options')
  const entries = options?.kind === 'object' ? options.entries : []
  const isOff = entries.some(({ key, value }) => key === 'verify_signature' && isFalse(value))
  if (isOff || isFalse(named.get('verify'))) return 'The check of the signature is switched off.'
  const algorithms = named.get('algorithms')
  if (algorithms !== undefined && /['"]none['"]/i.test(file.textOf(algorithms))) {
    return 'The algorithm `none` is allowed.'
  }
  return null
}

function namesNone(node: SyntaxNode): boolean {
  return (
    node.kind === 'object' &&
    /algorithms?['"]?\s*:\s*\[?[^\]]{0,80}['"]none['"]/i.test(node.file.textOf(node))
  )
}

export const jwtUnverified: CodeRule = {
  id: 'jwt-unverified',
  category: 'authentication',
  severity: 'critical',
  title: 'The signature of a token is not checked',
  why:
    'A token without a checked signature is a note that anybody may write: whoever changes the ' +
    'user or the scopes in it is believed.',
  looksFor:
    '`jwt.decode` with `verify_signature` off, unverified claims of python-jose, `decode` of ' +
    'jsonwebtoken, jose and jwt-decode on a server, and the algorithm `none`.',
  spares:
    'Headers that are read to find the key, files that verify the same token, and pages of ' +
    'clients, which only show what is in it.',
  remedy: 'Verify with the key of the issuer and a list of one algorithm; check `aud` and `exp`.',
  remedyCode: CODE,
  controls: 'jwt',
  check,
  catches: [
    flaskSample('switched off', [
      'import jwt',
      'def who(token):',
      '    return jwt.decode(token, options={"verify_signature": False})["sub"]',
    ]),
    expressSample('only taken apart', [
      "import jwt from 'jsonwebtoken'",
      'export const who = (token) => jwt.decode(token).sub',
    ]),
    expressSample('none', [
      "import jwt from 'jsonwebtoken'",
      "export const who = (token) => jwt.verify(token, '', { algorithms: ['HS256', 'none'] })",
    ]),
  ],
  ignores: [
    flaskSample('verified', [
      'import jwt',
      'def who(token):',
      '    return jwt.decode(token, os.environ["JWT_PUBLIC_KEY"], algorithms=["EdDSA"])',
    ]),
    expressSample('decoded for its key, then verified', [
      "import jwt from 'jsonwebtoken'",
      'export const who = (token, keys) => {',
      '  const { header } = jwt.decode(token, { complete: true })',
      "  return jwt.verify(token, keys.get(header.kid), { algorithms: ['EdDSA'] })",
      '}',
    ]),
  ],
}
