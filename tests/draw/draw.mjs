// Draws boards to PNG: node draw.mjs PROMETHEUS OUT [TO, epoch ms] [BOARD …]
import {createServer} from 'node:http';
import {readFile} from 'node:fs/promises';
import {readdirSync} from 'node:fs';
import {spawn} from 'node:child_process';
import {join} from 'node:path';

const [prometheus, out, to = String(Date.now()), ...chosen] = process.argv.slice(2);
const dashboards = join(import.meta.dirname, '../../grafana/dashboards');
const kinds = {html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json'};

// one origin for everything, so that the page may ask Prometheus
const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://here');
  try {
    if (url.pathname.startsWith('/api/')) {
      const answer = await fetch(prometheus + request.url);
      response.writeHead(answer.status, {'Content-Type': 'application/json'}).end(await answer.text());
      return;
    }
    const file = url.pathname.startsWith('/dashboards/')
      ? join(dashboards, url.pathname.slice('/dashboards/'.length))
      : join(import.meta.dirname, url.pathname);
    const bytes = await readFile(file);
    response.writeHead(200, {'Content-Type': kinds[file.split('.').pop()] || 'text/plain'}).end(bytes);
  } catch (failure) {
    response.writeHead(404).end(String(failure));
  }
});

const chromium = (args) => new Promise((done) => {
  const child = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', ...args]);
  let text = '';
  child.stdout.on('data', (bytes) => (text += bytes));
  child.on('close', () => done(text));
});

server.listen(0, '127.0.0.1', async () => {
  let failed = false;
  for (const board of chosen.length ? chosen : readdirSync(dashboards)) {
    const page = `http://127.0.0.1:${server.address().port}/index.html?board=${board}&to=${to}&channel=partner-acme`;
    const told = await chromium(['--virtual-time-budget=60000', '--window-size=1424,4000', '--dump-dom', page]);
    const found = /<script type="application\/json" id="result">(.*?)<\/script>/s.exec(told);
    const result = found ? JSON.parse(found[1].replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')) : {errors: ['nothing was drawn']};
    const empty = (result.frames || []).filter(([, frames]) => frames === 0).map(([title]) => title);
    console.log(`${board}: ${(result.frames || []).length} panels, ${result.errors.length} errors, empty: ${empty.join('; ') || 'none'}`);
    result.errors.forEach((error) => console.log('  ' + error));
    failed ||= result.errors.length > 0;
    const picture = join(out, board.replace('.json', '.png'));
    await chromium(['--virtual-time-budget=60000', `--window-size=1424,${result.height || 2000}`, `--screenshot=${picture}`, page]);
  }
  server.close();
  process.exit(failed ? 1 : 0);
});
