/** Lists the providers with H: `npm run rules` writes it. */
import { happyscribe } from '../formats/happyscribe.ts'
import { harness } from '../formats/harness.ts'
import { harvest } from '../formats/harvest.ts'
import { hashicorp } from '../formats/hashicorp.ts'
import { hasura } from '../formats/hasura.ts'
import { helicone } from '../formats/helicone.ts'
import { hellosign } from '../formats/hellosign.ts'
import { helpscout } from '../formats/helpscout.ts'
import { here } from '../formats/here.ts'
import { heroku } from '../formats/heroku.ts'
import { hetzner } from '../formats/hetzner.ts'
import { highnote } from '../formats/highnote.ts'
import { hightouch } from '../formats/hightouch.ts'
import { hiveage } from '../formats/hiveage.ts'
import { holidayapi } from '../formats/holidayapi.ts'
import { honeybadger } from '../formats/honeybadger.ts'
import { honeycomb } from '../formats/honeycomb.ts'
import { hookdeck } from '../formats/hookdeck.ts'
import { hop } from '../formats/hop.ts'
import { html2pdf } from '../formats/html2pdf.ts'
import { hubspot } from '../formats/hubspot.ts'
import { huggingface } from '../formats/huggingface.ts'
import { humanitec } from '../formats/humanitec.ts'
import { humanity } from '../formats/humanity.ts'
import { hunter } from '../formats/hunter.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersH: readonly SecretProvider[] = [
  happyscribe,
  harness,
  harvest,
  hashicorp,
  hasura,
  helicone,
  hellosign,
  helpscout,
  here,
  heroku,
  hetzner,
  highnote,
  hightouch,
  hiveage,
  holidayapi,
  honeybadger,
  honeycomb,
  hookdeck,
  hop,
  html2pdf,
  hubspot,
  huggingface,
  humanitec,
  humanity,
  hunter,
]
