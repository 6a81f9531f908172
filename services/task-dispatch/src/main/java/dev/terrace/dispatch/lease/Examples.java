package dev.terrace.dispatch.lease;

/** Examples for the API description. */
interface Examples {
    String PACK = """
            {"pack":"k-abcdefghijklmnop","site":"s-1","state":"live","leasedAt":"2026-03-01T08:00:00Z",
             "renewBy":"2026-03-01T08:10:00Z","endsAt":"2026-03-01T09:20:00Z",
             "projects":[{"project":"p-1","name":"Cats and dogs","version":1,"workType":"classes",
                          "schema":{"type":"classes","classes":["cat","dog"]},"guideline":"What animal is it?"}],
             "units":[{"unit":"d-7.0.1","attempt":1,"project":"p-1","version":1,
                       "media":"https://media.example/1.jpg","width":640,"height":480}]}""";
}
