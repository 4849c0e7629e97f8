/** Lists the providers with D: `npm run rules` writes it. */
import { daily } from '../formats/daily.ts'
import { dandelion } from '../formats/dandelion.ts'
import { dareboost } from '../formats/dareboost.ts'
import { dataGov } from '../formats/data-gov.ts'
import { database } from '../formats/database.ts'
import { databento } from '../formats/databento.ts'
import { databox } from '../formats/databox.ts'
import { databricks } from '../formats/databricks.ts'
import { datadog } from '../formats/datadog.ts'
import { deepai } from '../formats/deepai.ts'
import { deepgram } from '../formats/deepgram.ts'
import { deepl } from '../formats/deepl.ts'
import { deepseek } from '../formats/deepseek.ts'
import { definedNetworking } from '../formats/defined-networking.ts'
import { delighted } from '../formats/delighted.ts'
import { deno } from '../formats/deno.ts'
import { dependencyTrack } from '../formats/dependency-track.ts'
import { descope } from '../formats/descope.ts'
import { detectlanguage } from '../formats/detectlanguage.ts'
import { devcycle } from '../formats/devcycle.ts'
import { dfuse } from '../formats/dfuse.ts'
import { diffbot } from '../formats/diffbot.ts'
import { diggernaut } from '../formats/diggernaut.ts'
import { digitalocean } from '../formats/digitalocean.ts'
import { directus } from '../formats/directus.ts'
import { discord } from '../formats/discord.ts'
import { disqus } from '../formats/disqus.ts'
import { ditto } from '../formats/ditto.ts'
import { django } from '../formats/django.ts'
import { dnsimple } from '../formats/dnsimple.ts'
import { docker } from '../formats/docker.ts'
import { docparser } from '../formats/docparser.ts'
import { docusign } from '../formats/docusign.ts'
import { doppler } from '../formats/doppler.ts'
import { drift } from '../formats/drift.ts'
import { dronahq } from '../formats/dronahq.ts'
import { drone } from '../formats/drone.ts'
import { dropbox } from '../formats/dropbox.ts'
import { dub } from '../formats/dub.ts'
import { duffel } from '../formats/duffel.ts'
import { duo } from '../formats/duo.ts'
import { dvcStudio } from '../formats/dvc-studio.ts'
import { dwolla } from '../formats/dwolla.ts'
import { dynalist } from '../formats/dynalist.ts'
import { dynatrace } from '../formats/dynatrace.ts'
import { dyspatch } from '../formats/dyspatch.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersD: readonly SecretProvider[] = [
  daily,
  dandelion,
  dareboost,
  dataGov,
  database,
  databento,
  databox,
  databricks,
  datadog,
  deepai,
  deepgram,
  deepl,
  deepseek,
  definedNetworking,
  delighted,
  deno,
  dependencyTrack,
  descope,
  detectlanguage,
  devcycle,
  dfuse,
  diffbot,
  diggernaut,
  digitalocean,
  directus,
  discord,
  disqus,
  ditto,
  django,
  dnsimple,
  docker,
  docparser,
  docusign,
  doppler,
  drift,
  dronahq,
  drone,
  dropbox,
  dub,
  duffel,
  duo,
  dvcStudio,
  dwolla,
  dynalist,
  dynatrace,
  dyspatch,
]
