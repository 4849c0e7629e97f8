/** Decides how a server logs: JSON lines, or readable ones where a person watches. */
import { type DestinationStream, pino } from 'pino'
import { neutralise } from '../../base/text/neutralise.ts'
import { createLogger, type Logger } from '../../server/logger.ts'
import type { CliContext } from '../cli-context.ts'
import type { Style } from '../text/style.ts'
import type { ServerSettings } from './server-settings.ts'

/** Always to standard error: standard output is for what a program might read. */
export function createServerLog(context: CliContext, level: ServerSettings['logLevel']): Logger {
  const destination = pino.destination({ fd: 2, sync: true })
  if (!context.isErrorTerminal || context.isJson) return createLogger({ level, destination })
  const readable: DestinationStream = {
    write: (line) => void destination.write(formatLine(line, context.style)),
  }
  return createLogger({ level, destination: readable })
}

/** `12:00:00 warn  denied  key=key_… code=expired`. */
export function formatLine(line: string, style: Style): string {
  const fields = parseLine(line)
  if (fields === undefined) return line
  const { level, time, msg, err, ...rest } = fields
  const told = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? String(err.stack) : ''
  const paints = { warn: style.careful, error: style.bad, fatal: style.bad }
  const paint = paints[String(level) as keyof typeof paints] ?? style.dim
  const head = `${style.dim(String(time).slice(11, 19))} ${paint(String(level).padEnd(5))}`
  const trace = stack.split('\n').filter((each) => each !== '')
  const facts = told.length === 0 ? '' : `  ${style.dim(neutralise(told.join(' ')))}`
  return [
    `${head} ${neutralise(String(msg))}${facts}`,
    ...trace.map((each) => style.dim(`  ${neutralise(each)}`)),
  ]
    .map((each) => `${each}\n`)
    .join('')
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}
