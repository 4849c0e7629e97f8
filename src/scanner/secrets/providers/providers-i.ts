/** Lists the providers with I: `npm run rules` writes it. */
import { ibm } from '../formats/ibm.ts'
import { iconfinder } from '../formats/iconfinder.ts'
import { iexCloud } from '../formats/iex-cloud.ts'
import { imagekit } from '../formats/imagekit.ts'
import { imagga } from '../formats/imagga.ts'
import { imgix } from '../formats/imgix.ts'
import { imgur } from '../formats/imgur.ts'
import { infisical } from '../formats/infisical.ts'
import { influxdb } from '../formats/influxdb.ts'
import { infracost } from '../formats/infracost.ts'
import { infura } from '../formats/infura.ts'
import { inngest } from '../formats/inngest.ts'
import { insightly } from '../formats/insightly.ts'
import { instamojo } from '../formats/instamojo.ts'
import { intercom } from '../formats/intercom.ts'
import { intra42 } from '../formats/intra42.ts'
import { intrinio } from '../formats/intrinio.ts'
import { ionic } from '../formats/ionic.ts'
import { ip2location } from '../formats/ip2location.ts'
import { ipgeolocation } from '../formats/ipgeolocation.ts'
import { ipinfo } from '../formats/ipinfo.ts'
import { ipinfodb } from '../formats/ipinfodb.ts'
import { ipqualityscore } from '../formats/ipqualityscore.ts'
import { ipstack } from '../formats/ipstack.ts'
import { iterable } from '../formats/iterable.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersI: readonly SecretProvider[] = [
  ibm,
  iconfinder,
  iexCloud,
  imagekit,
  imagga,
  imgix,
  imgur,
  infisical,
  influxdb,
  infracost,
  infura,
  inngest,
  insightly,
  instamojo,
  intercom,
  intra42,
  intrinio,
  ionic,
  ip2location,
  ipgeolocation,
  ipinfo,
  ipinfodb,
  ipqualityscore,
  ipstack,
  iterable,
]
