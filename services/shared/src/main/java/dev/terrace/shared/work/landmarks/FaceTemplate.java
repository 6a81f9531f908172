package dev.terrace.shared.work.landmarks;

import static dev.terrace.shared.work.landmarks.FeatureGroup.closed;
import static dev.terrace.shared.work.landmarks.FeatureGroup.open;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The published orders of a face's points. Left and right are the person's own.
 *
 * @param mirror for each point the one that takes its place when left and right are exchanged
 * @param normalizer the two points whose distance is the size of the face
 */
record FaceTemplate(String name, List<FeatureGroup> groups, List<Integer> mirror, List<Integer> normalizer) {
    /** Eyes, nose tip, corners of the mouth; the person's right first. */
    private static final FaceTemplate FACE_5 = new FaceTemplate(
            "face-5",
            List.of(open("right_eye", 1), open("left_eye", 1), open("nose", 1), open("mouth", 2)),
            mirror(5, new int[][] {{0, 1}, {3, 4}}),
            List.of(0, 1));

    /** 300-W (iBUG, Multi-PIE). */
    private static final FaceTemplate FACE_68 = new FaceTemplate(
            "face-68",
            List.of(
                    open("outline", 17),
                    open("right_brow", 5),
                    open("left_brow", 5),
                    open("nose", 9),
                    closed("right_eye", 6),
                    closed("left_eye", 6),
                    closed("mouth", 12),
                    closed("inner_mouth", 8)),
            mirror(68, new int[][] {
                {0, 16}, {1, 15}, {2, 14}, {3, 13}, {4, 12}, {5, 11}, {6, 10}, {7, 9}, //
                {17, 26}, {18, 25}, {19, 24}, {20, 23}, {21, 22}, {31, 35}, {32, 34}, //
                {36, 45}, {37, 44}, {38, 43}, {39, 42}, {40, 47}, {41, 46}, //
                {48, 54}, {49, 53}, {50, 52}, {55, 59}, {56, 58}, {60, 64}, {61, 63}, {65, 67}
            }),
            List.of(36, 45));

    /** WFLW. */
    private static final FaceTemplate FACE_98 = new FaceTemplate(
            "face-98",
            List.of(
                    open("outline", 33),
                    closed("right_brow", 9),
                    closed("left_brow", 9),
                    open("nose", 9),
                    closed("right_eye", 8),
                    closed("left_eye", 8),
                    closed("mouth", 12),
                    closed("inner_mouth", 8),
                    open("right_pupil", 1),
                    open("left_pupil", 1)),
            mirror(98, new int[][] {
                {0, 32}, {1, 31}, {2, 30}, {3, 29}, {4, 28}, {5, 27}, {6, 26}, {7, 25}, //
                {8, 24}, {9, 23}, {10, 22}, {11, 21}, {12, 20}, {13, 19}, {14, 18}, {15, 17}, //
                {33, 46}, {34, 45}, {35, 44}, {36, 43}, {37, 42}, {38, 50}, {39, 49}, {40, 48}, {41, 47}, //
                {55, 59}, {56, 58}, //
                {60, 72}, {61, 71}, {62, 70}, {63, 69}, {64, 68}, {65, 75}, {66, 74}, {67, 73}, //
                {76, 82}, {77, 81}, {78, 80}, {83, 87}, {84, 86}, {88, 92}, {89, 91}, {93, 95}, {96, 97}
            }),
            List.of(60, 72));

    private static final List<FaceTemplate> ALL = List.of(FACE_5, FACE_68, FACE_98);

    static Optional<FaceTemplate> named(String name) {
        return ALL.stream().filter(t -> t.name.equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(FaceTemplate::name).toList();
    }

    private static List<Integer> mirror(int points, int[][] pairs) {
        Integer[] mirror = new Integer[points];
        Arrays.setAll(mirror, i -> i);
        for (int[] pair : pairs) {
            mirror[pair[0]] = pair[1];
            mirror[pair[1]] = pair[0];
        }
        return new ArrayList<>(Arrays.asList(mirror));
    }
}
