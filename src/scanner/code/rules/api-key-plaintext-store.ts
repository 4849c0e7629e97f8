/** Decides whether keys are kept as they are, where their hashes would do. */

import type { Confidence } from '../../finding.ts'
import { codeByLanguage } from '../code-by-language.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample, sample } from '../code-samples.ts'
import { joinPattern } from '../join-pattern.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { findPresentedKey } from '../model/is-presented-key.ts'
import { meansKey, splitName } from '../model/key-words.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'

const PYTHON = [
  'sent = hashlib.sha256(key.encode()).hexdigest()',
  'record = find_by_hash(sent)  # the column holds hashes only',
].join('\n')
const SCRIPT = [
  "const sent = createHash('sha256').update(key).digest('hex')",
  'const record = await findByHash(sent) // the column holds hashes only',
].join('\n')

const CODE = codeByLanguage(PYTHON, SCRIPT)

interface Seen {
  readonly at: SyntaxNode
  readonly confidence: Confidence
  readonly detail: string
}

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  if (file.role !== 'server') return []
  const framework = findFramework(file, project)
  const seen = [
    ...listFiles(file, project),
    ...listFields(file, project),
    ...listQueries(file, project),
  ]
  return seen.map((each) => ({
    ...each,
    fix: {
      framework,
      text: 'Keep a SHA-256 hash of each key and look for the hash of what is sent.',
      code: CODE[framework],
      isSafe: false,
    },
  }))
}

/** Keys of callers are compared with what a file holds. */
function listFiles(file: SourceFile, project: CodeProject): Seen[] {
  return project.keyChecksAt(file).flatMap(({ sources, key }) =>
    sources.flatMap((source): Seen[] => {
      if (source.kind !== 'file' || source.node.file !== file) return []
      if (key.isHashed || source.isHashed || /hash|digest/i.test(file.textOf(source.node)))
        return []
      const detail = 'Keys of callers are compared with what this file holds, as it stands there.'
      return [{ at: source.node, confidence: 'likely', detail }]
    }),
  )
}

const COLUMNS =
  /(?:^|\.)(?:Column|mapped_column|CharField|TextField|StringField|SlugField|Field)\(\)$/

/** A column or field for keys, in a class of a model or a schema of Mongoose. */
function listFields(file: SourceFile, project: CodeProject): Seen[] {
  const columns = file.all('assign').flatMap(({ target, value }) => {
    if (target.kind !== 'name' || value.kind !== 'call') return []
    if (!isPlainKey(target.name) && !isKeyOfModel(target)) return []
    return COLUMNS.test(project.originOf(value)) ? [{ at: value, name: target.name }] : []
  })
  const schemas = file.all('call').flatMap((call) => {
    const first = call.args[0]
    if (!/(?:^|\.)Schema\(\)$/.test(project.originOf(call)) || first?.kind !== 'object') return []
    return first.entries.flatMap(({ key, value }) =>
      key !== null && isPlainKey(key) ? [{ at: value, name: key }] : [],
    )
  })
  return [...columns, ...schemas].map(({ at, name }) => ({
    at,
    confidence: 'possible',
    detail: `The field \`${name}\` holds keys; nothing says that they are hashed.`,
  }))
}

/** `class ApiKey: key = CharField(…)` */
function isKeyOfModel(target: NodeOf<'name'>): boolean {
  if (!/^(?:key|value|secret)$/.test(target.name)) return false
  let at: SyntaxNode | null = target
  while (at !== null && at.kind !== 'class') at = at.parent
  return at !== null && /^(?:API|Api|Access)(?:Key|Token)s?(?:Model)?$/.test(at.name ?? '')
}

/** Not `token_hash`, and not tokens that are meant to be used up. */
function isPlainKey(name: string): boolean {
  return meansKey(name) && /api|access|secret/.test(splitName(name))
}

/** `WHERE api_key = ?` with the key as it came; the same by an ORM. */
function listQueries(file: SourceFile, project: CodeProject): Seen[] {
  return file.all('call').flatMap((call): Seen[] => {
    const [first, ...rest] = call.args
    const isSql = first?.kind === 'text' && isKeyQuery(first.parts)
    const given = isSql ? rest : listKeyValues(call)
    const isSent = given.some((each) => findPresentedKey(each, project)?.isHashed === false)
    if (!isSent) return []
    const detail = 'The key of the caller is looked for among stored keys as it was sent.'
    return [{ at: call, confidence: 'likely', detail }]
  })
}

