/** Lists the providers with U: `npm run rules` writes it. */
import { ubidots } from '../formats/ubidots.ts'
import { unkey } from '../formats/unkey.ts'
import { unleash } from '../formats/unleash.ts'
import { unsplash } from '../formats/unsplash.ts'
import { upcdatabase } from '../formats/upcdatabase.ts'
import { uplead } from '../formats/uplead.ts'
import { uploadcare } from '../formats/uploadcare.ts'
import { uploadthing } from '../formats/uploadthing.ts'
import { upstash } from '../formats/upstash.ts'
import { uptimerobot } from '../formats/uptimerobot.ts'
import { urlscan } from '../formats/urlscan.ts'
import { userflow } from '../formats/userflow.ts'
import { userstack } from '../formats/userstack.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersU: readonly SecretProvider[] = [
  ubidots,
  unkey,
  unleash,
  unsplash,
  upcdatabase,
  uplead,
  uploadcare,
  uploadthing,
  upstash,
  uptimerobot,
  urlscan,
  userflow,
  userstack,
]
