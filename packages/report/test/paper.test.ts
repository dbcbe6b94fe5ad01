import { expect, test } from 'vitest';
import { paperStyle } from '../src/markup/paper.ts';

test('each printed page says what it is of, and which page of how many it is', () => {
  const style = paperStyle(['FY27 · Account executive', 'Version sha256:ab']);
  expect(style).toContain('size: portrait;');
  expect(style).toContain(
    '@bottom-left { content: "FY27 · Account executive" "\\a" "Version sha256:ab"; white-space: pre-wrap;',
  );
  expect(style).toContain('content: "Page " counter(page) " of " counter(pages)');
});

test('a title is only ever a text of the style', () => {
  expect(paperStyle(['a"} </style><b>\\\n'])).toContain(
    'content: "a\\22 } \\3c /style\\3e \\3c b\\3e \\5c \\a "; white-space',
  );
});
