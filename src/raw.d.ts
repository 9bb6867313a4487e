/** A file as text, put in place when the program is built. */
declare module '*?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what bundlers give such a module
  export default text;
}
