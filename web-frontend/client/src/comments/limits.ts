/** As long as a comment may be. */
export const mostCharacters = 2_200;
