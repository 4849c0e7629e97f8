/** Lists the providers with T: `npm run rules` writes it. */
import { tableau } from '../formats/tableau.ts'
import { tailscale } from '../formats/tailscale.ts'
import { tally } from '../formats/tally.ts'
import { tatum } from '../formats/tatum.ts'
import { tavily } from '../formats/tavily.ts'
import { taxjar } from '../formats/taxjar.ts'
import { teamcity } from '../formats/teamcity.ts'
import { teamwork } from '../formats/teamwork.ts'
import { tefter } from '../formats/tefter.ts'
import { telegram } from '../formats/telegram.ts'
import { teletype } from '../formats/teletype.ts'
import { telnyx } from '../formats/telnyx.ts'
import { tencent } from '../formats/tencent.ts'
import { theOddsApi } from '../formats/the-odds-api.ts'
import { thingsboard } from '../formats/thingsboard.ts'
import { ticketTailor } from '../formats/ticket-tailor.ts'
import { ticketmaster } from '../formats/ticketmaster.ts'
import { tiingo } from '../formats/tiingo.ts'
import { tiktok } from '../formats/tiktok.ts'
import { timecamp } from '../formats/timecamp.ts'
import { tines } from '../formats/tines.ts'
import { tinybird } from '../formats/tinybird.ts'
import { tmetric } from '../formats/tmetric.ts'
import { todoist } from '../formats/todoist.ts'
import { together } from '../formats/together.ts'
import { toggl } from '../formats/toggl.ts'
import { tolgee } from '../formats/tolgee.ts'
import { tomtom } from '../formats/tomtom.ts'
import { tradier } from '../formats/tradier.ts'
import { travelpayouts } from '../formats/travelpayouts.ts'
import { travis } from '../formats/travis.ts'
import { trello } from '../formats/trello.ts'
import { triggerDev } from '../formats/trigger-dev.ts'
import { truenas } from '../formats/truenas.ts'
import { twelvedata } from '../formats/twelvedata.ts'
import { twilio } from '../formats/twilio.ts'
import { twitch } from '../formats/twitch.ts'
import { twitter } from '../formats/twitter.ts'
import { tyntec } from '../formats/tyntec.ts'
import { typeform } from '../formats/typeform.ts'
import { typesense } from '../formats/typesense.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersT: readonly SecretProvider[] = [
  tableau,
  tailscale,
  tally,
  tatum,
  tavily,
  taxjar,
  teamcity,
  teamwork,
  tefter,
  telegram,
  teletype,
  telnyx,
  tencent,
  theOddsApi,
  thingsboard,
  ticketTailor,
  ticketmaster,
  tiingo,
  tiktok,
  timecamp,
  tines,
  tinybird,
  tmetric,
  todoist,
  together,
  toggl,
  tolgee,
  tomtom,
  tradier,
  travelpayouts,
  travis,
  trello,
  triggerDev,
  truenas,
  twelvedata,
  twilio,
  twitch,
  twitter,
  tyntec,
  typeform,
  typesense,
]
