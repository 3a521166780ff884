/**
 * A text that cannot break out of its line: controls (ESC would steer the terminal), line and paragraph separators and
 * the marks that turn the direction of writing are shown as a replacement character.
 */
export const oneLine = (text: string): string =>
  text.replace(/[\r\n\t]+/g, " ").replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
