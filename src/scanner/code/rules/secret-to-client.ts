/** Decides whether a secret of the server reaches code that everybody can read. */

import type { Confidence, Severity } from '../../finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample, sample } from '../code-samples.ts'
import { joinPattern } from '../join-pattern.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { isSecretVariable, listShownSecrets } from '../model/list-shown-secrets.ts'
import { resolve } from '../model/resolve-name.ts'
import { sameCode } from '../same-code.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode, NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'

const CODE = sameCode(
  [
    '@app.post("/payments")  # the page asks your server; the server has the key',
    'def pay():',
    '    return jsonify(gateway(os.environ["PAYMENT_SECRET_KEY"]).charge(g.user))',
  ],
  [
    '// The page asks your server; the server has the key.',
    "app.post('/payments', async (req, res) => {",
    '  res.json(await gateway(process.env.PAYMENT_SECRET_KEY).charge(req.user))',
    '})',
  ],
)

/** What bundlers put into the code of pages and apps. */
const PUBLIC =
  /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|PUBLIC|STORYBOOK)_/

interface Seen {
  readonly at: { readonly start: number; readonly end: number }
  readonly severity: Severity
  readonly confidence: Confidence
  readonly detail: string
}

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const seen =
    file.language === 'template'
      ? [...readVariables(file), ...readTemplate(file)]
      : [
          ...file.all('member').flatMap(({ name, start, end, object }) => {
            const isEnvironment = /(?:^|\.)env$/.test(file.textOf(object))
            return isEnvironment ? judgeVariable(name, { start, end }) : []
          }),
          ...file.all('call').flatMap((call) => readRender(call, project)),
          ...file.all('text').flatMap((node) => readPage(node, project)),
          ...file.all('object').flatMap((node) => readProps(node, project)),
        ]
  const framework = findFramework(file, project)
  return seen.map((each) => ({
    ...each,
    fix: {
      framework,
      text: 'Keep the secret on the server and let the page ask the server; then withdraw it.',
      code: CODE[framework],
      isSafe: false,
    },
  }))
}

/** Keys of services that give publishable ones, too, are told apart by their names. */
function judgeVariable(name: string, at: Seen['at']): Seen[] {
  const own = name.replace(PUBLIC, '')
  if (own === name || !isSecretVariable(name)) return []
  const isClear =
    /SECRET|PRIVATE|PASSWORD|SERVICE_ROLE|ADMIN/.test(own) ||
    /^(?:OPENAI|ANTHROPIC|SENDGRID|TWILIO|AWS|GITHUB|SLACK|RESEND|MAILGUN|REPLICATE|GROQ)_/.test(
      own,
    )
  if (
    !isClear &&
    /MAP|GOOGLE|FIREBASE|ALGOLIA|SENTRY|POSTHOG|ANALYTICS|RECAPTCHA|CAPTCHA/.test(own)
  ) {
    return []
  }
  return [
    {
      at,
      severity: isClear ? 'high' : 'medium',
      confidence: isClear ? 'likely' : 'possible',
      detail: `\`${name}\` is put into what is sent to browsers, since its name begins so.`,
    },
  ]
}

/** `.env`: the same by the names. */
function readVariables(file: SourceFile): Seen[] {
  if (!/(?:^|\/)\.env(?:\.[\w.]+)?$/.test(file.path)) return []
  return [...file.text.matchAll(/^[ \t]{0,4}(?:export )?([A-Z][A-Z0-9_]{2,80})=\S/gm)].flatMap(
    (match) => {
      const name = match[1] ?? ''
      const start = match.index + match[0].indexOf(name)
      return judgeVariable(name, { start, end: start + name.length })
    },
  )
}

/** `{{ config.SECRET_KEY }}`, `<%= process.env.API_KEY %>` */
function readTemplate(file: SourceFile): Seen[] {
  const inserted = joinPattern(
    'g',
    String.raw`(?:\{\{[-~]?|<%[-=])\s{0,4}(?:config|settings|process\.env|env)(?:\.|`,
    String.raw`\[['"])([A-Za-z_]\w{1,80})`,
  )
  return [...file.text.matchAll(inserted)].flatMap((match) => {
    const name = match[1] ?? ''
    if (!isSecretVariable(name.toUpperCase())) return []
    return [
      {
        at: { start: match.index, end: match.index + match[0].length },
        severity: 'high',
        confidence: 'likely',
        detail: `The page shows \`${name}\` to whoever opens it.`,
      },
    ]
  })
}

const RENDERS =
  /(?:^|[.?])(?:render_template(?:_string)?|render|TemplateResponse|view|renderFile)\(\)$/

