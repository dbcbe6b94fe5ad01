import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';

const folder = join(import.meta.dirname, '../schemas');

/** Parses SARIF after holding it to the schema of the standard, which is of JSON Schema draft 4. */
export function sarifOf(text: string): SarifLog {
  const published = readFileSync(join(folder, 'sarif-2.1.0-rtm.5.json'), 'utf8');
  const { id, $schema: _, ...schema } = JSON.parse(published) as { id: string; $schema: string };
  // Its pattern of language tags is none for a strict reader of Unicode patterns.
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile({ ...schema, $id: id });
  const value: unknown = JSON.parse(text);
  if (!validate(value)) throw new Error(`SARIF: ${ajv.errorsText(validate.errors)}`);
  return value as SarifLog;
}

/** What the tests look at. */
export interface SarifLog {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { id: string; help: { markdown: string } }[] };
    };
    readonly results: readonly SarifResult[];
    readonly invocations?: readonly {
      toolExecutionNotifications: readonly { message: { text: string } }[];
    }[];
  }[];
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly baselineState?: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly {
    physicalLocation: { artifactLocation: { uri: string }; region: Region };
  }[];
  readonly fixes?: readonly {
    artifactChanges: readonly {
      replacements: readonly { deletedRegion: Region; insertedContent: { text: string } }[];
    }[];
  }[];
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface XmlLint {
  validateXML(options: {
    readonly xml: { readonly fileName: string; readonly contents: string }[];
    readonly schema: string[];
  }): Promise<{ readonly valid: boolean; readonly errors: readonly { readonly rawMessage: string }[] }>;
}

// A CommonJS package, libxml2 in WebAssembly: the only XML Schema validator that needs nothing of the machine.
const { validateXML } = createRequire(import.meta.url)('xmllint-wasm') as XmlLint;

/** What is wrong with a JUnit report by the schema of Jenkins. */
export async function junitErrors(xml: string): Promise<readonly string[]> {
  const schema = [readFileSync(join(folder, 'jenkins-junit.xsd'), 'utf8')];
  const { valid, errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema });
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage);
}
