/** Decides whether values of a request reach a database, a template or a shell as code. */
import { limits } from '../../../../base/limits.ts'
import type { Operation } from '../../operation.ts'
import { type OperationRule, type Sighting, untested, type Verdict } from '../../probe-rule.ts'
import { catches, ignores } from '../../samples/injection-suspected-samples.ts'
import type { ScanContext } from '../../scan-context.ts'
import { type InjectionPoint, listInjectionPoints } from '../../signs/list-injection-points.ts'
import { pickCaller } from '../../signs/list-open-answers.ts'
import {
  type Injected,
  tryArithmetic,
  tryCondition,
  tryDelay,
  tryOperator,
  trySubquery,
  trySyntaxError,
} from '../../signs/try-injection.ts'

const WORDS: Readonly<Record<Injected['kind'], string>> = {
  sql: 'SQL',
  template: 'a template',
  command: 'a command of the shell',
  operator: 'an operator of the database',
}

/** Names of values that often end in a shell. */
const SHELL_NAME = /host|ip|domain|addr|cmd|command|exec|ping|file|dir|path|target/i

/** What a login compares with its database. */
const LOGIN_NAME = /user|login|name|mail|pass|pwd|pin|code|otp|token/i

/** Methods whose answers to odd values take nothing away. */
const TRIED = /^(?:GET|POST|PUT|PATCH)$/

async function check(operation: Operation, scan: ScanContext): Promise<Verdict> {
  if (!TRIED.test(operation.method)) return []
  const caller = pickCaller(operation, scan)
  const points = listInjectionPoints(operation, scan, caller)
  if (points.length === 0) return []
  const { requestsSent, requestsBudget } = scan.client
  if (requestsSent > requestsBudget * 0.8) {
    return untested('Too little of the request budget was left for tests of injection.')
  }
  const isForStrangers = caller === null || operation.security === 'none'
  const sightings: Sighting[] = []
  for (const point of points.slice(0, limits.probeInjectionPointsMax)) {
    const injected = await examine(point, UPDATES.test(operation.method), scan)
    if (injected !== null) sightings.push(report(point, injected, isForStrangers, scan))
  }
  return sightings
}

/** What holds for every record must never stand in the condition of an update. */
const UPDATES = /^(?:PUT|PATCH)$/

async function examine(
  point: InjectionPoint,
  isUpdate: boolean,
  scan: ScanContext,
): Promise<Injected | null> {
  const base = await point.send(point.value)
  if (base === null) return null
  // A login refuses as well, but what it refuses has been looked up.
  const isLookedUp = point.in === 'body' && LOGIN_NAME.test(point.name)
  if (scan.readAccess(base).access === 'refused' && !isLookedUp) return null
  const syntax = await trySyntaxError(point, base)
  if (syntax?.isSure === true) return syntax
  const found =
    (await tryCondition(point, base, isUpdate, scan)) ??
    (await tryArithmetic(point, base, scan)) ??
    (isUpdate ? null : await tryOperator(point, scan)) ??
    (await trySubquery(point, scan))
  if (found !== null) return found
  const isSuspect = syntax !== null || SHELL_NAME.test(point.name)
  return (isSuspect ? await tryDelay(point, base) : null) ?? syntax
}

function report(
  point: InjectionPoint,
  { kind, isSure, how, answer }: Injected,
  isForStrangers: boolean,
  scan: ScanContext,
): Sighting {
  const severity = !isSure ? 'medium' : isForStrangers ? 'critical' : 'high'
  return {
    severity,
    confidence: isSure ? 'confirmed' : 'possible',
    title: `A value is read as ${WORDS[kind]}`,
    detail: `The ${point.in} value \`${point.name.slice(0, 60)}\`: ${how}.`,
    evidence: scan.describe(answer),
    discriminator: `${point.in} ${point.name.slice(0, 60)} ${kind}`,
  }
}

export const injectionSuspected: OperationRule = {
  id: 'injection-suspected',
  category: 'input-handling',
  severity: 'high',
  title: 'Values of a request are read as code',
  why:
    'Whoever may send the request reads and changes the whole database, gets past ' +
    'logins, or runs commands on the server, with the rights of the program and whatever ' +
    'their key says.',
  looksFor:
    'Each value gets a quote, conditions that are true and false, sums as template ' +
    'expressions, a harmless `echo` for the shell, and operators of document databases. ' +
    'What is carried out is tried again with other numbers; waiting is asked for only ' +
    'where there is a reason.',
  spares:
    'Errors that say a value is malformed, searches that treat it as words, answers that ' +
    'repeat what was sent, and everything that does not happen twice.',
  remedy:
    'Hand values to the database as parameters, never as part of the query; accept only ' +
    'the types that you expect (a string is no object). Do not build templates or ' +
    'commands from values: pass them as data, and start programs with a list of ' +
    'arguments and without a shell.',
  remedyCode: {
    flask: `db.execute("SELECT id, name FROM products WHERE name = ?", (request.args["name"],))
subprocess.run(["ping", "-c", "1", host], check=True)  # never shell=True`,
    express: `await db.query('SELECT id, name FROM products WHERE name = $1', [req.query.name])
execFile('ping', ['-c', '1', host])  // never exec()
if (typeof req.body.user !== 'string') return res.sendStatus(400)`,
  },
  controls: 'injection',
  subject: 'operation',
  isActive: true,
  keysMin: 0,
  phase: 'probe',
  check,
  catches,
  ignores,
}
