// Adds up the test runner's own reports and says it in one line; fails when a test failed or none ran.
import { readdirSync, readFileSync } from 'node:fs';

const [, , folder] = process.argv;
const reports = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
const passed = sum('numPassedTests');
const brokenFiles = reports
  .flatMap((report) => report.testResults)
  .filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
const failed = sum('numFailedTests') + brokenFiles.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
