/** Lists the providers with B: `npm run rules` writes it. */
import { baidu } from '../formats/baidu.ts'
import { bannerbear } from '../formats/bannerbear.ts'
import { baremetrics } from '../formats/baremetrics.ts'
import { baseten } from '../formats/baseten.ts'
import { basicAuth } from '../formats/basic-auth.ts'
import { beamer } from '../formats/beamer.ts'
import { beebole } from '../formats/beebole.ts'
import { besnappy } from '../formats/besnappy.ts'
import { besttime } from '../formats/besttime.ts'
import { betterStack } from '../formats/better-stack.ts'
import { bitbar } from '../formats/bitbar.ts'
import { bitcoinaverage } from '../formats/bitcoinaverage.ts'
import { bitfinex } from '../formats/bitfinex.ts'
import { bitly } from '../formats/bitly.ts'
import { bitmex } from '../formats/bitmex.ts'
import { bitrise } from '../formats/bitrise.ts'
import { bittrex } from '../formats/bittrex.ts'
import { blazemeter } from '../formats/blazemeter.ts'
import { blockfrost } from '../formats/blockfrost.ts'
import { blocknative } from '../formats/blocknative.ts'
import { bluesky } from '../formats/bluesky.ts'
import { blynk } from '../formats/blynk.ts'
import { boostnote } from '../formats/boostnote.ts'
import { borgbase } from '../formats/borgbase.ts'
import { box } from '../formats/box.ts'
import { branchIo } from '../formats/branch-io.ts'
import { brandfetch } from '../formats/brandfetch.ts'
import { braze } from '../formats/braze.ts'
import { brightdata } from '../formats/brightdata.ts'
import { browserless } from '../formats/browserless.ts'
import { browserstack } from '../formats/browserstack.ts'
import { browshot } from '../formats/browshot.ts'
import { bscscan } from '../formats/bscscan.ts'
import { buddyns } from '../formats/buddyns.ts'
import { budibase } from '../formats/budibase.ts'
import { bugherd } from '../formats/bugherd.ts'
import { bugsnag } from '../formats/bugsnag.ts'
import { buildkite } from '../formats/buildkite.ts'
import { bunny } from '../formats/bunny.ts'
import { buttercms } from '../formats/buttercms.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersB: readonly SecretProvider[] = [
  baidu,
  bannerbear,
  baremetrics,
  baseten,
  basicAuth,
  beamer,
  beebole,
  besnappy,
  besttime,
  betterStack,
  bitbar,
  bitcoinaverage,
  bitfinex,
  bitly,
  bitmex,
  bitrise,
  bittrex,
  blazemeter,
  blockfrost,
  blocknative,
  bluesky,
  blynk,
  boostnote,
  borgbase,
  box,
  branchIo,
  brandfetch,
  braze,
  brightdata,
  browserless,
  browserstack,
  browshot,
  bscscan,
  buddyns,
  budibase,
  bugherd,
  bugsnag,
  buildkite,
  bunny,
  buttercms,
]
