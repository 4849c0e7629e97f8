/** Lists the providers with E: `npm run rules` writes it. */
import { e2b } from '../formats/e2b.ts'
import { easypost } from '../formats/easypost.ts'
import { easyship } from '../formats/easyship.ts'
import { ebay } from '../formats/ebay.ts'
import { edamam } from '../formats/edamam.ts'
import { edenred } from '../formats/edenred.ts'
import { elastic } from '../formats/elastic.ts'
import { elasticEmail } from '../formats/elastic-email.ts'
import { elevenlabs } from '../formats/elevenlabs.ts'
import { endorLabs } from '../formats/endor-labs.ts'
import { enigma } from '../formats/enigma.ts'
import { envoy } from '../formats/envoy.ts'
import { eraser } from '../formats/eraser.ts'
import { etherscan } from '../formats/etherscan.ts'
import { ethplorer } from '../formats/ethplorer.ts'
import { etsy } from '../formats/etsy.ts'
import { eventbrite } from '../formats/eventbrite.ts'
import { everhour } from '../formats/everhour.ts'
import { exa } from '../formats/exa.ts'
import { exchangerateApi } from '../formats/exchangerate-api.ts'
import { exchangerates } from '../formats/exchangerates.ts'
import { expo } from '../formats/expo.ts'
import { extractorapi } from '../formats/extractorapi.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersE: readonly SecretProvider[] = [
  e2b,
  easypost,
  easyship,
  ebay,
  edamam,
  edenred,
  elastic,
  elasticEmail,
  elevenlabs,
  endorLabs,
  enigma,
  envoy,
  eraser,
  etherscan,
  ethplorer,
  etsy,
  eventbrite,
  everhour,
  exa,
  exchangerateApi,
  exchangerates,
  expo,
  extractorapi,
]