/** `render_template('page.html', key=os.environ['SECRET_KEY'])` */
function readRender(call: CallNode, project: CodeProject): Seen[] {
  if (!RENDERS.test(project.originOf(call))) return []
  const args = call.args.map((each) => {
    const found = each.kind === 'name' ? resolve(each, project.files) : null
    return found?.kind === 'node' ? found.node : each
  })
  const objects = args.flatMap((each, at) =>
    each.kind === 'object' ? [{ value: each, at: call.args[at] ?? each }] : [],
  )
  const named = [...call.named.values()].map((value) => ({ value, at: value }))
  return [...objects, ...named].flatMap(({ at, value }) =>
    judgeShown(at, value, 'The template is given', project),
  )
}

/** `return { props: { key: process.env.SECRET_KEY } }`, and `env` in the settings of Next. */
function readProps(node: Extract<SyntaxNode, { kind: 'object' }>, project: CodeProject): Seen[] {
  const isConfig = /(?:^|\/)next\.config\.[mc]?[jt]s$/.test(node.file.path)
  return node.entries.flatMap(({ key, value }) => {
    const isSent = key === 'props' || (isConfig && /^(?:env|publicRuntimeConfig)$/.test(key ?? ''))
    return isSent && value.kind === 'object'
      ? judgeShown(value, value, 'What is sent to the page holds', project)
      : []
  })
}

/** A page that is written as a text: `<script>key = '${process.env.SECRET_KEY}'</script>` */
function readPage(node: NodeOf<'text'>, project: CodeProject): Seen[] {
  const written = node.parts.filter((each) => typeof each === 'string').join('')
  if (!/<(?:script|meta|body|html|input)\b|\bwindow\.\w/.test(written)) return []
  return judgeShown(node, node, 'The page holds', project)
}

function judgeShown(at: SyntaxNode, value: SyntaxNode, how: string, project: CodeProject): Seen[] {
  const shown = listShownSecrets(value, project).find(({ kind }) => kind === 'environment')
  if (shown?.kind !== 'environment') return []
  const detail = `${how} the secret of the variable \`${shown.name}\`.`
  return [{ at, severity: 'high', confidence: 'likely', detail }]
}

export const secretToClient: CodeRule = {
  id: 'secret-to-client',
  category: 'data-exposure',
  severity: 'high',
  title: 'A secret of the server is sent to clients',
  why:
    'Whatever reaches a page or an app can be read by whoever opens it, however it is packed. ' +
    'The secret is then public, and opens what only the server should.',
  looksFor:
    'Variables whose names make bundlers put them into pages (NEXT_PUBLIC_, VITE_, EXPO_PUBLIC_ ' +
    'and so on) and that are called like secrets, in code and in .env files; secrets handed to ' +
    'templates and to the properties of pages; templates that show settings.',
  spares:
    'Publishable and anonymous keys, keys of maps and statistics, and variables that only the ' +
    'server reads.',
  remedy:
    'Let the page ask your server, and the server use the secret. Withdraw the one that was ' +
    'sent, and give the variable a name that no bundler takes.',
  remedyCode: CODE,
  controls: 'key-shipped',
  check,
  catches: [
    sample('a name', 'components/pay.tsx', [
      "'use client'",
      'export const pay = () => call(process.env.NEXT_PUBLIC_PAYMENT_SECRET_KEY)',
    ]),
    sample('Vite', 'src/api.ts', ['export const key = import.meta.env.VITE_OPENAI_API_KEY']),
    sample('.env', '.env', ['EXPO_PUBLIC_SERVICE_ROLE_KEY=abc']),
    flaskSample('a template', [
      'from flask import render_template',
      '@app.get("/")',
      'def page():',
      '    return render_template("page.html", key=os.environ["PAYMENT_SECRET_KEY"])',
    ]),
    expressSample('a view', [
      "app.get('/', (req, res) => {",
      "  res.render('page', { key: process.env.PAYMENT_SECRET_KEY })",
      '})',
    ]),
    sample('a template shows settings', 'templates/page.html', ['<b>{{ config.API_SECRET }}</b>']),
  ],
  ignores: [
    sample('publishable', 'components/pay.tsx', [
      "'use client'",
      'export const pay = () => call(process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY)',
      'export const base = process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY',
    ]),
    expressSample('kept on the server', [
      "app.get('/', (req, res) => {",
      "  res.render('page', { key: process.env.PAYMENT_PUBLISHABLE_KEY })",
      '})',
    ]),
  ],
}
