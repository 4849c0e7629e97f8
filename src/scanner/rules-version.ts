/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = 'cadcfcf2a40c'
