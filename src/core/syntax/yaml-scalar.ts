/** Text as a YAML scalar, for the little that is ever written into a file. */

/** Plain where YAML 1.1 and 1.2 read it as the same text, else in double quotes. */
export const yamlScalar = (value: string): string =>
  /^[A-Za-z][\w./+@-]*(?:[ :][\w./+@-]+)*$/.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value) && !/: /.test(value)
    ? value
    : JSON.stringify(value);

/** The line end of a text. */
export const lineEnd = (text: string): string => (/\r\n/.test(text) ? "\r\n" : "\n");
