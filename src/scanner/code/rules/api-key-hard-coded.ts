/** Decides whether a key that opens something stands in the source code itself. */

import type { Confidence, Severity } from '../../finding.ts'
import { findSecrets } from '../../secrets/find-secrets.ts'
import { isPlaceholder } from '../../secrets/is-placeholder.ts'
import { looksRandom } from '../../secrets/measure-entropy.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { codeByLanguage } from '../code-by-language.ts'
import type { CodeFix } from '../code-finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample, sample } from '../code-samples.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { meansKey } from '../model/key-words.ts'
import { traceValue } from '../model/trace-value.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'

interface Seen {
  readonly at: SyntaxNode
  readonly severity: Severity
  readonly confidence: Confidence
  readonly detail: string
}

const LENGTH_MIN = 8

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const seen = [
    ...listExpected(file, project),
    ...listSigning(file, project),
    ...file.all('text').flatMap((node) => judgeNamed(node)),
  ]
  const fix = fixOf(file, project)
  return seen.map((each) => ({ ...each, fix }))
}

/** What callers are compared with: any text, even a short one, is then a key. */
function listExpected(file: SourceFile, project: CodeProject): Seen[] {
  return project.keyChecksAt(file).flatMap(({ sources }) =>
    sources.flatMap((source, at): Seen[] => {
      const earlier = sources.slice(0, at).map(({ node }) => node.parent)
      const { parent } = source.node
      if (parent?.kind === 'list' && earlier.includes(parent)) return []
      const text = source.kind === 'environment' ? source.fallback : source.node
      if (text?.file !== file || text.kind !== 'text') return []
      if (text.value === null || text.value === '' || source.isHashed) return []
      if (/^[0-9a-f]{64}$/.test(text.value)) return []
      const isDefault = source.kind === 'environment'
      return [
        {
          at: text,
          severity: 'high',
          confidence: 'confirmed',
          detail: isDefault
            ? 'Where the variable is not set, callers get in with the text that stands here.'
            : 'The keys of callers are compared with the text that stands here.',
        },
      ]
    }),
  )
}

/** `jwt.encode(claims, 'secret')`, `session({ secret: 'secret' })`, `app.secret_key = 'secret'` */
function listSigning(file: SourceFile, project: CodeProject): Seen[] {
  const values: (SyntaxNode | undefined)[] = []
  for (const call of file.all('call')) {
    const origin = project.originOf(call)
    if (/^(?:jwt|jose\.jwt|jsonwebtoken)\.(?:encode|decode|sign|verify)\(\)$/.test(origin)) {
      values.push(call.args[1] ?? call.named.get('key'))
    }
    const options = call.args[0]
    if (/^(?:express-session|cookie-session|express-jwt\.expressjwt)\(\)$/.test(origin)) {
      if (options?.kind === 'object') {
        values.push(options.entries.find(({ key }) => key === 'secret')?.value)
      }
    }
  }
  for (const { target, value } of file.all('assign')) {
    const name = target.kind === 'name' || target.kind === 'member' ? target.name : ''
    if (/^(?:SECRET_KEY|secret_key|JWT_SECRET(?:_KEY)?)$/.test(name)) values.push(value)
  }
  return values.flatMap((value) =>
    (value === undefined ? [] : traceValue(value, project)).flatMap((source): Seen[] => {
      const text = source.kind === 'environment' ? source.fallback : source.node
      if (text?.file !== file || text.kind !== 'text' || !text.value || source.isHashed) return []
      if (/^(?:RS|ES|PS|HS)\d{3}$|BEGIN PUBLIC|public-?key|^\s*$/.test(text.value)) return []
      const detail = 'Whoever knows this text can sign sessions and tokens of anybody.'
      return [{ at: text, severity: 'high', confidence: 'likely', detail }]
    }),
  )
}

/** A text under a name that means a key, when it is of a known format or looks random. */
function judgeNamed(node: NodeOf<'text'>): Seen[] {
  const value = node.value?.replace(/^(?:Bearer|Basic|Token|ApiKey) /i, '') ?? null
  if (value === null || value.length < LENGTH_MIN || /\s/.test(value)) return []
  if (/^\$(?:argon2\w{1,2}|2[abxy]|scrypt|pbkdf2[\w-]*|[156y])\$|^0x[0-9a-fA-F]{40}$/.test(value))
    return []
  if (!node.file.textOf(node).includes(value.slice(0, LENGTH_MIN))) return []
  const found = findSecrets(value).filter(({ kind }) => kind === 'secret' || kind === 'keyward')
  const isKnown = found.some(({ length }) => length * 2 > value.length)
  const name = nameAbove(node)
  const isNamed = name !== null && (meansKey(name) || /^authorization$/i.test(name))
  if (!isKnown && !(isNamed && looksRandom(value) && !isPlaceholder(value))) return []
  const isGenuine = found.some((each) => each.isGenuine)
  const where = name === null ? 'A key' : `\`${name}\``
  return [
    {
      at: node,
      severity: 'high',
      confidence: isGenuine ? 'confirmed' : 'likely',
      detail: `${where} stands here as a text.`,
    },
  ]
}

