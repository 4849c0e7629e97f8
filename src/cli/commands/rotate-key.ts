/** `keyward keys rotate`: gives a key a new secret and shows it, this once. */
import type { Run } from '../command.ts'
import { readPublicKey } from '../files/read-public-key.ts'
import { succeed } from '../outcome.ts'
import type { rotateKeyShape } from '../specs/rotation-specs.ts'
import type { Style } from '../text/style.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { formatTime } from '../views/format-time.ts'
import type { RotatedKeyJson } from '../wire.ts'

export const rotateKey: Run<typeof rotateKeyShape> = async (context, input) => {
  const { grace, publicKey: file } = input.options
  const graced = grace === undefined ? {} : { graceSeconds: Math.ceil(grace / 1_000) }
  const signs = file === undefined ? {} : { publicKey: await readPublicKey(file) }
  return withTransport(context, input.options, async (transport) => {
    const path = `/v1/keys/${toSegment(input.arguments.id)}/rotate`
    const body = { ...graced, ...signs }
    const rotated = (await transport.call('POST', path, body)) as RotatedKeyJson
    return succeed(rotated, (style) => tellRotated(rotated, style))
  })
}

function tellRotated({ id, secret, previousSecretEndsAt }: RotatedKeyJson, style: Style): string {
  const isOver = previousSecretEndsAt === null || new Date(previousSecretEndsAt) <= new Date()
  const old = isOver
    ? 'The old secret does not work any more.'
    : `The old secret works until ${formatTime(previousSecretEndsAt)}.\n` +
      `keyward keys rotation ${id} shows who still uses it.`
  const shown =
    secret === null
      ? 'Requests are signed with the new private key.'
      : `Its new secret is shown this once and is not stored:\n\n  ${style.bold(secret)}`
  return `Rotated ${id}. ${shown}\n\n${old}\n`
}
