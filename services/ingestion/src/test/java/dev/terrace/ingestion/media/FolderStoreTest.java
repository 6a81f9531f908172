package dev.terrace.ingestion.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.ingestion.media.MediaStore.Arrived;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {
    @TempDir
    private Path folder;

    private Path kept;
    private FolderStore store;

    @BeforeEach
    void open() {
        kept = folder.resolve("kept");
        store = new FolderStore(kept);
    }

    private Arrived arrived(String bytes) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "medium-", ".part"), bytes);
        return new Arrived(file, DigestUtils.sha256Hex(bytes));
    }

    private String read(String bytes) throws IOException {
        try (InputStream in =
                store.open(DigestUtils.sha256Hex(bytes), 0, bytes.length()).orElseThrow()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void keepsManyAtOnceEachUnderItsHash() throws IOException {
        List<Arrived> all = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            all.add(arrived("medium " + n));
        }
        store.keep(all);
        for (int n = 0; n < 300; n++) {
            assertThat(read("medium " + n)).isEqualTo("medium " + n);
        }
    }

    @Test
    void sameBytesTwiceInOneGoAndAgainLieThereOnce() throws IOException {
        store.keep(List.of(arrived("same"), arrived("same"), arrived("other")));
        store.keep(List.of(arrived("same")));
        assertThat(read("same")).isEqualTo("same");
        try (var files = Files.walk(kept)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void aFileThatACrashHasCutIsKeptAnew() throws IOException {
        Arrived whole = arrived("whole");
        Path place = kept.resolve(whole.sha256().substring(0, 2))
                .resolve(whole.sha256().substring(2, 4));
        Files.writeString(Files.createDirectories(place).resolve(whole.sha256()), "wh");
        store.keep(List.of(whole));
        assertThat(read("whole")).isEqualTo("whole");
    }

    @Test
    void oneThatCannotBeKeptIsTold() throws IOException {
        Arrived gone = new Arrived(folder.resolve("gone"), DigestUtils.sha256Hex("gone"));
        Arrived there = arrived("there");
        assertThatThrownBy(() -> store.keep(List.of(there, gone))).isInstanceOf(FileSystemException.class);
    }
}