/** What the text is given to. */
function nameAbove(node: SyntaxNode): string | null {
  let at = node.parent
  for (let up = 0; at !== null && up < 4; up++, at = at.parent) {
    if (
      at.kind === 'assign' ||
      (at.kind === 'other' && /^(?:pair|keyword_argument)$/.test(at.grammar))
    ) {
      const target = at.kind === 'assign' ? at.target : at.children[0]
      if (target === undefined || target === node) return null
      if (target.kind === 'name' || target.kind === 'member') return target.name
      return target.kind === 'text' ? target.value : null
    }
    if (at.kind !== 'list' && at.kind !== 'binary' && at.kind !== 'call' && at.kind !== 'other')
      return null
  }
  return null
}

function fixOf(file: SourceFile, project: CodeProject): CodeFix {
  const framework = findFramework(file, project)
  return {
    framework,
    text: 'Withdraw this key, issue another, and read it from the environment at start.',
    code: file.language === 'python' ? PYTHON : SCRIPT,
    isSafe: false,
  }
}

const PYTHON = 'API_KEY_HASH = bytes.fromhex(os.environ["API_KEY_SHA256"])'
const SCRIPT = [
  'const hash = process.env.API_KEY_SHA256',
  "if (!hash) throw new Error('API_KEY_SHA256 is not set')",
].join('\n')

const CODE = codeByLanguage(PYTHON, SCRIPT)

export const apiKeyHardCoded: CodeRule = {
  id: 'api-key-hard-coded',
  category: 'key-design',
  severity: 'high',
  title: 'A key stands in the source code',
  why:
    'Everybody who can read the code has the key: colleagues, contractors, services that build ' +
    'it, and whoever finds a copy. It stays in the history when the line is long gone.',
  looksFor:
    'Texts with which keys of callers are compared, also as the default of a variable; secrets ' +
    'with which sessions and tokens are signed; texts of a known format of keys, and texts that ' +
    'look random under a name that means a key.',
  spares:
    'Placeholders, hashes, names of headers and variables, publishable keys, tests and fixtures.',
  remedy:
    'Withdraw the key, since it is known; keep keys in the environment or in a store of secrets, ' +
    'and only their hashes in the program that checks them.',
  remedyCode: CODE,
  controls: 'key-in-source',
  check,
  catches: [
    flaskSample(
      'compared with a text',
      [
        '@app.before_request',
        'def check():',
        '    if request.headers.get("X-API-Key") != "letmein":',
        '        abort(401)',
      ],
      { also: ['api-key-not-constant-time', 'api-key-no-scopes'] },
    ),
    expressSample(
      'a default',
      [
        "const key = process.env.API_KEY || 'development'",
        'app.use((req, res, next) => {',
        "  if (req.get('X-API-Key') !== key) return res.sendStatus(401)",
        '  next()',
        '})',
      ],
      { also: ['api-key-not-constant-time', 'api-key-no-scopes'] },
    ),
    sample('of another service', 'pay.py', [
      'import requests',
      `STRIPE_SECRET = "${'sk_'}live_${sampleText(24)}"`,
      'requests.post("https://api.stripe.com/v1/charges", auth=(STRIPE_SECRET, ""))',
    ]),
    flaskSample('what signs the sessions', ['app.secret_key = "dev"']),
  ],
  ignores: [
    sample('placeholders, names and hashes', 'pay.py', [
      'import os',
      'API_KEY = os.environ["API_KEY"]',
      'API_KEY_HEADER = "X-Company-Api-Key"',
      'api_key = "your-api-key-here"',
      `TOKEN_HASH = "${sampleText(64, '0123456789abcdef')}"`,
    ]),
    flaskSample('from a file', [
      'app.secret_key = open("/run/secrets/session").read()',
      'app.config["SECRET_NAME"] = "shop/production"',
    ]),
  ],
}
