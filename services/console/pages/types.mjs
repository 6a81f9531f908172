// Makes src/types/<service>.ts from the services' OpenAPI files.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const services = ['ingestion', 'task-dispatch', 'quality-check', 'payout'];
const head = '// Made by types.mjs from api-specs/openapi: not edited, not committed.\n';
await mkdir(new URL('src/types/', import.meta.url), { recursive: true });
for (const service of services) {
  const nodes = await openapi(new URL(`../../../api-specs/openapi/${service}.yaml`, import.meta.url));
  const file = new URL(`src/types/${service}.ts`, import.meta.url);
  const text = head + astToString(nodes);
  const before = await readFile(file, 'utf8').catch(() => '');
  if (before !== text) await writeFile(file, text);
}
