/** Lists the providers with X: `npm run rules` writes it. */
import { xai } from '../formats/xai.ts'
import { xata } from '../formats/xata.ts'
import { xendit } from '../formats/xendit.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersX: readonly SecretProvider[] = [xai, xata, xendit]
