import type { WhyNone } from './find.ts';

/** Why the workspace's `ontarget` is not run, and what to do about it. */
export function whyNone(why: WhyNone, version: string): string {
  switch (why) {
    case 'no-machine':
      return `No command can be run here. On a machine that has the files, install ontarget ${version}.`;
    case 'untrusted':
      return 'This folder is not trusted, so no command of it is run. Trust it (Workspaces: Manage Workspace Trust) to have it run.';
    case 'not-installed':
      return `This folder has no ontarget of its own. Install ontarget ${version} into it with npm, or name one in the setting ontarget.command.path.`;
    case 'broken':
      return `The ontarget of this folder does not start. Install ontarget ${version} into it again, or mend the setting ontarget.command.path.`;
  }
}

/** That command and extension are of two versions, which may pay differently. */
export function versionsDiffer(command: string, extension: string): string {
  return `The ontarget of this folder is version ${command}, the extension ${extension}. Install the same version of both.`;
}
