/** Lists the providers with K: `npm run rules` writes it. */
import { kagi } from '../formats/kagi.ts'
import { keen } from '../formats/keen.ts'
import { keycloak } from '../formats/keycloak.ts'
import { keygen } from '../formats/keygen.ts'
import { keyward } from '../formats/keyward.ts'
import { kickbox } from '../formats/kickbox.ts'
import { kinsta } from '../formats/kinsta.ts'
import { klarna } from '../formats/klarna.ts'
import { klaviyo } from '../formats/klaviyo.ts'
import { klipfolio } from '../formats/klipfolio.ts'
import { knapsackPro } from '../formats/knapsack-pro.ts'
import { kong } from '../formats/kong.ts'
import { kraken } from '../formats/kraken.ts'
import { kubernetes } from '../formats/kubernetes.ts'
import { kucoin } from '../formats/kucoin.ts'
import { kylas } from '../formats/kylas.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersK: readonly SecretProvider[] = [
  kagi,
  keen,
  keycloak,
  keygen,
  keyward,
  kickbox,
  kinsta,
  klarna,
  klaviyo,
  klipfolio,
  knapsackPro,
  kong,
  kraken,
  kubernetes,
  kucoin,
  kylas,
]
