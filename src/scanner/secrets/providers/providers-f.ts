/** Lists the providers with F: `npm run rules` writes it. */
import { facebook } from '../formats/facebook.ts'
import { fal } from '../formats/fal.ts'
import { fastly } from '../formats/fastly.ts'
import { fastmail } from '../formats/fastmail.ts'
import { fauna } from '../formats/fauna.ts'
import { feedier } from '../formats/feedier.ts'
import { fetchrss } from '../formats/fetchrss.ts'
import { figma } from '../formats/figma.ts'
import { filezilla } from '../formats/filezilla.ts'
import { finage } from '../formats/finage.ts'
import { finicity } from '../formats/finicity.ts'
import { finnhub } from '../formats/finnhub.ts'
import { firehydrant } from '../formats/firehydrant.ts'
import { fireworks } from '../formats/fireworks.ts'
import { fixer } from '../formats/fixer.ts'
import { flagsmith } from '../formats/flagsmith.ts'
import { flatIo } from '../formats/flat-io.ts'
import { fleetbase } from '../formats/fleetbase.ts'
import { flexport } from '../formats/flexport.ts'
import { flickr } from '../formats/flickr.ts'
import { flightapi } from '../formats/flightapi.ts'
import { float } from '../formats/float.ts'
import { flutterwave } from '../formats/flutterwave.ts'
import { fly } from '../formats/fly.ts'
import { fmp } from '../formats/fmp.ts'
import { formcraft } from '../formats/formcraft.ts'
import { fortnox } from '../formats/fortnox.ts'
import { foursquare } from '../formats/foursquare.ts'
import { frameio } from '../formats/frameio.ts'
import { freemius } from '../formats/freemius.ts'
import { freshbooks } from '../formats/freshbooks.ts'
import { freshdesk } from '../formats/freshdesk.ts'
import { friendli } from '../formats/friendli.ts'
import { fulcrum } from '../formats/fulcrum.ts'
import { fullcontact } from '../formats/fullcontact.ts'
import { fullstory } from '../formats/fullstory.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersF: readonly SecretProvider[] = [
  facebook,
  fal,
  fastly,
  fastmail,
  fauna,
  feedier,
  fetchrss,
  figma,
  filezilla,
  finage,
  finicity,
  finnhub,
  firehydrant,
  fireworks,
  fixer,
  flagsmith,
  flatIo,
  fleetbase,
  flexport,
  flickr,
  flightapi,
  float,
  flutterwave,
  fly,
  fmp,
  formcraft,
  fortnox,
  foursquare,
  frameio,
  freemius,
  freshbooks,
  freshdesk,
  friendli,
  fulcrum,
  fullcontact,
  fullstory,
]
