package dev.terrace.ingestion.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of others are read as independent readers do; they lie in ../shared, and without it those tests are skipped. */
class ArchiveTest {
    private static final Path ARCHIVES = Path.of("../../../shared/data/formats/archives");
    private static final ArchiveLimits LIMITS = new ArchiveLimits(1_000, 64 << 20, 256 << 20, 200);

    @TempDir
    Path folder;

    /** What was heard of an archive, a line each. */
    private static final class Heard implements Entries {
        private final List<String> files = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        @Override
        public void file(String name, InputStream bytes) throws IOException {
            int length = bytes.readAllBytes().length;
            files.add(name + " " + length);
        }

        @Override
        public void refused(String name, String problem) {
            refused.add(name + ": " + problem);
        }

        @Override
        public void leftOut(String name) {
            leftOut.add(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trailer.zip                | test1.xml 610, test2.xml 82
            prepended.zip              | Hello.txt 12, images/smile.gif 41
            zip64.zip                  | Hello.txt 12
            winzip_utf8.zip            | €_for_Dollar.txt 19, Ölfässer.txt 13, ascii.txt 5
            7zip_utf8.zip              | ascii.txt 5, Ölfässer.txt 13, €_for_Dollar.txt 19
            unicode_path_fallback.zip  | Ölfässer.txt 13, %U20AC_for_Dollar.txt 19, ascii.txt 5
            chinese_7075.zip           | 七个房间.txt 0
            gbk_7zip.zip               | fff - 副本.txt 19, fff.txt 6
            emoji_name.zip             | Iñtërnâtiônàlizætiøn☃💩.txt 34
            bla.tar                    | test1.xml 610, test2.xml 82
            bla.tgz                    | test1.xml 610, test2.xml 82
            trailer.tar                | test1.xml 610, test2.xml 82
            mac_appledouble.tar.gz     | customDir/file3 13, customDir/file2 13, customDir/file1 13
            """)
    void readsWhatOthersRead(String name, String files) throws Exception {
        assertThat(read(shared(name)).files).containsExactly(files.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            relative_path.zip          | ../xt          | climbs out
            absolute_c.zip             | C:/xt          | absolute
            backslash.zip              | Hel\\lo.txt     | backslash
            encrypted.zip              | Hello.txt      | encrypted
            strong_encryption.zip      | a.txt          | encrypted
            bad_crc.zip                | Hello.txt      | checksum
            duplicate_names.zip        | test1.txt      | twice
            unix_symlinks.zip          | link5          | link
            cp866_names.zip            | txt            | encoding
            long_name_pax.tar          | aaa            | characters
            truncated_content.tar      | test/bar       | cut or broken
            truncated_padding.tar      | test/bar       | cut or broken
            """)
    void refusesByName(String archive, String name, String problem) throws Exception {
        assertThat(read(shared(archive)).refused).anyMatch(line -> line.contains(name) && line.contains(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncated.zip",
                "missing_bytes.zip",
                "stored_dd.zip",
                "truncated_300_of_480.tgz",
                "members.gz",
                "two_members.gz"
            })
    void refusesWhatIsNoWholeArchive(String name) {
        Path archive = shared(name);
        assertThatThrownBy(() -> read(archive)).isInstanceOf(BadArchiveException.class);
    }

    @Test
    void leavesOutWhatMacsPackBesideFiles() throws Exception {
        assertThat(read(shared("mac_appledouble.tar.gz")).leftOut).hasSize(4).contains("customDir/._file3");
        Heard heard = read(zip("__MACOSX/a/._b", "a/.DS_Store", "a/b"));
        assertThat(heard.leftOut).containsExactly("__MACOSX/a/._b", "a/.DS_Store");
        assertThat(heard.files).containsExactly("a/b 1");
    }

    @Test
    void refusesNamesThatSomeDisksTakeForTheSame() throws Exception {
        Heard heard = read(zip("d1/001.jpg", "D1/001.jpg", "caf\u00e9", "cafe\u0301"));
        assertThat(heard.files).containsExactly("d1/001.jpg 1", "caf\u00e9 1");
        assertThat(heard.refused).hasSize(2).allMatch(line -> line.contains("only in case or form"));
    }

    @Test
    void isDoneWithABombWithinTwoSeconds() throws Exception {
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1_000; i++) {
                out.write(zeros);
            }
        }
        long began = System.nanoTime();
        assertThatThrownBy(() -> Archive.read(bomb, LIMITS, new Heard()))
                .isInstanceOf(BadArchiveException.class)
                .hasMessageContaining("unpacks to more than");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    private Path zip(String... names) throws IOException {
        Path zip = folder.resolve("some.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write('x');
            }
        }
        return zip;
    }

    private static Heard read(Path archive) throws IOException, BadArchiveException {
        Heard heard = new Heard();
        Archive.read(archive, LIMITS, heard);
        return heard;
    }

    private static Path shared(String name) {
        assumeTrue(Files.isDirectory(ARCHIVES), "../shared is not here: its archives are not read");
        return ARCHIVES.resolve(name);
    }
}
