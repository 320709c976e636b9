// A server so small that the test of web-processes.mjs can watch its processes come and go.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { keepServing } from './web-processes.mjs';

const [port, ends] = process.argv.slice(2);
if (cluster.isPrimary) keepServing(2);
else if (ends) process.exit(3);
else {
  createServer((_request, response) =>
    response.setHeader('connection', 'close').end(String(process.pid)),
  ).listen(Number(port));
}
