/** Decides what a server tells at its start, to a person or a program; the admin key only once. */
import type { SecretText } from '../../base/secret-text.ts'
import { formatJson } from '../../base/text/format-json.ts'
import { neutraliseText } from '../../base/text/neutralise.ts'
import type { Logger } from '../../server/logger.ts'
import type { CliContext } from '../cli-context.ts'
import { readVersion } from '../read-version.ts'
import { formatFields } from '../text/format-fields.ts'
import type { FirstAdminKey } from './first-admin-key.ts'

export interface StartFacts {
  readonly urls: readonly string[]
  readonly facts: readonly (readonly [string, string])[]
  readonly firstKey: FirstAdminKey | null
  /** The data directory. */
  readonly data: string
}

/** Resolves when the system has the text: only then is the key worth anything. */
export async function showAdminKey(context: CliContext, secret: SecretText): Promise<void> {
  const adminKey = secret.reveal()
  if (context.isJson) return context.print(`${formatJson({ event: 'admin_key', adminKey })}\n`)
  const space = context.isOutputTerminal ? '\n' : ''
  const told = `Admin key, shown this once: ${context.style.bold(adminKey)}\n`
  await context.print(space + told + space)
}

export async function announceStart(
  context: CliContext,
  logger: Logger,
  { urls, facts, firstKey, data }: StartFacts,
): Promise<void> {
  const version = readVersion()
  if (context.isJson || !context.isOutputTerminal) {
    if (firstKey !== null) {
      const { keyId, file } = firstKey
      logger.info({ keyId, file, lost: howToReplace(data) }, 'first admin key made')
    }
    const told = { event: 'serving', version, urls, dataDirectory: data }
    if (context.isJson) await context.print(`${formatJson(told)}\n`)
    logger.info({ version, urls, dataDirectory: data }, 'serving')
    return
  }
  const { style } = context
  const file = firstKey?.file
  const lines = formatFields(
    [
      ...facts,
      ['data', data],
      ['admin key', file === null || file === undefined ? null : `in ${file}`],
      ['admin key lost?', firstKey === null ? null : howToReplace(data)],
    ],
    style,
  )
  const banner = `\n${style.bold(`Keyward ${version}`)}\n\n${lines}\n`
  await context.print(neutraliseText(banner, style.hasColour))
}

function howToReplace(data: string): string {
  return `stop Keyward, then: keyward keys create --api keyward --scope '*:*' --data ${data}`
}
