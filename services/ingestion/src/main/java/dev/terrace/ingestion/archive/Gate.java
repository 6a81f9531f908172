package dev.terrace.ingestion.archive;

import dev.terrace.shared.stream.BulkInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What every entry passes, whatever the archive: names that are in order and come once. */
final class Gate {
    private final Entries entries;
    private final Map<String, String> names = new HashMap<>();

    Gate(Entries entries) {
        this.entries = entries;
    }

    /** Says, once the bytes were read, whether they were those that were packed. */
    interface Check {
        void whole() throws IOException;
    }

    Entries entries() {
        return entries;
    }

    /** Whether a file of this name is taken; if not, that is told. */
    boolean opens(String name) {
        if (EntryName.isCompanion(name)) {
            entries.leftOut(name);
            return false;
        }
        String fault = EntryName.fault(name);
        if (fault == null) {
            String before = names.putIfAbsent(EntryName.folded(name), name);
            fault = before == null
                    ? null
                    : before.equals(name)
                            ? "its name is there twice: give each file its own"
                            : "its name differs from '" + before + "' only in case or form: give each file its own";
        }
        if (fault != null) {
            entries.refused(name, fault);
        }
        return fault == null;
    }

    /** Hands the file over, and reads what was left unread, so that the check sees the whole. */
    void hand(String name, Unpacked bytes, Check check) throws IOException {
        entries.file(name, new Checked(bytes, check));
    }

    /** Bytes whose end is reached only if the check holds. */
    private static final class Checked extends BulkInputStream {
        private final Unpacked bytes;
        private final Check check;

        Checked(Unpacked bytes, Check check) {
            this.bytes = bytes;
            this.check = check;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = bytes.read(buffer, offset, length);
            if (some < 0) {
                check.whole();
            }
            return some;
        }
    }
}
