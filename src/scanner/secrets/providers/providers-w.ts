/** Lists the providers with W: `npm run rules` writes it. */
import { wakatime } from '../formats/wakatime.ts'
import { walkscore } from '../formats/walkscore.ts'
import { weatherapi } from '../formats/weatherapi.ts'
import { weatherbit } from '../formats/weatherbit.ts'
import { weatherstack } from '../formats/weatherstack.ts'
import { webex } from '../formats/webex.ts'
import { webflow } from '../formats/webflow.ts'
import { webscraper } from '../formats/webscraper.ts'
import { webscrapingAi } from '../formats/webscraping-ai.ts'
import { weightsAndBiases } from '../formats/weights-and-biases.ts'
import { whoxy } from '../formats/whoxy.ts'
import { wireguard } from '../formats/wireguard.ts'
import { wise } from '../formats/wise.ts'
import { wistia } from '../formats/wistia.ts'
import { witAi } from '../formats/wit-ai.ts'
import { wiz } from '../formats/wiz.ts'
import { wordpress } from '../formats/wordpress.ts'
import { workos } from '../formats/workos.ts'
import { worksnaps } from '../formats/worksnaps.ts'
import { worldcoinindex } from '../formats/worldcoinindex.ts'
import { wpengine } from '../formats/wpengine.ts'
import { wrike } from '../formats/wrike.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersW: readonly SecretProvider[] = [
  wakatime,
  walkscore,
  weatherapi,
  weatherbit,
  weatherstack,
  webex,
  webflow,
  webscraper,
  webscrapingAi,
  weightsAndBiases,
  whoxy,
  wireguard,
  wise,
  wistia,
  witAi,
  wiz,
  wordpress,
  workos,
  worksnaps,
  worldcoinindex,
  wpengine,
  wrike,
]
