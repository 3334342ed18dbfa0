import type { FoundSite, SiteFolder, SiteTool } from './foundSite.ts';
import type { Survey } from './survey.ts';

/** A row of the table of programs: how each is recognised, and how its configuration is read. */
export interface ToolRow extends SiteTool {
  readonly zoneElse: FoundSite['zoneElse'];
  /** The ends of names of files that it makes pages of, among those that we read. */
  readonly formats: readonly string[];
  /** The files of its configuration, the one that decides first; none if the folder is no site of it. */
  readonly recognise: (folder: SiteFolder) => readonly string[];
  readonly read: (survey: Survey) => void;
}
