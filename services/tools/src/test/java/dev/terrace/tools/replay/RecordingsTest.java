package dev.terrace.tools.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.measure.Box;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsTest {
    @TempDir
    Path directory;

    @Test
    void readsClassesWithQuotesCommasAndOtherScripts() throws IOException {
        write(
                "labels.csv",
                "\uFEFFtask,worker,label\n\"a,1\",\"王\"\"w\"\"\",\"sunny, hot\"\n\n\"a,1\",w2,雨\r\nb,w2,雨\n");
        write("truth.csv", "task,truth\n\"a,1\",雨\n");
        Recording recording = Recordings.read(directory);
        assertEquals(List.of("a,1", "b"), List.copyOf(recording.tasks().keySet()));
        assertEquals(List.of("王\"w\"", "w2"), List.copyOf(recording.workers()));
        assertEquals(List.of("sunny, hot", "雨"), classes(recording));
        assertEquals("雨", recording.truths().get("a,1").path("class").asText());
        assertEquals(3, recording.labels());
    }

    @Test
    void toleratesWhatIsMissing() throws IOException {
        write("labels.csv", "worker,label,task,comment\nw1,x,1,\nw1,y,1,again\nw2,,1,no answer\n");
        write("truth.csv", "task,truth\n1,x\n2,y\n3,\n");
        Recording recording = Recordings.read(directory);
        assertEquals(1, recording.labels());
        assertEquals(3, recording.leftOut().size(), recording.leftOut().toString());
        assertEquals(List.of("x", "y"), classes(recording));
    }

    @Test
    void needsNoTruth() throws IOException {
        write("labels.csv", "task,worker,label\n1,w,x\n");
        Recording recording = Recordings.read(directory);
        assertTrue(recording.truths().isEmpty());
        assertEquals(2, classes(recording).size(), "a project needs two classes");
        assertEquals(
                "no truth: nothing to compare the resolutions with",
                Score.of(recording, Map.of()).lines());
    }

    @Test
    void givesOddClassesAName() throws IOException {
        write("labels.csv", "task,worker,label\n1,w,\"two\nlines\"\n1,v," + "x".repeat(101) + "\n");
        List<String> classes = classes(Recordings.read(directory));
        assertEquals(2, classes.size());
        assertTrue(
                classes.stream().allMatch(name -> name.length() <= 100 && name.indexOf('\n') < 0), classes.toString());
    }

    @Test
    void aSeenTaskWithoutBoxesIsAnEmptyLabel() throws IOException {
        write("labels.csv", "task,worker,box,x1,y1,x2,y2\n1,w,0,1.5,2,3,4\n1,w,1,5,6,7,8\n");
        write("seen.csv", "task,worker\n1,w\n1,v\n2,v\n");
        write("truth_tasks.csv", "task,width,height\n1,640,480\n2,640,480\n");
        Recording recording = Recordings.read(directory);
        Map<String, JsonNode> first = recording.tasks().get("1").answers();
        assertEquals(2, Box.of(first.get("w")).size());
        assertEquals(0, Box.of(first.get("v")).size());
        assertEquals(640, recording.tasks().get("2").row().path("width").asInt());
        assertEquals(0, Box.of(recording.truths().get("2")).size(), "an image that truth says is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "task,label\\n1,x|no column worker",
                "task,worker,label\\n1,w|line 2: 2 fields where the header has 3",
                "task,worker,label\\n,w,x|line 2: task is empty",
                "task,worker,label\\n1, ,x|line 2: worker is empty",
                "task,worker,label\\n|no labels in it",
                "''|no column task",
                "task,worker,box,x1,y1,x2,y2\\n1,w,0,a,1,2,2|line 2: x1 is not a number: a",
                "task,worker,box,x1,y1,x2,y2\\n1,w,0,NaN,1,2,2|line 2: x1 is not a finite number: NaN",
                "task,worker,box,x1,y1,x2,y2\\n1,w,0,3,1,2,2|line 2: a box needs x1 < x2",
                "task,worker,label\\n1,\"w,x\\n|not a CSV file"
            })
    void saysWhereAFileIsWrong(String content, String message) throws IOException {
        write("labels.csv", content.replace("\\n", "\n"));
        Malformed malformed = assertThrows(Malformed.class, () -> Recordings.read(directory));
        assertTrue(String.valueOf(malformed.getMessage()).contains(message), malformed.getMessage());
    }

    @Test
    void saysThatAFileIsMissingOrNotText() throws IOException {
        assertThrows(Malformed.class, () -> Recordings.read(directory));
        Files.write(directory.resolve("labels.csv"), new byte[] {'t', (byte) 0xff, (byte) 0xfe});
        Malformed malformed = assertThrows(Malformed.class, () -> Recordings.read(directory));
        assertTrue(String.valueOf(malformed.getMessage()).contains("not UTF-8"));
    }

    @Test
    void saysThatFreeTextIsNoWorkTypeYet() throws IOException {
        write(
                "labels.csv",
                IntStream.range(0, 1_001)
                        .mapToObj(n -> n + ",w,answer " + n + "\n")
                        .collect(Collectors.joining("", "task,worker,label\n", "")));
        Malformed malformed = assertThrows(Malformed.class, () -> Recordings.read(directory));
        assertTrue(String.valueOf(malformed.getMessage()).contains("free text"), malformed.getMessage());
    }

    private static List<String> classes(Recording recording) {
        return recording.work().schema().classes();
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content, StandardCharsets.UTF_8);
    }
}
