import { GENERATOR } from '../model/generator.ts';

const WORKFLOW = `name: Publish

on:
  push:
    branches: [main]
  schedule:
    # Articles fall due. The hours are UTC, unless the schedule has a timezone; for every half hour it is all the same.
    - cron: '7,37 * * * *'
  workflow_dispatch:

permissions: {}

# One at a time. A run that has waited begins with what the one before it has committed.
concurrency:
  group: publish
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: write
    outputs:
      changed: \${{ steps.keep.outputs.changed }}
    steps:
      - uses: actions/checkout@v7
        with:
          ref: \${{ github.ref_name }}
      - uses: actions/setup-node@v7
        with:
          node-version: 24
      - run: npx --yes dateline-feeds@VERSION build
      - name: Commit what was published
        id: keep
        run: |
          git add --all feed.lock output
          if git diff --cached --quiet; then
            echo 'changed=false' >> "$GITHUB_OUTPUT"
            exit 0
          fi
          git config user.name 'github-actions[bot]'
          git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
          git commit --quiet --message 'Publish'
          git pull --quiet --rebase
          git push --quiet
          echo 'changed=true' >> "$GITHUB_OUTPUT"
      - uses: actions/upload-pages-artifact@v5
        if: github.event_name != 'schedule' || steps.keep.outputs.changed == 'true'
        with:
          path: output
          include-hidden-files: true

  deploy:
    needs: build
    if: github.event_name != 'schedule' || needs.build.outputs.changed == 'true'
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/configure-pages@v6
      - id: deployment
        uses: actions/deploy-pages@v5
`;

/**
 * A workflow of GitHub that publishes `output/` on GitHub Pages, by this version of the package. docs/hosting.md says why each
 * step is there, and a test holds it to that page.
 */
export function newWorkflow(): string {
  return WORKFLOW.replace('VERSION', GENERATOR.version);
}