function isKeyQuery(parts: readonly unknown[]): boolean {
  const text = parts.map((each) => (typeof each === 'string' ? each : '?')).join('')
  return /\bwhere\b[^;]{0,200}?\b(?:api_?key|key|secret|token|access_?key)["`\]]?\s{0,4}=/i.test(
    text,
  )
}

const FINDERS = joinPattern(
  '',
  '^(?:filter|filter_by|get|get_or_404|find|findOne|findFirst|findUnique|',
  'findBy|find_one|first|where|exists|get_object_or_404)$',
)

/** `filter_by(api_key=key)`, `findOne({ apiKey: key })`, and with `where`. */
function listKeyValues({
  callee,
  args,
  named,
}: Extract<SyntaxNode, { kind: 'call' }>): SyntaxNode[] {
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : ''
  if (!FINDERS.test(name)) return []
  const values = [...named].flatMap(([key, value]) => (isStored(key) ? [value] : []))
  const open = args.filter((each) => each.kind === 'object')
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    for (const { key, value } of each.kind === 'object' ? each.entries : []) {
      if (value.kind === 'object') open.push(value)
      else if (key !== null && isStored(key)) values.push(value)
    }
  }
  return values
}

function isStored(name: string): boolean {
  return name === 'key' || meansKey(name.replace(/__exact$/, ''))
}

export const apiKeyPlaintextStore: CodeRule = {
  id: 'api-key-plaintext-store',
  category: 'key-design',
  severity: 'medium',
  title: 'Keys are kept as they are, not as hashes',
  why:
    'Whoever reads the file, the table, a backup or a log of queries has every key of every ' +
    'caller at once. Keys are random, so a plain hash protects them and costs nothing.',
  looksFor:
    'Keys of callers that are compared with what a file holds, or looked up in a table as they ' +
    'were sent; fields of models and schemas that are called like keys.',
  spares:
    'Hashes, by what is done to the key or by what the field is called; the environment, from ' +
    'which a program must read something; tokens of sessions.',
  remedy:
    'Store SHA-256 (or HMAC) of each key and a short public part to find it by, show the key ' +
    'once when it is made, and compare hashes.',
  remedyCode: CODE,
  controls: 'key-stored-plain',
  check,
  catches: [
    flaskSample('a file of keys', [
      'with open("keys.json") as file:',
      '    KEYS = json.load(file)',
      '@app.before_request',
      'def check():',
      '    sent = request.headers.get("X-API-Key", "")',
      '    if not any(hmac.compare_digest(sent, each) for each in KEYS):',
      '        abort(401)',
    ]),
    expressSample('a column of keys', [
      "import { db } from './db.js'",
      'app.use(async (req, res, next) => {',
      "  const key = req.get('X-API-Key')",
      "  const { rows } = await db.query('SELECT id FROM clients WHERE api_key = $1', [key])",
      '  if (rows.length === 0) return res.sendStatus(401)',
      '  next()',
      '})',
    ]),
    sample('a model', 'models.py', [
      'from django.db import models',
      'class Client(models.Model):',
      '    name = models.CharField(max_length=80)',
      '    api_key = models.CharField(max_length=64, unique=True)',
    ]),
  ],
  ignores: [
    expressSample('a column of hashes', [
      "import { createHash } from 'node:crypto'",
      "import { db } from './db.js'",
      'app.use(async (req, res, next) => {',
      "  const sent = createHash('sha256').update(req.get('X-API-Key') ?? '').digest('hex')",
      "  const { rows } = await db.query('SELECT id FROM clients WHERE key_hash = $1', [sent])",
      '  if (rows.length === 0) return res.sendStatus(401)',
      '  next()',
      '})',
    ]),
    sample('a model of hashes', 'models.py', [
      'from django.db import models',
      'class Client(models.Model):',
      '    api_key_hash = models.CharField(max_length=64, unique=True)',
      '    api_key_prefix = models.CharField(max_length=8)',
    ]),
  ],
}
