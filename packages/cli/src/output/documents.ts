import {
  goalsHtml,
  goalsMarkdown,
  overviewHtml,
  overviewMarkdown,
  type PlanDocument,
  type PlanOverview,
  type PreviewGoal,
  planDocumentHtml,
  planDocumentMarkdown,
} from '@ontarget/report';
import type { PlanPages } from '@ontarget/workspace/view';
import { fileNames } from './file-names.ts';

export type DocumentFormat = 'html' | 'markdown';

interface Layout {
  readonly ending: string;
  readonly role: (document: PlanDocument) => string;
  readonly overview: (overview: PlanOverview) => string;
  readonly goals: (overview: PlanOverview, goals: readonly PreviewGoal[]) => string;
}

const LAYOUTS: Readonly<Record<DocumentFormat, Layout>> = {
  html: { ending: 'html', role: planDocumentHtml, overview: overviewHtml, goals: goalsHtml },
  markdown: {
    ending: 'md',
    role: planDocumentMarkdown,
    overview: overviewMarkdown,
    goals: goalsMarkdown,
  },
};

/** The files of a plan's documents in one format, each with its text: the index, the roles, and the goals. */
export function documentFiles(
  { plan, digest, documents, goals, reasons }: PlanPages,
  format: DocumentFormat,
): [file: string, text: string][] {
  const layout = LAYOUTS[format];
  // The index and the goals keep their names, whatever a role is called.
  const names = fileNames(['index', 'goals', ...documents.map(({ role }) => role.name)]);
  const fileOf = (name: string) => `${names.get(name) ?? name}.${layout.ending}`;
  const overview: PlanOverview = {
    plan,
    digest,
    reasons,
    documents: documents.map((document) => ({ document, file: fileOf(document.role.name) })),
    ...(goals.length === 0 ? {} : { goals: fileOf('goals') }),
  };
  return [
    [fileOf('index'), layout.overview(overview)],
    ...documents.map((document): [string, string] => [fileOf(document.role.name), layout.role(document)]),
    ...(goals.length === 0
      ? []
      : [[fileOf('goals'), layout.goals(overview, goals)] satisfies [string, string]]),
  ];
}
