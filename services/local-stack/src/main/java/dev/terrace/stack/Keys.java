package dev.terrace.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/** The issuer's key pair in files: the private one for its owner only, the public one as a JWKS for the services. */
final class Keys {
    static final String PUBLIC = "jwks.json";

    /** Also the name of the issuer within its server, which names its keys so. */
    static final String ID = "terrace";

    private static final String PRIVATE = "private.jwk.json";
    private static final int BITS = 2048;
    private static final int SECRET_BYTES = 32;

    private Keys() {}

    /** The key pair of a folder, made now if there is none. */
    static RsaJsonWebKey of(Path folder) {
        Path secret = folder.resolve(PRIVATE);
        try {
            if (!Files.exists(secret)) {
                Files.createDirectories(folder);
                write(secret, generate().toJson(OutputControlLevel.INCLUDE_PRIVATE), "rw-------");
            }
            RsaJsonWebKey key = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(JsonUtil.parseJson(Files.readString(secret)));
            Path open = folder.resolve(PUBLIC);
            if (!Files.exists(open)) {
                write(open, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY), "rw-r--r--");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new StackException(
                    "The keys in %s are damaged: delete that folder to get new ones.".formatted(folder), e);
        }
    }

    /** The secret of a folder with which addresses of media are signed, made now if there is none. */
    static String mediaSecret(Path folder) {
        Path secret = folder.resolve("media.secret");
        try {
            if (!Files.exists(secret)) {
                Files.createDirectories(folder);
                byte[] bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                write(secret, HexFormat.of().formatHex(bytes), "rw-------");
            }
            return Files.readString(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RsaJsonWebKey generate() throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
        key.setKeyId(ID);
        key.setUse("sig");
        key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return key;
    }

    /** Whole or not at all, and never over another's: of two that make keys at once, the first wins. */
    private static void write(Path target, String text, String permissions) throws IOException {
        Path draft = Files.createTempFile(
                target.getParent(),
                "draft",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        try {
            Files.writeString(draft, text);
            Files.createLink(target, draft);
        } catch (FileAlreadyExistsException e) {
            // the first has won: its file is the one to read
        } finally {
            Files.delete(draft);
        }
    }
}
