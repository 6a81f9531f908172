package dev.terrace.stack;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** A mongod with journal, as a replica set of one, reachable from this machine only. */
record MongoServer(Path folder, Port port, MongodBinary binary) implements Part {
    private static final String REPLICA_SET = "terrace";
    private static final String CACHE_GB = "1";
    private static final int OPLOG_MB = 1024;
    private static final int NOT_YET_INITIALIZED = 94;
    private static final int TIMEOUT_MILLIS = 2_000;

    static MongoServer of(Settings settings) {
        return new MongoServer(settings.home().resolve("mongo"), settings.portOf("mongo"), MongodBinary.of(settings));
    }

    String uri() {
        return "mongodb://%s/?replicaSet=%s".formatted(address(), REPLICA_SET);
    }

    private String address() {
        return "127.0.0.1:" + port.number();
    }

    @Override
    public String name() {
        return "mongod";
    }

    @Override
    public List<Port> ports() {
        return List.of(port);
    }

    @Override
    public ProcessBuilder command() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessBuilder(
                binary.find().toString(),
                "--replSet=" + REPLICA_SET,
                "--bind_ip=127.0.0.1",
                "--port=" + port.number(),
                "--dbpath=" + folder,
                "--wiredTigerCacheSizeGB=" + CACHE_GB,
                "--oplogSize=" + OPLOG_MB,
                "--nounixsocket",
                "--quiet",
                "--setParameter=diagnosticDataCollectionEnabled=false");
    }

    /** Makes it a replica set if it is none yet, and says whether it takes writes. */
    @Override
    public boolean ready() {
        if (!port.answers()) {
            return false;
        }
        try (MongoClient client = direct()) {
            MongoDatabase admin = client.getDatabase("admin");
            Document hello = admin.runCommand(new Document("hello", 1));
            if (hello.getBoolean("isWritablePrimary", false)) {
                return true;
            }
            formSet(admin);
            return false;
        } catch (MongoException e) {
            return false;
        }
    }

    /** Once, or again where the port is another than the data was made with. */
    private void formSet(MongoDatabase admin) {
        try {
            Document set = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
            Document member = set.getList("members", Document.class).getFirst();
            if (!address().equals(member.getString("host"))) {
                member.put("host", address());
                set.put("version", set.getInteger("version") + 1);
                admin.runCommand(new Document("replSetReconfig", set).append("force", true));
            }
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NOT_YET_INITIALIZED) {
                throw e;
            }
            Document member = new Document("_id", 0).append("host", address());
            admin.runCommand(new Document(
                    "replSetInitiate", new Document("_id", REPLICA_SET).append("members", List.of(member))));
        }
    }

    private MongoClient direct() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", port.number())))
                        .serverSelectionTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.readTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .build());
    }
}
