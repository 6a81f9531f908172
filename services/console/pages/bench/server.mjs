import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** The built pages, compressed as the console sends them, and a service behind them that deals what it is given. */
export async function serve(folder, { media, deal }) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://console').pathname;
    const json = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    request.resume();
    if (path === '/session') {
      if (!request.headers.cookie?.includes('worker')) return json(401, {});
      return json(200, { sub: 'li-na', name: 'Li Na', groups: ['worker'], site: 'yuanyang-1', worker: 'li-na' });
    }
    if (path.startsWith('/api/ingestion/v1/media/')) {
      const { type, bytes } = media[path.slice('/api/ingestion/v1/media/'.length)];
      return response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' }).end(bytes);
    }
    if (path === '/api/task-dispatch/v1/packs') {
      const pack = request.method === 'POST' ? deal() : { packs: [] };
      return pack ? json(200, pack) : response.writeHead(204).end();
    }
    if (path.startsWith('/api/')) return json(200, { rows: [], items: [] });
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!existsSync(file)) return json(404, {});
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' };
    if (extname(file) in TYPES) return response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(readFileSync(file)));
    response.writeHead(200, headers);
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
