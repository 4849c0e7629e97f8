/** Lists the providers with C: `npm run rules` writes it. */
import { calCom } from '../formats/cal-com.ts'
import { calendarific } from '../formats/calendarific.ts'
import { calorieninja } from '../formats/calorieninja.ts'
import { campayn } from '../formats/campayn.ts'
import { canny } from '../formats/canny.ts'
import { canva } from '../formats/canva.ts'
import { capsuleCrm } from '../formats/capsule-crm.ts'
import { carbonInterface } from '../formats/carbon-interface.ts'
import { censys } from '../formats/censys.ts'
import { centralStation } from '../formats/central-station.ts'
import { cerebras } from '../formats/cerebras.ts'
import { cfx } from '../formats/cfx.ts'
import { chargebee } from '../formats/chargebee.ts'
import { chartmogul } from '../formats/chartmogul.ts'
import { chatfuel } from '../formats/chatfuel.ts'
import { checkly } from '../formats/checkly.ts'
import { checkoutCom } from '../formats/checkout-com.ts'
import { chiefTools } from '../formats/chief-tools.ts'
import { chroma } from '../formats/chroma.ts'
import { cicero } from '../formats/cicero.ts'
import { circleci } from '../formats/circleci.ts'
import { citrix } from '../formats/citrix.ts'
import { clarifai } from '../formats/clarifai.ts'
import { clay } from '../formats/clay.ts'
import { clearbit } from '../formats/clearbit.ts'
import { clickhouse } from '../formats/clickhouse.ts'
import { clickup } from '../formats/clickup.ts'
import { cliengo } from '../formats/cliengo.ts'
import { clockify } from '../formats/clockify.ts'
import { clojars } from '../formats/clojars.ts'
import { close } from '../formats/close.ts'
import { cloudflare } from '../formats/cloudflare.ts'
import { cloudimage } from '../formats/cloudimage.ts'
import { cloudinary } from '../formats/cloudinary.ts'
import { cloudmersive } from '../formats/cloudmersive.ts'
import { cloudsight } from '../formats/cloudsight.ts'
import { cloudsmith } from '../formats/cloudsmith.ts'
import { cockroachdb } from '../formats/cockroachdb.ts'
import { coda } from '../formats/coda.ts'
import { codacy } from '../formats/codacy.ts'
import { codeclimate } from '../formats/codeclimate.ts'
import { codecov } from '../formats/codecov.ts'
import { codemagic } from '../formats/codemagic.ts'
import { codequiry } from '../formats/codequiry.ts'
import { coderabbit } from '../formats/coderabbit.ts'
import { codeship } from '../formats/codeship.ts'
import { cohere } from '../formats/cohere.ts'
import { coinapi } from '../formats/coinapi.ts'
import { coinbase } from '../formats/coinbase.ts'
import { coinlayer } from '../formats/coinlayer.ts'
import { coinmarketcap } from '../formats/coinmarketcap.ts'
import { collect2 } from '../formats/collect2.ts'
import { column } from '../formats/column.ts'
import { commandPassword } from '../formats/command-password.ts'
import { commercejs } from '../formats/commercejs.ts'
import { confluent } from '../formats/confluent.ts'
import { contentful } from '../formats/contentful.ts'
import { convertapi } from '../formats/convertapi.ts'
import { copper } from '../formats/copper.ts'
import { coralogix } from '../formats/coralogix.ts'
import { courier } from '../formats/courier.ts'
import { coveralls } from '../formats/coveralls.ts'
import { coze } from '../formats/coze.ts'
import { craftmypdf } from '../formats/craftmypdf.ts'
import { crates } from '../formats/crates.ts'
import { crowdin } from '../formats/crowdin.ts'
import { cryptocompare } from '../formats/cryptocompare.ts'
import { currencyfreaks } from '../formats/currencyfreaks.ts'
import { currencylayer } from '../formats/currencylayer.ts'
import { currencyscoop } from '../formats/currencyscoop.ts'
import { currentsApi } from '../formats/currents-api.ts'
import { cursor } from '../formats/cursor.ts'
import { customerIo } from '../formats/customer-io.ts'
import { cypress } from '../formats/cypress.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersC: readonly SecretProvider[] = [
  calCom,
  calendarific,
  calorieninja,
  campayn,
  canny,
  canva,
  capsuleCrm,
  carbonInterface,
  censys,
  centralStation,
  cerebras,
  cfx,
  chargebee,
  chartmogul,
  chatfuel,
  checkly,
  checkoutCom,
  chiefTools,
  chroma,
  cicero,
  circleci,
  citrix,
  clarifai,
  clay,
  clearbit,
  clickhouse,
  clickup,
  cliengo,
  clockify,
  clojars,
  close,
  cloudflare,
  cloudimage,
  cloudinary,
  cloudmersive,
  cloudsight,
  cloudsmith,
  cockroachdb,
  coda,
  codacy,
  codeclimate,
  codecov,
  codemagic,
  codequiry,
  coderabbit,
  codeship,
  cohere,
  coinapi,
  coinbase,
  coinlayer,
  coinmarketcap,
  collect2,
  column,
  commandPassword,
  commercejs,
  confluent,
  contentful,
  convertapi,
  copper,
  coralogix,
  courier,
  coveralls,
  coze,
  craftmypdf,
  crates,
  crowdin,
  cryptocompare,
  currencyfreaks,
  currencylayer,
  currencyscoop,
  currentsApi,
  cursor,
  customerIo,
  cypress,
]
