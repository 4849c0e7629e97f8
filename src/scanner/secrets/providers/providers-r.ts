/** Lists the providers with R: `npm run rules` writes it. */
import { rails } from '../formats/rails.ts'
import { railway } from '../formats/railway.ts'
import { ramp } from '../formats/ramp.ts'
import { rapidapi } from '../formats/rapidapi.ts'
import { rawg } from '../formats/rawg.ts'
import { razorpay } from '../formats/razorpay.ts'
import { reachmail } from '../formats/reachmail.ts'
import { readme } from '../formats/readme.ts'
import { rebrandly } from '../formats/rebrandly.ts'
import { recaptcha } from '../formats/recaptcha.ts'
import { recharge } from '../formats/recharge.ts'
import { redis } from '../formats/redis.ts'
import { refiner } from '../formats/refiner.ts'
import { render } from '../formats/render.ts'
import { replicate } from '../formats/replicate.ts'
import { replyIo } from '../formats/reply-io.ts'
import { requestFinance } from '../formats/request-finance.ts'
import { resend } from '../formats/resend.ts'
import { restpack } from '../formats/restpack.ts'
import { retell } from '../formats/retell.ts'
import { ringcentral } from '../formats/ringcentral.ts'
import { riot } from '../formats/riot.ts'
import { ritekit } from '../formats/ritekit.ts'
import { robinhood } from '../formats/robinhood.ts'
import { rocketreach } from '../formats/rocketreach.ts'
import { rockset } from '../formats/rockset.ts'
import { rollbar } from '../formats/rollbar.ts'
import { rootly } from '../formats/rootly.ts'
import { route4me } from '../formats/route4me.ts'
import { rownd } from '../formats/rownd.ts'
import { rubygems } from '../formats/rubygems.ts'
import { runpod } from '../formats/runpod.ts'
import { runway } from '../formats/runway.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersR: readonly SecretProvider[] = [
  rails,
  railway,
  ramp,
  rapidapi,
  rawg,
  razorpay,
  reachmail,
  readme,
  rebrandly,
  recaptcha,
  recharge,
  redis,
  refiner,
  render,
  replicate,
  replyIo,
  requestFinance,
  resend,
  restpack,
  retell,
  ringcentral,
  riot,
  ritekit,
  robinhood,
  rocketreach,
  rockset,
  rollbar,
  rootly,
  route4me,
  rownd,
  rubygems,
  runpod,
  runway,
]
