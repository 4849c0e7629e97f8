/** Lists the providers with A: `npm run rules` writes it. */
import { ably } from '../formats/ably.ts'
import { abstractApi } from '../formats/abstract-api.ts'
import { abuseipdb } from '../formats/abuseipdb.ts'
import { accuweather } from '../formats/accuweather.ts'
import { adafruit } from '../formats/adafruit.ts'
import { adobe } from '../formats/adobe.ts'
import { adyen } from '../formats/adyen.ts'
import { affinity } from '../formats/affinity.ts'
import { age } from '../formats/age.ts'
import { agora } from '../formats/agora.ts'
import { ai21 } from '../formats/ai21.ts'
import { airbrake } from '../formats/airbrake.ts'
import { airship } from '../formats/airship.ts'
import { airtable } from '../formats/airtable.ts'
import { airvisual } from '../formats/airvisual.ts'
import { aiven } from '../formats/aiven.ts'
import { akamai } from '../formats/akamai.ts'
import { alchemy } from '../formats/alchemy.ts'
import { algolia } from '../formats/algolia.ts'
import { alibaba } from '../formats/alibaba.ts'
import { amadeus } from '../formats/amadeus.ts'
import { amazon } from '../formats/amazon.ts'
import { ambee } from '../formats/ambee.ts'
import { amplitude } from '../formats/amplitude.ts'
import { anthropic } from '../formats/anthropic.ts'
import { anypoint } from '../formats/anypoint.ts'
import { api2cart } from '../formats/api2cart.ts'
import { apiflash } from '../formats/apiflash.ts'
import { apify } from '../formats/apify.ts'
import { apilayer } from '../formats/apilayer.ts'
import { apimetrics } from '../formats/apimetrics.ts'
import { apitemplate } from '../formats/apitemplate.ts'
import { apolloGraphql } from '../formats/apollo-graphql.ts'
import { apolloIo } from '../formats/apollo-io.ts'
import { appsflyer } from '../formats/appsflyer.ts'
import { appsynergy } from '../formats/appsynergy.ts'
import { appveyor } from '../formats/appveyor.ts'
import { artifactory } from '../formats/artifactory.ts'
import { asana } from '../formats/asana.ts'
import { assemblyai } from '../formats/assemblyai.ts'
import { astra } from '../formats/astra.ts'
import { atera } from '../formats/atera.ts'
import { atlassian } from '../formats/atlassian.ts'
import { audd } from '../formats/audd.ts'
import { auth0 } from '../formats/auth0.ts'
import { authress } from '../formats/authress.ts'
import { autodesk } from '../formats/autodesk.ts'
import { autopilot } from '../formats/autopilot.ts'
import { avalara } from '../formats/avalara.ts'
import { avaza } from '../formats/avaza.ts'
import { aviationstack } from '../formats/aviationstack.ts'
import { aws } from '../formats/aws.ts'
import { axiom } from '../formats/axiom.ts'
import { axonaut } from '../formats/axonaut.ts'
import { azure } from '../formats/azure.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersA: readonly SecretProvider[] = [
  ably,
  abstractApi,
  abuseipdb,
  accuweather,
  adafruit,
  adobe,
  adyen,
  affinity,
  age,
  agora,
  ai21,
  airbrake,
  airship,
  airtable,
  airvisual,
  aiven,
  akamai,
  alchemy,
  algolia,
  alibaba,
  amadeus,
  amazon,
  ambee,
  amplitude,
  anthropic,
  anypoint,
  api2cart,
  apiflash,
  apify,
  apilayer,
  apimetrics,
  apitemplate,
  apolloGraphql,
  apolloIo,
  appsflyer,
  appsynergy,
  appveyor,
  artifactory,
  asana,
  assemblyai,
  astra,
  atera,
  atlassian,
  audd,
  auth0,
  authress,
  autodesk,
  autopilot,
  avalara,
  avaza,
  aviationstack,
  aws,
  axiom,
  axonaut,
  azure,
]
