import { expect, it } from 'vitest';
import { html } from '../src/markup/html.ts';

it('escapes text and attributes, and leaves markup as it is', () => {
  const name = `<b title="x" id='y'> & co`;
  const inner = html`<i>${1.5}</i>`;
  expect(html`<p title="${name}">${name}${inner}</p>`.markup).toBe(
    '<p title="&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt; &amp; co">&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt; &amp; co<i>1.5</i></p>',
  );
});

it('joins lists and leaves out what is absent', () => {
  expect(html`<ul>${['a', 'b'].map((item) => html`<li>${item}</li>`)}${undefined}${false}</ul>`.markup).toBe(
    '<ul><li>a</li><li>b</li></ul>',
  );
});
