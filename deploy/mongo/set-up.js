// Makes the replica set, and for each service a user who owns its database and sees no other. Runs at every start:
// what is there stays, and a password that has changed in the service's file is changed here too.
const { readFileSync } = require("fs");

const secrets = process.env.SECRETS ?? "/run/secrets";
const server = process.env.MONGO ?? "mongo:27017";
const secret = (name) => readFileSync(`${secrets}/${name}`, "utf8").trim();
const admin = connect(`mongodb://root:${secret("mongo-root-password")}@${server}/admin?directConnection=true`);

try {
  admin.adminCommand({ replSetInitiate: { _id: "terrace", members: [{ _id: 0, host: server }] } });
} catch (e) {
  if (e.codeName !== "AlreadyInitialized") throw e;
}
while (!admin.hello().isWritablePrimary) sleep(200);

for (const service of ["ingestion", "task-dispatch", "quality-check", "payout", "console"]) {
  const [, user, pwd, database] = secret(`${service}.properties`).match(/mongodb:\/\/(.+?):(.+?)@.*authSource=(\w+)/);
  const owned = admin.getSiblingDB(database);
  const roles = ["readWrite"];
  if (owned.getUser(user)) owned.updateUser(user, { pwd, roles });
  else owned.createUser({ user, pwd, roles });
  print(`${user} owns ${database}`);
}
