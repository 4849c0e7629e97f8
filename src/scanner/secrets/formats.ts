/** Says which providers of secrets are known: written by `npm run rules` from formats/. */
import { anthropic } from './formats/anthropic.ts'
import { atlassian } from './formats/atlassian.ts'
import { aws } from './formats/aws.ts'
import { azure } from './formats/azure.ts'
import { basicAuth } from './formats/basic-auth.ts'
import { database } from './formats/database.ts'
import { digitalocean } from './formats/digitalocean.ts'
import { discord } from './formats/discord.ts'
import { generic } from './formats/generic.ts'
import { github } from './formats/github.ts'
import { gitlab } from './formats/gitlab.ts'
import { google } from './formats/google.ts'
import { heroku } from './formats/heroku.ts'
import { huggingface } from './formats/huggingface.ts'
import { jwt } from './formats/jwt.ts'
import { keyward } from './formats/keyward.ts'
import { mailgun } from './formats/mailgun.ts'
import { mapbox } from './formats/mapbox.ts'
import { npm } from './formats/npm.ts'
import { openai } from './formats/openai.ts'
import { privateKey } from './formats/private-key.ts'
import { pypi } from './formats/pypi.ts'
import { sendgrid } from './formats/sendgrid.ts'
import { shopify } from './formats/shopify.ts'
import { slack } from './formats/slack.ts'
import { square } from './formats/square.ts'
import { stripe } from './formats/stripe.ts'
import { supabase } from './formats/supabase.ts'
import { telegram } from './formats/telegram.ts'
import { twilio } from './formats/twilio.ts'
import type { SecretProvider } from './secret-format.ts'

export const secretProviders: readonly SecretProvider[] = [
  anthropic,
  atlassian,
  aws,
  azure,
  basicAuth,
  database,
  digitalocean,
  discord,
  generic,
  github,
  gitlab,
  google,
  heroku,
  huggingface,
  jwt,
  keyward,
  mailgun,
  mapbox,
  npm,
  openai,
  privateKey,
  pypi,
  sendgrid,
  shopify,
  slack,
  square,
  stripe,
  supabase,
  telegram,
  twilio,
]
