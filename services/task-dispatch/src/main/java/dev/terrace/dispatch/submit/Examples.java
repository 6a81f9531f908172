package dev.terrace.dispatch.submit;

/** Examples for the API description. */
interface Examples {
    String ROW = """
            {"unit":"d-7.0.1","attempt":1,"worker":"w-1","label":{"class":"cat"},"seconds":2.1}""";

    String ANSWERS = """
            {"submission":"s-abcdefghijklmnop","rows":[
             {"unit":"d-7.0.1","attempt":1,"outcome":"stored"},
             {"unit":"d-7.0.2","attempt":1,"outcome":"refused","reason":"worker-repeats",
              "detail":"worker: w-2 has labelled this unit; give it to another"}]}""";
}
