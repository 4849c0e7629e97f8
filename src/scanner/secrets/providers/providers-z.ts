/** Lists the providers with Z: `npm run rules` writes it. */
import { zapier } from '../formats/zapier.ts'
import { zendesk } from '../formats/zendesk.ts'
import { zenkit } from '../formats/zenkit.ts'
import { zenrows } from '../formats/zenrows.ts'
import { zenscrape } from '../formats/zenscrape.ts'
import { zenserp } from '../formats/zenserp.ts'
import { zerobounce } from '../formats/zerobounce.ts'
import { zerotier } from '../formats/zerotier.ts'
import { zhipu } from '../formats/zhipu.ts'
import { zipcodeapi } from '../formats/zipcodeapi.ts'
import { zipcodebase } from '../formats/zipcodebase.ts'
import { zoho } from '../formats/zoho.ts'
import { zonka } from '../formats/zonka.ts'
import { zulip } from '../formats/zulip.ts'
import { zuplo } from '../formats/zuplo.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersZ: readonly SecretProvider[] = [
  zapier,
  zendesk,
  zenkit,
  zenrows,
  zenscrape,
  zenserp,
  zerobounce,
  zerotier,
  zhipu,
  zipcodeapi,
  zipcodebase,
  zoho,
  zonka,
  zulip,
  zuplo,
]
