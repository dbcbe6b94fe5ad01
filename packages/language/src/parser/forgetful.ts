import type { LangiumParser } from 'langium';

/** What a parser holds of the text that it read last, until it reads another one. */
interface Holding {
  readonly wrapper: { input: readonly unknown[] };
  readonly nodeBuilder: { buildRootNode(text: string): unknown };
}

/**
 * Lets go of a text once it was read. By itself a parser holds the words and the syntax tree of the last text for as long
 * as it reads no other: those of a file of 5 MB are half a gigabyte, and would stay when the file is closed.
 */
export function forgetful(parser: LangiumParser): LangiumParser {
  const { wrapper, nodeBuilder } = parser as unknown as Holding;
  if (!('input' in wrapper) || typeof nodeBuilder?.buildRootNode !== 'function')
    throw new Error('the parser holds its text in another way than in Langium 4.4');
  const parse = parser.parse.bind(parser);
  parser.parse = (text, options) => {
    try {
      return parse(text, options);
    } finally {
      wrapper.input = [];
      nodeBuilder.buildRootNode('');
    }
  };
  return parser;
}
