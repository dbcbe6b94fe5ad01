/** Where the page's own files are, as a webview may load them. */
export interface PageAssets {
  script: string;
  style: string;
  /** The source that VS Code names for files of the extension. */
  source: string;
}

/**
 * The empty page of a webview. It may load its one style sheet and run its one script, and nothing else: the nonce
 * is new for each page.
 */
export function page({ script, style, source }: PageAssets, nonce: string, title = 'Plan preview'): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<p id="out-of-date" class="notice" role="status" hidden></p>
<main id="preview"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

/** A number used once, hard to guess. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
