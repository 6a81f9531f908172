package dev.terrace.ingestion.project;

/** Projects as clients send them. */
final class Examples {

    static final String PROJECT = """
            {
              "name": "Cats and dogs",
              "workType": "classes",
              "schema": {"classes": ["cat", "dog", "neither"]},
              "guideline": "The animal in the middle counts.",
              "quality": {"minOverlap": 2, "maxOverlap": 5, "confidence": 0.9, "distinctSites": true},
              "price": {
                "currency": "CNY",
                "labelMicros": 80000,
                "lateMicros": 40000,
                "siteBasisPoints": 1000,
                "platformBasisPoints": 500
              },
              "dispatch": {"priority": 5, "weight": 1, "leaseSeconds": 600, "lotUnits": 50}
            }
            """;

    static final String VERSION = """
            {
              "workType": "boxes",
              "schema": {"classes": ["car", "person"], "maxBoxes": 50},
              "price": {"currency": "CNY", "labelMicros": 200000}
            }
            """;

    private Examples() {}
}
