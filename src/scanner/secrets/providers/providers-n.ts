/** Lists the providers with N: `npm run rules` writes it. */
import { nasa } from '../formats/nasa.ts'
import { nasdaq } from '../formats/nasdaq.ts'
import { neon } from '../formats/neon.ts'
import { netlify } from '../formats/netlify.ts'
import { netrc } from '../formats/netrc.ts'
import { newrelic } from '../formats/newrelic.ts'
import { newsapi } from '../formats/newsapi.ts'
import { newscatcher } from '../formats/newscatcher.ts'
import { nextauth } from '../formats/nextauth.ts'
import { nftport } from '../formats/nftport.ts'
import { ngrok } from '../formats/ngrok.ts'
import { nicereply } from '../formats/nicereply.ts'
import { nightfall } from '../formats/nightfall.ts'
import { nimble } from '../formats/nimble.ts'
import { noticeable } from '../formats/noticeable.ts'
import { notion } from '../formats/notion.ts'
import { novu } from '../formats/novu.ts'
import { nozbe } from '../formats/nozbe.ts'
import { npm } from '../formats/npm.ts'
import { nuget } from '../formats/nuget.ts'
import { numverify } from '../formats/numverify.ts'
import { nutritionix } from '../formats/nutritionix.ts'
import { nvidia } from '../formats/nvidia.ts'
import { nylas } from '../formats/nylas.ts'
import { nytimes } from '../formats/nytimes.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersN: readonly SecretProvider[] = [
  nasa,
  nasdaq,
  neon,
  netlify,
  netrc,
  newrelic,
  newsapi,
  newscatcher,
  nextauth,
  nftport,
  ngrok,
  nicereply,
  nightfall,
  nimble,
  noticeable,
  notion,
  novu,
  nozbe,
  npm,
  nuget,
  numverify,
  nutritionix,
  nvidia,
  nylas,
  nytimes,
]
