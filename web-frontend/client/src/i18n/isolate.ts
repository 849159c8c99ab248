/** A text of unknown direction, as a name, to stand in a sentence without turning its order around (Unicode Standard Annex 9, first strong isolate). */
export const isolate = (text: string) => `\u2068${text}\u2069`;
