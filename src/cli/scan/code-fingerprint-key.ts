/** Says by what findings in source code are known again, whichever command read it. */

/** The same everywhere, so that a baseline holds on every machine; no secret goes in. */
export const CODE_FINGERPRINT_KEY = 'keyward.code/1'
