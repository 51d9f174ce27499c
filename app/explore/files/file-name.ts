/**
 * What a figure's file is called when it is saved: `kindred-demo-most-plays.csv`. A dataset of one's own is called after its
 * file, in any script, while headers hold Latin-1 and file systems have their own dislikes: other signs become hyphens.
 */
export function fileName(datasetId: string, file: string): string {
  return `kindred-${datasetId}-${file}`.replace(/[^a-z0-9.]+/gi, "-");
}
