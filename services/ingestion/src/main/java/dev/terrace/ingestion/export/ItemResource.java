package dev.terrace.ingestion.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.media.MediaLinks;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.UnitId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Items of a dataset, to be looked at a page at a time. */
@Path("/v1/datasets/{dataset}/items")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "results")
public class ItemResource {

    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");
    private static final int MOST_LOOKED_AT = 5_000;

    private final AccessScope scope;
    private final MongoEditions editions;
    private final ItemWalk items;
    private final Limits limits;
    private final MediaLinks media;

    ItemResource(AccessScope scope, MongoEditions editions, ItemWalk items, Limits limits, MediaLinks media) {
        this.scope = scope;
        this.editions = editions;
        this.items = items;
        this.limits = limits;
        this.media = media;
    }

    @GET
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "listItems", summary = "List items of a dataset with what has become of them")
    public ItemPage list(
            @PathParam("dataset") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("class") @Nullable String className,
            @QueryParam("minConfidence") @Nullable String minConfidence,
            @QueryParam("maxConfidence") @Nullable String maxConfidence,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Dataset dataset = scope.dataset(id);
        int most = WholeNumber.read("limit", limit, limits.pageItems(), limits.pageItems());
        ItemFilter filter = ItemFilter.of(ItemState.asked(state), className, minConfidence, maxConfidence);
        Gathered gathered =
                new Gathered(editions.get(dataset.terms()).terms().work().schema(), filter, most);
        Matcher from = CURSOR.matcher(cursor == null ? "0.0" : cursor);
        if (!from.matches()) {
            throw new Refused(CommonRefusal.BAD_PARAMETER, "cursor: give back 'next' of the page before, as it came");
        }
        items.from(dataset, Integer.parseInt(from.group(1)), Integer.parseInt(from.group(2)), gathered::goesOn);
        return new ItemPage(gathered.page, gathered.next);
    }

    /** Fills a page. */
    private final class Gathered {
        private final LabelSchema<?> schema;
        private final ItemFilter filter;
        private final int most;
        private final List<ItemView> page = new ArrayList<>();
        private int lookedAt;
        private @Nullable String next;

        Gathered(LabelSchema<?> schema, ItemFilter filter, int most) {
            this.schema = schema;
            this.filter = filter;
            this.most = most;
        }

        boolean goesOn(ItemResult item) {
            if (page.size() == most || lookedAt == MOST_LOOKED_AT) {
                UnitId first = UnitId.parse(item.units().getFirst().id());
                next = first.lot().number() + "." + first.n();
                return false;
            }
            lookedAt++;
            if (filter.wants(item)) {
                page.add(new ItemView(media.forAWhile(item.item().content()), ResolutionRow.of(item, schema)));
            }
            return true;
        }
    }

    /** An item, and what has become of it. */
    @Schema(name = "Item", description = "An item, and what has become of it")
    record ItemView(Content content, ResolutionRow result) {}

    /** Items, and where the next page begins; absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemPage(List<ItemView> items, @Nullable String next) {}
}
