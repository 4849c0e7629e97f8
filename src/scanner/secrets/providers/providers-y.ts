/** Lists the providers with Y: `npm run rules` writes it. */
import { yandex } from '../formats/yandex.ts'
import { yelp } from '../formats/yelp.ts'
import { ynab } from '../formats/ynab.ts'
import { yousign } from '../formats/yousign.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersY: readonly SecretProvider[] = [yandex, yelp, ynab, yousign]
