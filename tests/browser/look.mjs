// Opens each report in Chromium: it must render without a message on the console and without a request besides itself, and axe-core must
// find nothing in light or dark. Leaves pictures at the widths of a phone and a desk and as pages of A4.
// node look.mjs PLAYWRIGHT AXE CHROMIUM PICTURES REPORT...
import {createRequire} from 'node:module';
import {basename} from 'node:path';
import {pathToFileURL} from 'node:url';

const [playwright, axe, executablePath, pictures, ...reports] = process.argv.slice(2);
const {chromium} = createRequire(import.meta.url)(playwright);
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
const problems = [];

for (const report of reports) {
  const name = basename(report, '.html');
  const address = pathToFileURL(report).href;
  for (const colorScheme of ['light', 'dark']) {
    // The policy of the page keeps scripts out, those of the test as well.
    const context = await browser.newContext({colorScheme, bypassCSP: false, viewport: {width: 1024, height: 800}});
    const page = await context.newPage();
    const note = (text) => problems.push(`${name}, ${colorScheme}: ${text}`);
    page.on('console', (message) => note(`console: ${message.text()}`));
    page.on('pageerror', (error) => note(`error: ${error}`));
    page.on('request', (request) => {
      if (request.url() !== address) note(`request: ${request.url()}`);
    });
    await page.goto(address);
    const card = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    if (card === 'rgba(0, 0, 0, 0)') note('the style sheet was not applied');
    for (const width of [375, 1024]) {
      await page.setViewportSize({width, height: 800});
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wider > 0) note(`${wider} pixels wider than a window of ${width}`);
      await page.screenshot({path: `${pictures}/${name}-${colorScheme}-${width}.png`, fullPage: true});
    }
    if (colorScheme === 'light') await page.pdf({path: `${pictures}/${name}.pdf`, preferCSSPageSize: true});
    await context.close();

    const checked = await browser.newContext({colorScheme, bypassCSP: true, viewport: {width: 1024, height: 800}});
    const copy = await checked.newPage();
    await copy.goto(address);
    await copy.addScriptTag({path: axe});
    const {violations} = await copy.evaluate(() => globalThis.axe.run());
    for (const {id, help, nodes} of violations) note(`axe: ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(' ')}`);
    await checked.close();
  }
}
await browser.close();
for (const problem of problems) console.error(`browser: ${problem}`);
console.log(`browser: ${reports.length} reports in light and dark; pictures in ${pictures}`);
process.exitCode = problems.length === 0 ? 0 : 1;
