/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = 'd28476d06ace'
