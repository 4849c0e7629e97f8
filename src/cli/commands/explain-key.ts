/** `keyward explain` and `keyward keys explain`: tell what a key may do, and why. */
import { KeywardError } from '../../base/errors.ts'
import type { CliContext } from '../cli-context.ts'
import type { Run } from '../command.ts'
import type { OptionValues } from '../option.ts'
import type { Outcome } from '../outcome.ts'
import type { explainKeyShape, explainShape } from '../specs/access-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewExplanation } from '../views/decision-view.ts'
import type { ExplanationJson } from '../wire.ts'

export const explainKey: Run<typeof explainKeyShape> = (context, input) =>
  explainId(context, input.arguments.id, input.options)

export const explain: Run<typeof explainShape> = (context, { options }) => {
  const { key } = options
  if (key === undefined) {
    throw new KeywardError('usage_error', { detail: 'name the key by its id with --key' })
  }
  return explainId(context, key, options)
}

async function explainId(
  context: CliContext,
  id: string,
  options: OptionValues<typeof explainKeyShape.options>,
): Promise<Outcome> {
  if (!id.startsWith('key_')) {
    throw new KeywardError('usage_error', {
      detail: 'a key is named by its id, such as key_4fTzP0aQ9xLm; `keyward keys list` shows it',
    })
  }
  const { method, path, scope: scopes, address } = options
  return withTransport(context, options, async (transport) => {
    const body = { method, path, scopes, address }
    const url = `/v1/keys/${toSegment(id)}/explain`
    const explained = (await transport.call('POST', url, body)) as ExplanationJson
    return {
      json: explained,
      text: (style) => viewExplanation(explained, style),
      exitCode: explained.allowed ? 0 : 1,
    }
  })
}
