/** Says which words in a path tell that asking for it changes or destroys something. */

/** These destroy or end something, by whatever method they are asked. */
export const destroyingVerbs: ReadonlySet<string> = new Set(
  `abort ban cancel clean cleanup clear deactivate delete del deprovision deregister destroy
  disable discard drop endsession erase evict expire factoryreset flush halt invalidate kill
  logoff logout nuke poweroff prune purge reboot remove reset restart revert revoke rm rollback
  shutdown signoff signout stop suspend terminate truncate unban undeploy undo uninstall unlink
  unregister unsubscribe wipe`.split(/\s+/),
)

/** These change something; as the method of a GET that is a surprise, of a POST it is not. */
export const changingVerbs: ReadonlySet<string> = new Set(
  `accept ack activate add apply approve assign buy clone close confirm copy create decline
  deploy deposit dequeue detach dismiss enable enqueue exec execute follow generatedata grant
  impersonate import increment init initialise initialize insert install invite like lock merge
  migrate modify move notify pay populate publish rebuild redeem refresh regenerate reindex
  reject reload rename replace resend restore resync rotate run save seed send setup start
  submit subscribe switch sync toggle transfer trigger unassign unblock undelete unfollow unlike
  unlock unpublish update upload upsert vote withdraw write`.split(/\s+/),
)

/** Verbs only when an object follows (`setRole`, `edit-user`); nouns or pages by themselves. */
export const verbsBeforeAnObject: ReadonlySet<string> = new Set(
  'change charge edit force mark put register set unset'.split(' '),
)

/** After a verb that is a noun as well, these make a list or a fact of it: `import-jobs`. */
export const sparingNouns: ReadonlySet<string> = new Set(
  `count date dates events failures guide guides history info interval intervals jobs length
  level levels limit limits list lists log logs metadata ons offs options policies policy rate
  rates reason reasons report reports requests results rules schedule schedules schema slips
  stats statistics status statuses summary time times types ups words`.split(/\s+/),
)

/** Verbs that are nouns as well, or stand before one: `stop-times`, `update-history`. */
export const nounLikeVerbs: ReadonlySet<string> = new Set(
  `add apply ban buy cancel close copy deploy deposit follow import install invite like lock merge
  move pay publish refresh restart run save start stop switch sync transfer trigger update upload
  vote`.split(/\s+/),
)

/** Objects that are glued to a short verb without a sign between: `adduser`, `setrole`. */
export const gluedObjects: ReadonlySet<string> = new Set(
  `account accounts address admin admins all book books cache card cart category client comment
  comments config cookie coupon course customer data database databases db dbs device email
  employee entry env event everything file files folder group groups history image index item
  items job key keys log logs member message messages money note notes now order orders page
  password payment permission photo post posts price product products profile project queue
  record records review role roles schema server service session sessions settings stack state
  status stock storage store subscription system table tables tag task team test token tokens
  user users value video wallet world`.split(/\s+/),
)

/** What may follow a participle (`deleted…`) in a glued word without making it a verb. */
export const participleTails: ReadonlySet<string> = new Set(
  ` accounts at by date entries files items objects on orders records since time users`.split(' '),
)

/**
 * Endings of files that are handed out as they lie on a disk: reading one changes nothing. Those by
 * which frameworks choose the form of an answer (`/users/7/delete.txt`) are none of them.
 */
export const fileEndings: ReadonlySet<string> = new Set(
  `7z bak bz2 css gif gz ico jar jpeg jpg js jsx less log map md mjs mp3 mp4 old orig otf pem
  png rar save scss sql sqlite svg swp tar tgz tmp toml ts tsx ttf vue war wasm webp woff
  woff2 zip`.split(/\s+/),
)

/** Query parameters whose value says what is to be done. */
export const actionParameters: ReadonlySet<string> = new Set(
  `a act action actions ajax call cmd command do event exec fn func function method mode op
  operation override page run step task type verb view`.split(/\s+/),
)

/** Words that begin like a verb and are none. */
export const innocentWords: ReadonlySet<string> = new Set(
  `acceptance addition additions applyto approver approvers assignee assignees assigner
  assigners assignment assignments cancellation cancellations cancelled cancelling cleaner
  cleaners clearance clearing confirmation confirmations creature creatures depositor
  depositors deposits destroyer destroyers enablement enabler enablers execution executions
  executive executives executor executors expiresat expiresin flushing follower followers
  following followings importance important importer importers initiative initiatives
  insertion insertions installation installations installer installers installment
  installments instalment instalments invalidated mergeable merger mergers migration
  migrations modification modifications modifier modifiers movement movements notification
  notifications payee payees payment payments payout payouts payroll payrolls publisher
  publishers publishing purger refreshtoken refreshtokens rejection rejections removal
  removals remover removers replacement replacements resettable restarts rotation rotations
  seeder seeders startdate starter starters starttime startup startups submission submissions
  subscriber subscribers termination terminations terminator terminators transferable
  truncation updater updaters uploader uploaders writer writers writing writings`.split(/\s+/),
)
