package dev.terrace.payout.balance;

import dev.terrace.payout.Balances.InCounty;
import dev.terrace.payout.Payee;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a county has earned. */
@Schema(description = "What a county has earned, in micro-units")
record CountyPay(
        @Schema(examples = "c-north") String county,
        @Schema(examples = "4") long sites,
        @Schema(examples = "320") long workers,

        @Schema(description = "Labels judged, rejected ones too", examples = "120000")
        long labels,

        @Schema(examples = "8160000000") long workerMicros,
        @Schema(examples = "960000000") long siteMicros) {

    static List<CountyPay> of(List<InCounty> earned) {
        return earned.stream()
                .collect(Collectors.groupingBy(InCounty::county, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(county -> of(county.getKey(), county.getValue()))
                .toList();
    }

    private static CountyPay of(String county, List<InCounty> earned) {
        List<InCounty> workers = of(Payee.Kind.WORKER, earned);
        List<InCounty> sites = of(Payee.Kind.SITE, earned);
        return new CountyPay(
                county,
                sites.size(),
                workers.size(),
                workers.stream().mapToLong(worker -> worker.sums().labels()).sum(),
                micros(workers),
                micros(sites));
    }

    private static List<InCounty> of(Payee.Kind kind, List<InCounty> earned) {
        return earned.stream().filter(one -> one.payee().kind() == kind).toList();
    }

    private static long micros(List<InCounty> earned) {
        return earned.stream().mapToLong(one -> one.sums().earnedMicros()).reduce(0, Math::addExact);
    }
}
