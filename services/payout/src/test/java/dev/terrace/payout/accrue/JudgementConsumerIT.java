package dev.terrace.payout.accrue;

import static dev.terrace.payout.Ledger.NOW;
import static dev.terrace.payout.Ledger.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Judged;
import dev.terrace.payout.Ledger;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoOpenItems;
import dev.terrace.payout.OpenItem;
import dev.terrace.payout.Payee;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class JudgementConsumerIT {

    private static final String TOPIC = EventType.LOT_JUDGED.topic();
    private static final Duration BOUND = Duration.ofSeconds(90);

    @Inject
    MongoEntries entries;

    @Inject
    MongoOpenItems items;

    @Inject
    MongoProjects projects;

    @Inject
    ObjectMapper json;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(new HashMap<>(broker), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void booksTheSameHoweverOftenAndInWhateverOrderItIsTold() {
        Random random = new Random(7);
        String dataset = unique("d");
        String site = unique("s");
        List<LotJudged> judgements = new ArrayList<>();
        for (int lot = 0; lot < 20; lot++) {
            Judged judged = Judged.in("TRY");
            for (int label = 0; label < 30; label++) {
                String worker = site + "-w-" + random.nextInt(5);
                switch (random.nextInt(4)) {
                    case 0 -> judged.accepted(worker, site);
                    case 1 -> judged.late(worker, site);
                    case 2 -> judged.partly(worker, site, random.nextDouble());
                    default -> judged.rejected(worker, site, Cause.values()[random.nextInt(3)]);
                }
            }
            judgements.add(judged.of(dataset + "." + lot, 0));
        }
        List<LotJudged> told = new ArrayList<>();
        judgements.forEach(judged -> told.addAll(Collections.nCopies(1 + random.nextInt(5), judged)));
        Collections.shuffle(told, random);

        told.forEach(this::tell);
        Terms terms = Judged.in("TRY").terms();
        projects.keep(terms); // after the judgements, which wait for it

        List<Entry> expected = judgements.stream()
                .map(judged -> Pricing.price(judged, terms, Map.of(), NOW))
                .toList();
        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(entries.find(expected.stream().map(Entry::id).toList()))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(expected)
                    .flatExtracting(OpenItem::of)
                    .allSatisfy(item ->
                            assertThat(items.find(item.entry(), item.payee())).contains(item));
        });
        Ledger.assertSound("TRY", Payee.site(site), Payee.worker(site + "-w-1"));
    }

    @Test
    void comesToTheSameBooksInWhateverOrderCorrectionsAreTold() {
        Random random = new Random(11);
        String dataset = unique("d");
        String site = unique("s");
        String worker = unique("w");
        projects.keep(Judged.in("KRW").terms());
        List<LotJudged> told = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            String lot = dataset + "." + n;
            told.add(Judged.in("KRW")
                    .accepted(worker, site)
                    .accepted(worker, site)
                    .of(lot, 1));
            told.add(Judged.in("KRW").correcting(0, worker, site, 0, lot + "/1").of(lot, 2));
            told.add(Judged.in("KRW")
                    .correcting(0, worker, site, 0.5, lot + "/1")
                    .of(lot, 3));
            told.add(Judged.in("KRW")
                    .correcting(0, worker, site, 0.25, lot + "/2")
                    .of(lot, 4));
        }
        told.addAll(List.copyOf(told));
        Collections.shuffle(told, random);

        told.forEach(this::tell);

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(Ledger.earned("KRW", Payee.worker(worker)))
                        .as("of each lot, one label whole and one at a quarter")
                        .isEqualTo(12 * (68_000 + 17_000)));
        assertThat(Ledger.earned("KRW", Payee.site(site))).isEqualTo(12 * (8_000 + 2_000));
        await().atMost(BOUND)
                .until(() -> told.stream()
                        .allMatch(judged ->
                                entries.find("accrue:" + judged.judgement()).isPresent()));
        assertThat(Ledger.earned("KRW", Payee.worker(worker))).isEqualTo(12 * (68_000 + 17_000));
        Ledger.assertSound("KRW", Payee.site(site), Payee.worker(worker));
    }

    @Test
    void parksACorrectionOfALabelThatWasNeverJudged() {
        String lot = unique("d") + ".0";
        projects.keep(Judged.in("UYU").terms());
        LotJudged first = Judged.in("UYU").accepted("w", "s").of(lot, 1);
        LotJudged stray =
                Judged.in("UYU").correcting(7, "w", "s", 0, lot + "/1").of(lot, 2);
        tell(first);
        tell(stray);

        await().atMost(BOUND).until(() -> parked(stray.judgement()));
        assertThat(entries.find("accrue:" + stray.judgement())).isEmpty();
    }

    @Test
    void parksAJudgementThatPricesALabelAgainAndGoesOn() {
        String dataset = unique("d");
        projects.keep(Judged.in("MXN").terms());
        LotJudged first = Judged.in("MXN").accepted("w", "s").of(dataset + ".0", 0);
        LotJudged twice = Judged.in("MXN").accepted("w", "s").of(dataset + ".0", 1);
        LotJudged later = Judged.in("MXN").accepted("w", "s").of(dataset + ".1", 0);
        tell(first);
        await().atMost(BOUND)
                .until(() -> entries.find("accrue:" + first.judgement()).isPresent());
        tell(twice);
        tell(later);

        await().atMost(BOUND)
                .until(() -> entries.find("accrue:" + later.judgement()).isPresent());
        await().atMost(BOUND).until(() -> parked(twice.judgement()));
        assertThat(entries.find("accrue:" + twice.judgement())).isEmpty();
        assertThat(items.find("accrue:" + twice.judgement(), Payee.worker("w"))).isEmpty();
    }

    @Test
    void parksWhatItCannotReadAndBooksNoEntryWhereNothingWasJudged() {
        String dataset = unique("d");
        projects.keep(Judged.in("BRL").terms());
        LotJudged empty = Judged.in("BRL").of(dataset + ".0", 0);
        LotJudged later = Judged.in("BRL").accepted("w", "s").of(dataset + ".0", 1);
        send(dataset + ".0", ("{\"poison\": \"" + dataset + "\"").getBytes(UTF_8));
        tell(empty);
        tell(later);

        await().atMost(BOUND)
                .until(() -> entries.find("accrue:" + later.judgement()).isPresent());
        await().atMost(BOUND).until(() -> parked("{\"poison\": \"" + dataset));
        assertThat(entries.find("accrue:" + empty.judgement())).isEmpty();
    }

    private void tell(LotJudged judged) {
        try {
            send(judged.lot(), json.writeValueAsBytes(judged));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String key, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, key, value);
        record.headers().add("ce_type", EventType.LOT_JUDGED.typeName().getBytes(UTF_8));
        record.headers().add("ce_time", NOW.toString().getBytes(UTF_8));
        producer.send(record);
    }

    private boolean parked(String text) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC + ".dlq", 0)));
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(2))) {
                if (new String(record.value(), UTF_8).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }
}
