/** Decides whether code talks to others without looking at their certificate. */
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, sample } from '../code-samples.ts'
import { isFalse } from '../fixes/remove-argument.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { sameCode } from '../same-code.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'

const CODE = sameCode(
  ['requests.get(url, timeout=5)', 'requests.get(internal, verify="/etc/ssl/internal-ca.pem")'],
  ["const agent = new https.Agent({ ca: readFileSync('/etc/ssl/internal-ca.pem') })"],
)

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const places = file.language === 'python' ? listPython(file, project) : listScript(file)
  return places.map(([at, written]) => ({
    at,
    confidence: 'confirmed',
    detail: `\`${written}\` accepts every certificate.`,
    fix: {
      framework: findFramework(file, project),
      text: 'Let it be checked; for an authority of your own, name its certificate.',
      code: CODE[file.language === 'python' ? 'flask' : 'express'],
      isSafe: false,
    },
  }))
}

type Place = readonly [at: SyntaxNode, written: string]

function listPython(file: SourceFile, project: CodeProject): Place[] {
  const calls = file.all('call').flatMap((call): Place[] => {
    const origin = project.originOf(call)
    if (/^ssl\._create_unverified_context\(\)$/.test(origin))
      return [[call, '_create_unverified_context']]
    const isClient = /(?:^|[.?_])(?:requests|httpx|aiohttp|session|client|http|urllib3|urlopen)\b/i
    if (!isClient.test(origin) || isLoopback(call.args[0])) return []
    return ['verify', 'verify_ssl', 'ssl', 'ssl_verify'].flatMap((name): Place[] => {
      const value = call.named.get(name)
      return value !== undefined && isFalse(value) ? [[value.parent ?? value, `${name}=False`]] : []
    })
  })
  const settings = file.all('assign').flatMap(({ target, value }): Place[] => {
    if (target.kind !== 'member') return []
    const written = file.textOf(value)
    if (target.name === 'verify_mode' && /CERT_NONE$/.test(written)) return [[target, 'CERT_NONE']]
    if (!/^(?:verify|check_hostname)$/.test(target.name) || !isFalse(value)) return []
    return [[target, `${target.name} = False`]]
  })
  const replaced = file.all('assign').flatMap(({ target, value }): Place[] => {
    const isDefault = file.textOf(target) === 'ssl._create_default_https_context'
    return isDefault && /unverified/.test(file.textOf(value)) ? [[target, file.textOf(value)]] : []
  })
  return [...calls, ...settings, ...replaced]
}

/** To the machine itself a certificate proves nothing. */
function isLoopback(node: SyntaxNode | undefined): boolean {
  const first = node?.kind === 'text' ? node.parts[0] : undefined
  return typeof first === 'string' && /^https:\/\/(?:localhost|127\.0\.0\.1|\[::1\])/.test(first)
}

function listScript(file: SourceFile): Place[] {
  const objects = file.all('object').flatMap(({ entries }) =>
    entries.flatMap(({ key, value }): Place[] => {
      const isSwitch = /^(?:rejectUnauthorized|strictSSL|verifySsl|sslVerify)$/.test(key ?? '')
      return isSwitch && isFalse(value) ? [[value.parent ?? value, `${key}: false`]] : []
    }),
  )
  const variables = file.all('assign').flatMap(({ target, value }): Place[] => {
    if (target.kind !== 'member') return []
    if (target.name === 'rejectUnauthorized' && isFalse(value))
      return [[target, 'rejectUnauthorized']]
    const isZero = /^['"`]?0['"`]?$/.test(file.textOf(value))
    const isSwitch = target.name === 'NODE_TLS_REJECT_UNAUTHORIZED'
    return isSwitch && isZero ? [[target, 'NODE_TLS_REJECT_UNAUTHORIZED = 0']] : []
  })
  return [...objects, ...variables]
}

export const tlsVerifyOff: CodeRule = {
  id: 'tls-verify-off',
  category: 'transport',
  severity: 'high',
  title: 'The certificate of the other side is not checked',
  why:
    'Whoever steps between poses as the other side with any certificate, reads the keys and data ' +
    'that are sent, and answers what he likes.',
  looksFor:
    '`verify=False` and the like of requests, httpx and aiohttp, contexts without verification, ' +
    '`rejectUnauthorized: false`, `strictSSL: false` and NODE_TLS_REJECT_UNAUTHORIZED.',
  spares: 'Requests to the machine itself, bundles of authorities (`verify="ca.pem"`), and tests.',
  remedy:
    'Take the switch out. Where the other side has a certificate of your own authority, give ' +
    'that authority to the client instead of switching the check off.',
  remedyCode: CODE,
  controls: 'third-party-trust',
  check,
  catches: [
    sample('requests', 'pay.py', [
      'import requests',
      'session = requests.Session()',
      'session.get("https://pay.example.com", verify=False)',
    ]),
    sample('a context', 'pay.py', [
      'import ssl',
      'context = ssl.create_default_context()',
      'context.check_hostname = False',
      'context.verify_mode = ssl.CERT_NONE',
    ]),
    expressSample('an agent', [
      "import https from 'node:https'",
      'export const agent = new https.Agent({ rejectUnauthorized: false })',
    ]),
    expressSample('all at once', ["process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'"]),
  ],
  ignores: [
    sample('an authority, and itself', 'pay.py', [
      'import requests',
      'requests.get("https://pay.example.com", verify="ca.pem")',
      'requests.get("https://localhost:8443/health", verify=False)',
      'serializer.save(verify=False)',
    ]),
    expressSample('checked', [
      "import https from 'node:https'",
      'export const agent = new https.Agent({ rejectUnauthorized: true })',
    ]),
  ],
}
