/** Addresses of our own pages. */

/** A page of the project's repository. */
export const sourceLink = (path: string): string => `https://github.com/model-terms/model-terms${path === "" ? "" : `/blob/main/${path}`}`;
