// Adds jobs in bulk, then does them in batches; prints how many of each a second. See scripts/peer-graphile.
import { Logger, run, runMigrations } from "graphile-worker";
import pg from "pg";

const [connectionString, count] = process.argv.slice(2);
const jobs = Number(count);
const BATCH = 1000;
const CONNECTIONS = 4;
const pool = new pg.Pool({ connectionString, max: 20 });
pool.on("error", () => {});
const logger = new Logger(() => () => {});

await runMigrations({ pgPool: pool, logger });

const ADD = `select count(*) from graphile_worker.add_jobs((
  select array_agg((
    'nothing', json_build_object('unit', n), null, null, null, null, null, null
  )::graphile_worker.job_spec) from generate_series($1::int, $2::int) n))`;
let began = performance.now();
let next = 0;
async function add() {
  for (let from = next; from < jobs; from = next) {
    next += BATCH;
    await pool.query(ADD, [from, Math.min(from + BATCH, jobs) - 1]);
  }
}
await Promise.all(Array.from({ length: CONNECTIONS }, add));
console.log(`added ${Math.round(jobs / ((performance.now() - began) / 1000))}`);

let done = 0;
let finished;
const all = new Promise((resolve) => (finished = resolve));
began = performance.now();
const runner = await run({
  preset: {
    worker: {
      concurrentJobs: 24,
      localQueue: { size: 500 },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
  },
  pgPool: pool,
  logger,
  noHandleSignals: true,
  taskList: {
    nothing: () => {
      done++;
      if (done === jobs) finished();
    },
  },
});
await all;
await runner.stop();
console.log(`done ${Math.round(jobs / ((performance.now() - began) / 1000))}`);
await pool.end();
