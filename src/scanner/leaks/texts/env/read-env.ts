/** Decides what is looked into of an environment file: its text, and every value by its name. */
import { limits } from '../../../../base/limits.ts'
import { findInText } from '../../../secrets/find-in-text.ts'
import type { FoundSecret } from '../../../secrets/found-secret.ts'
import { maskSecret } from '../../../secrets/mask-secret.ts'
import { streamBuffer } from '../../content/buffer-content.ts'
import type { ContentReader } from '../../leak-sink.ts'
import { readWhole } from '../read-whole.ts'
import { isEnvSecret } from './is-env-secret.ts'
import { type EnvValue, parseEnv } from './parse-env.ts'

const NAME =
  /(?:^|[\\/])(?:\.env(?:[._-][\w.-]{1,60})?|[\w.-]{1,60}\.env|\.envrc|\.flaskenv|env\.local)$/i
/** To be copied and filled in: what stands there by name alone is made up. */
const EXAMPLE = /example|sample|template|dist$|default|schema|\.(?:ts|js|md|py|d)$/i

export const envReader: ContentReader = {
  name: 'env',
  claims: (head, name) => NAME.test(name) && !head.includes(0),
  async read(content, place, sink) {
    const { bytes, rest } = await readWhole(content.stream(), limits.parsedTextBytesMax)
    const isExample = EXAMPLE.test(content.name)
    await sink.stream(place, rest ?? streamBuffer(bytes), { isExample })
    if (bytes === undefined || isExample) return
    for (const each of parseEnv(bytes.toString('utf8'))) {
      if (!isEnvSecret(each.name, each.value) || isKnown(each)) continue
      const { line, column } = each
      sink.secret(place, describe(each.value), { line, column })
    }
  },
}

/** Then the search of the text has told it. */
function isKnown({ name, value }: EnvValue): boolean {
  return [`${name}=${value}`, `${name}="${value}"`].some((text) => findInText(text).length > 0)
}

function describe(secret: string): FoundSecret {
  return {
    ruleId: 'generic-api-key',
    provider: 'Unknown provider',
    title: 'API key or secret',
    kind: 'secret',
    isGenuine: false,
    isGeneric: true,
    masked: maskSecret(secret, 0),
    secret,
  }
}
