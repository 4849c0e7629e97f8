/** Decides whether code compares keys in a time that tells how much of a guess is right. */
import { codeByLanguage } from '../code-by-language.ts'
import type { CodeFix } from '../code-finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample } from '../code-samples.ts'
import { addImport } from '../fixes/add-import.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import type { KeyCheck } from '../model/list-key-checks.ts'
import type { SourceFile } from '../syntax/source-file.ts'

const PYTHON = [
  'sent = hashlib.sha256(key.encode()).digest()',
  'if not any(hmac.compare_digest(sent, known) for known in KEY_HASHES):',
].join('\n')
const SCRIPT = [
  "const sent = createHash('sha256').update(key).digest()",
  'const isKnown = keyHashes.some((known) => timingSafeEqual(sent, known))',
].join('\n')

const CODE = {
  ...codeByLanguage(PYTHON, SCRIPT),
  django: PYTHON.replaceAll('hmac.compare_digest', 'constant_time_compare'),
}

const MANNERS: Readonly<Record<KeyCheck['manner'], string>> = {
  equals: 'compared character by character',
  member: 'looked for among the known ones, which compares texts as they are',
  lookup: 'used to look up what it opens, which compares texts as they are',
  'constant-time': '',
}

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  return project.keyChecksAt(file).flatMap((each) => {
    const { manner, key, node } = each
    if (node.file !== file || manner === 'constant-time' || key.isHashed) return []
    const named = key.name === null ? 'The key of the caller' : `The key in \`${key.name}\``
    return [
      {
        at: node,
        severity: manner === 'equals' ? ('medium' as const) : ('low' as const),
        confidence: manner === 'equals' ? ('likely' as const) : ('possible' as const),
        detail: `${named} is ${MANNERS[manner]}.`,
        fix: fixOf(each, file, project),
      },
    ]
  })
}

function fixOf(check: KeyCheck, file: SourceFile, project: CodeProject): CodeFix {
  const framework = findFramework(file, project)
  const text = 'Compare hashes of both with a function that always takes the same time.'
  const edits = editsOf(check, file)
  if (edits === null) return { framework, text, code: CODE[framework], isSafe: false }
  return { framework, text, code: edits[0]?.text ?? '', isSafe: true, edits }
}

/**
 * Only where nothing can change but the time: both are texts for certain, and neither is worked
 * out twice. `compare_digest` wants bytes where a text may hold more than ASCII.
 */
function editsOf(
  { node, manner, presented, expected, sources, isNegated }: KeyCheck,
  file: SourceFile,
) {
  if (file.language !== 'python' || manner !== 'equals' || presented.kind !== 'name') return null
  const isText =
    expected.kind === 'text' ||
    (expected.kind === 'name' &&
      sources.length === 1 &&
      sources.every(({ node: from, kind }) => {
        return kind === 'text' || (kind === 'environment' && from.kind === 'member')
      }))
  if (!isText) return null
  const name = presented.name
  const other = file.textOf(expected)
  const call = `hmac.compare_digest(${name}.encode(), ${other}.encode())`
  const text = isNegated ? `(${name} is None or not ${call})` : `(${name} is not None and ${call})`
  return [{ start: node.start, end: node.end, text }, ...addImport(file, 'hmac')]
}

export const apiKeyNotConstantTime: CodeRule = {
  id: 'api-key-not-constant-time',
  category: 'authentication',
  severity: 'medium',
  title: 'Keys are compared in a time that depends on how much is right',
  why:
    'Ordinary comparisons stop at the first difference. Who measures many answers learns how far ' +
    'a guess is right and finds the key piece by piece.',
  looksFor:
    'Comparisons (`==`, `in`, `includes`, look-ups) of what the request brings as a key with ' +
    'keys from the environment, from files or from the code, through helpers and other files.',
  spares:
    'Comparisons by hmac.compare_digest, timingSafeEqual and the like, comparisons of hashes, of ' +
    'the scheme of a header, and with nothing.',
  remedy:
    'Store SHA-256 hashes of keys, hash what the caller sends, and compare the hashes with ' +
    'hmac.compare_digest (Python) or crypto.timingSafeEqual (Node).',
  remedyCode: CODE,
  controls: 'timing',
  check,
  catches: [
    flaskSample(
      'by !=',
      [
        'KEY = os.environ["API_KEY"]',
        '@app.before_request',
        'def check():',
        '    if request.headers.get("X-API-Key") != KEY:',
        '        abort(401)',
      ],
      { also: ['api-key-no-scopes'] },
    ),
    flaskSample(
      'in a helper',
      [
        'KEYS = json.load(open("keys.json"))',
        'def is_known(key):',
        '    return key in KEYS',
        '@app.before_request',
        'def check():',
        '    if not is_known(request.headers.get("X-API-Key")):',
        '        abort(401)',
      ],
      { also: ['api-key-no-scopes', 'api-key-plaintext-store'] },
    ),
    expressSample(
      'by includes',
      [
        "const keys = process.env.API_KEYS.split(',').filter(Boolean)",
        'app.use((req, res, next) => {',
        "  if (!keys.includes(req.get('X-API-Key'))) return res.sendStatus(401)",
        '  next()',
        '})',
      ],
      { also: ['api-key-no-scopes'] },
    ),
  ],
  ignores: [
    flaskSample(
      'hashes',
      [
        'HASHES = set(open("key-hashes.txt").read().split())',
        '@app.before_request',
        'def check():',
        '    sent = hashlib.sha256(request.headers.get("X-API-Key", "").encode()).hexdigest()',
        '    if not any(hmac.compare_digest(sent, each) for each in HASHES):',
        '        abort(401)',
      ],
      { also: ['api-key-no-scopes'] },
    ),
    expressSample(
      'in another file, the scheme and the length aside',
      [
        "import { isKnown } from './keys.js'",
        'app.use((req, res, next) => {',
        "  const [scheme, key = ''] = (req.get('Authorization') ?? '').split(' ')",
        "  if (scheme !== 'Bearer' || key.length !== 32) return res.sendStatus(401)",
        '  if (!isKnown(key)) return res.sendStatus(401)',
        '  next()',
        '})',
      ],
      {
        also: ['api-key-no-scopes'],
        files: {
          'keys.js': [
            "import { createHash, timingSafeEqual } from 'node:crypto'",
            "const known = Buffer.from(process.env.API_KEY_HASH, 'hex')",
            'export function isKnown(key) {',
            "  return timingSafeEqual(createHash('sha256').update(key).digest(), known)",
            '}',
          ],
        },
      },
    ),
    flaskSample('a command line', [
      'def main(argv):',
      '    if argv[1] == os.environ["MODE"]:',
      '        print("same")',
    ]),
  ],
}
