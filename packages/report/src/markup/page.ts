import { html, type Markup } from './html.ts';

/** A page of its own, which loads nothing and runs nothing: it can be sent, kept and printed. */
export function page(title: string, style: string, body: Markup): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    html`<title>${title}</title>`.markup,
    `<style>${style}</style>`,
    '</head>',
    `<body>${still(body)}</body>`,
    '</html>',
    '',
  ].join('\n');
}

/** In the editor names are buttons that lead to their line; on a page of its own they lead nowhere: text, and pictures of their own. */
function still({ markup }: Markup): string {
  return markup
    .replace(/<button type="button" class="part"[^>]*>([\s\S]*?)<\/button>/g, '<span>$1</span>')
    .replace(/ role="button" tabindex="0" data-goal="[^"]*"/g, ' role="img"')
    .replace(/ tabindex="0"/g, '');
}
