package dev.terrace.stack;

import java.util.List;
import java.util.Map;

/** Somebody whom the local issuer lets sign in, with what the services read in her token. */
record Person(String subject, String name, String role, Map<String, String> owned) {
    /** One for each role at least; clients, sites and workers are those of {@code scripts/demo}. */
    static final List<Person> ALL = List.of(
            worker("li-na", "Li Na 李娜", "yuanyang-1-101"),
            worker("wang-fang", "Wang Fang 王芳", "yuanyang-1-102"),
            new Person("chen-jie", "Chen Jie 陈洁", "site", Map.of("site", "yuanyang-1")),
            new Person("ada", "Ada, Riverside Mobility", "client", Map.of("client", "riverside-mobility")),
            new Person("zhao-min", "Zhao Min 赵敏", "reviewer", Map.of()),
            new Person("sun-li", "Sun Li 孙丽", "finance-maker", Map.of()),
            new Person("zhou-wei", "Zhou Wei 周伟", "finance-checker", Map.of()),
            new Person("wu-ming", "Wu Ming 吴明", "auditor", Map.of()),
            new Person("he-qiang", "He Qiang 何强", "operator", Map.of()));

    private static Person worker(String subject, String name, String worker) {
        return new Person(subject, name, "worker", Map.of("site", "yuanyang-1", "worker", worker));
    }
}
