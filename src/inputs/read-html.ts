/** An HTML page to the text of its article. */
export type ReadPage = Readonly<{
  text: string
  title: string | null
  language: string | null
  publishedAt: string | null
  outlet: string | null
  warnings: readonly string[]
}>
export type ReadHtml = (html: string) => Promise<ReadPage>
export const readHtml: ReadHtml = async () => {
  throw new Error('not yet')
}
